"""Invented articles as text in each format that `benchmarks.formats` measures: many in a file, or each in its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from email.message import EmailMessage
from html import escape

from benchmarks.memory import PAGE, SCRIPT
from benchmarks.news.endless_news import InventedArticle
from searchapp.reading import SourceFile

Articles = Sequence[InventedArticle]
Writer = Callable[[Articles], list[SourceFile]]


def apart(suffix: str, write: Callable[[InventedArticle], str | bytes]) -> Writer:
    """A file for each article."""
    return lambda articles: [_file(f"{article.id}{suffix}", write(article)) for article in articles]


def together(name: str, write: Callable[[Articles], str | bytes]) -> Writer:
    """One file for all articles."""
    return lambda articles: [_file(name, write(articles))]


def _file(name: str, content: str | bytes) -> SourceFile:
    return SourceFile(name, content=content.encode() if isinstance(content, str) else content, named=True)


def _each(write: Callable[[InventedArticle, str], str], between: str = "\n") -> Callable[[Articles], str]:
    """What `write` makes of each article and its day as exports print it, one after the other."""
    return lambda articles: between.join(
        write(article, f"{date.fromisoformat(article.day):%B %d, %Y}") for article in articles
    )


def paragraphs(article: InventedArticle) -> str:
    """The body as HTML."""
    return "".join(f"<p>{escape(line)}</p>" for line in article.body.split("\n"))


def _text(article: InventedArticle) -> str:
    return f"{article.title}\n\nBy Ann Lee\n{article.day}\n\n{article.body}\n"


def web_page(article: InventedArticle) -> str:
    """A page as sites of today have them."""
    return PAGE.format(title=article.title, day=article.day, paragraphs=paragraphs(article), script=SCRIPT)


def _markdown(article: InventedArticle) -> str:
    return f"---\ntitle: {article.title}\ndate: {article.day}\n---\n\n{article.body}\n"


def record(article: InventedArticle) -> dict[str, object]:
    """The article with the names of fields that searchapp has."""
    return {"id": article.id, "title": article.title, "body": article.body, "published": article.day}


def _table(articles: Articles) -> str:
    stream = io.StringIO(newline="")
    rows = csv.DictWriter(stream, ["id", "title", "body", "published"])
    rows.writeheader()
    rows.writerows(map(record, articles))
    return stream.getvalue()


def _feed(articles: Articles) -> str:
    items = (
        f"<item><title>{article.title}</title><description>{article.body}</description>"
        f"<pubDate>{article.day}</pubDate></item>"
        for article in articles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>{"".join(items)}</channel></rss>'


def _nexis(articles: Articles) -> str:
    return "".join(
        f"\n                      {number} of {len(articles)} DOCUMENTS\n\n                    Quay News\n\n"
        f"                   May 4, 2015 Monday\n\n{article.title}\n\nBYLINE: Ann Lee\n\nLENGTH: 400 words\n\n\n"
        f"{article.body}\n\nLOAD-DATE: May 4, 2015\n\nLANGUAGE: ENGLISH\n\n"
        for number, article in enumerate(articles, start=1)
    )


def mail(article: InventedArticle) -> bytes:
    """A mail of plain text."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Lee <ann@quay.example>", article.title
    message["Message-ID"], message["Date"] = f"<{article.id}@quay>", f"{article.day}T08:00:00Z"
    message.set_content(article.body)
    return bytes(message)


def _mailbox(articles: Articles) -> bytes:
    return b"".join(b"From ann@quay.example Mon Jan  5 08:00:00 2015\n" + mail(each) + b"\n" for each in articles)


def _ris(article: InventedArticle, day: str) -> str:
    slashed, text = article.day.replace("-", "/"), article.body.replace("\n", "\n  ")
    return f"TY  - NEWS\nTI  - {article.title}\nAU  - Lee, Ann\nDA  - {slashed}/\nAB  - {text}\nER  - \n"


def _bibtex(article: InventedArticle, day: str) -> str:
    fields = {"title": article.title, "author": "Lee, Ann", "date": article.day, "abstract": article.body}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{article.id},\n{lines}}}\n\n"


def _blog(article: InventedArticle, day: str) -> str:
    moment = f"{date.fromisoformat(article.day):%m/%d/%Y} 08:00:00 AM"
    head = f"AUTHOR: Ann Lee\nTITLE: {article.title}\nSTATUS: Publish\nDATE: {moment}\n-----\n"
    return f"{head}BODY:\n{paragraphs(article)}\n-----\n--------"


def _nexis_uni(article: InventedArticle, day: str) -> str:
    head = f"{article.title}\n\nQuay News\n\n{day}\n\nCopyright 2015 Quay News\n\nLength: 400 words\n\nByline: Ann Lee"
    return f"{head}\n\nBody\n\n{article.body}\n\nLoad-Date: {day}\n\nEnd of Document\n"


def _factiva(article: InventedArticle, day: str) -> str:
    written = f"{date.fromisoformat(article.day):%d %B %Y}"
    head = f"HD {article.title}\nBY Ann Lee\nWC 400 words\nPD {written}\nSN Quay News\nSC QUAY\nLA English\n"
    return f"{head}CY Copyright 2015\n\nLP\n{article.body}\n\nAN Document QUAY000020150504eb5400001\n"


def _europresse(article: InventedArticle, day: str) -> str:
    head = f"Quay News\nNews, {day}, p. 8\n\n{article.title}\n\nAnn Lee\n\n{article.body}\n\n"
    return f"{head}© 2015 Quay News. All rights reserved.\nnews·{article.day.replace('-', '')}·QN·0012\n"


def _proquest(article: InventedArticle, day: str) -> str:
    tail = f"Title: {article.title}\n\nPublication title: Quay News\n\nPublication date: {day}"
    return f"{'_' * 60}\n\n{article.title}\n\nAuthor: Lee, Ann\n\nFull text: {article.body}\n\n{tail}\n"


def _anpa(article: InventedArticle, day: str) -> str:
    text = article.body.replace("\n", "\n\t   ")
    head = f"z6715-----\nr z BC-Quay   05-04 0400\n^BC-Quay,400<\n^{article.title}<\n^By ANN LEE=\n^Quay News=\n"
    return f"{head}\t   OSLO, Norway (QN) _ {text}\n\t   QN-WF-{day_of_wire(article)} 0922GMT<"


def day_of_wire(article: InventedArticle) -> str:
    """The day as American agencies sign with it."""
    return f"{date.fromisoformat(article.day):%m-%d-%y}"


def _agency(article: InventedArticle, day: str) -> str:
    sent = f"{date.fromisoformat(article.day):%d}0642 Mai {article.day[2:4]}"
    head = f"bdt0234 4 vm 400  dpa 0642\n\nHafen/\n{article.title} =\n\n"
    return f"{head}Oslo (dpa) - {article.body}\n\ndpa al yy\n{sent}\n"


def _wire_sgml(article: InventedArticle, day: str) -> str:
    moment = f"{date.fromisoformat(article.day):%d-%b-%Y} 11:01:00.00".upper()
    text = f"<TITLE>{article.title}</TITLE><BODY>{article.body}\n&#3;</BODY>"
    return f'<REUTERS NEWID="{article.id[1:]}"><DATE>{moment}</DATE><PLACES></PLACES><TEXT>&#2;{text}</TEXT></REUTERS>'


def _alto(articles: Articles) -> str:
    pages = (
        "<Page>"
        + "".join(
            "<TextBlock><TextLine>"
            + "<SP/>".join(f'<String CONTENT="{escape(word)}" WC="0.9"/>' for word in line.split())
            + "</TextLine></TextBlock>"
            for line in f"{article.title}\n{article.body}".split("\n")
        )
        + "</Page>"
        for article in articles
    )
    return f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout>{"".join(pages)}</Layout></alto>'


def _subtitles(article: InventedArticle) -> str:
    words = article.body.split()
    cues = (" ".join(words[start : start + 8]) for start in range(0, len(words), 8))
    times = "00:{0:02}:{1:02},000 --> 00:{0:02}:{1:02},900"
    return "\n".join(f"{number}\n{times.format(*divmod(number, 60))}\n{cue}\n" for number, cue in enumerate(cues, 1))


def _nitf(article: InventedArticle) -> str:
    head = f'<head><title>{article.title}</title><docdata><date.issue norm="{article.day}"/></docdata></head>'
    return f"<nitf>{head}<body><body.content>{paragraphs(article)}</body.content></body></nitf>"


WRITERS: dict[str, Writer] = {
    "plain text": apart(".txt", _text),
    "HTML, with 45 KB of scripts a page": apart(".html", web_page),
    "Markdown": apart(".md", _markdown),
    "JSON Lines": together("a.jsonl", lambda articles: "\n".join(json.dumps(record(article)) for article in articles)),
    "JSON": together("a.json", lambda articles: json.dumps([record(article) for article in articles])),
    "CSV": together("a.csv", _table),
    "RSS": together("a.rss", _feed),
    "NITF": apart(".nitf", _nitf),
    "wire SGML": together("a.sgm", _each(_wire_sgml)),
    "Nexis": together("a.txt", _nexis),
    "Nexis Uni": together("a.txt", _each(_nexis_uni)),
    "Factiva": together("a.txt", _each(_factiva)),
    "Europresse": together("a.txt", _each(_europresse)),
    "ProQuest": together("a.txt", _each(_proquest)),
    "RIS": together("a.ris", _each(_ris)),
    "BibTeX": together("a.bib", _each(_bibtex)),
    "Movable Type": together("a.txt", _each(_blog)),
    "ANPA": together("a.txt", _each(_anpa)),
    "dpa": together("a.txt", _each(_agency)),
    "ALTO": together("a.alto", _alto),
    "SubRip": apart(".srt", _subtitles),
    "mail": apart(".eml", mail),
    "mailbox": together("a.mbox", _mailbox),
}
