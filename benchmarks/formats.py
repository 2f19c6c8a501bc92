"""`python -m benchmarks.formats`: how many articles of each format are read a second on one core, and how many bytes.

The same invented articles are written in each format, and read as `searchapp index` reads them, without finding facts
in them. The quickest of some rounds counts, in seconds of the processor.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import time
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.endless_news import InventedArticle, invented_articles
from benchmarks.memory import PAGE, SCRIPT, web_archive_record
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

Articles = Sequence[InventedArticle]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="in each format")
    parser.add_argument("--chars", type=int, default=2_500, help="of the body of each")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = list(islice(invented_articles(options.chars), options.articles))
    print("| format | articles a second | MB a second |\n|---|---|---|")
    for name, write in WRITERS.items():
        files = write(articles)
        seconds = min(_seconds(files, len(articles)) for _ in range(options.rounds))
        megabytes = sum(len(file.content or b"") for file in files) / 1e6
        print(f"| {name} | {len(articles) / seconds:,.0f} | {megabytes / seconds:.1f} |", flush=True)


def _seconds(files: Sequence[SourceFile], expected: int) -> float:
    """The processor's time for reading files; they have to hold as many articles as are expected."""
    started = time.process_time()
    count = sum(isinstance(result, Article) for file in files for result in read_articles(file))
    if count != expected:
        raise SystemExit(f"{files[0].path} has {count} articles of {expected}")
    return time.process_time() - started


def _apart(suffix: str, write: Callable[[InventedArticle], str]) -> Callable[[Articles], list[SourceFile]]:
    """A file for each article."""
    return lambda articles: [
        SourceFile(f"{article.id}{suffix}", content=write(article).encode(), named=True) for article in articles
    ]


def _together(name: str, write: Callable[[Articles], str | bytes]) -> Callable[[Articles], list[SourceFile]]:
    """One file for all articles."""

    def files(articles: Articles) -> list[SourceFile]:
        content = write(articles)
        return [SourceFile(name, content=content.encode() if isinstance(content, str) else content, named=True)]

    return files


def _text(article: InventedArticle) -> str:
    return f"{article.title}\n\nBy Ann Lee\n{article.day}\n\n{article.body}\n"


def _page(article: InventedArticle) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in article.body.split("\n"))
    return PAGE.format(title=article.title, day=article.day, paragraphs=paragraphs, script=SCRIPT)


def _markdown(article: InventedArticle) -> str:
    return f"---\ntitle: {article.title}\ndate: {article.day}\n---\n\n{article.body}\n"


def _record(article: InventedArticle) -> dict[str, object]:
    return {"id": article.id, "title": article.title, "body": article.body, "published": article.day}


def _table(articles: Articles) -> str:
    stream = io.StringIO(newline="")
    rows = csv.DictWriter(stream, ["id", "title", "body", "published"])
    rows.writeheader()
    rows.writerows(map(_record, articles))
    return stream.getvalue()


def _feed(articles: Articles) -> str:
    items = (
        f"<item><title>{article.title}</title><description>{article.body}</description>"
        f"<pubDate>{article.day}</pubDate></item>"
        for article in articles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay News</title>{"".join(items)}</channel></rss>'


def _zip(articles: Articles) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for article in articles:
            archive.writestr(f"{article.id}.html", _page(article))
    return stream.getvalue()


def _web_archive(articles: Articles) -> bytes:
    return b"".join(
        web_archive_record(f"{article.id}.html", article.day, "text/html; charset=utf-8", _page(article).encode())
        for article in articles
    )


def _mailbox(articles: Articles) -> bytes:
    mails = []
    for article in articles:
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = (
            "Ann Lee <ann@quay.example>",
            article.title,
            f"<{article.id}@quay>",
        )
        mail["Date"] = f"{article.day}T08:00:00Z"
        mail.set_content(article.body)
        mails.append(b"From ann@quay.example Mon Jan  5 08:00:00 2015\n" + bytes(mail) + b"\n")
    return b"".join(mails)


def _nexis(articles: Articles) -> str:
    return "".join(
        f"\n                      {number} of {len(articles)} DOCUMENTS\n\n                    Quay News\n\n"
        f"                   May 4, 2015 Monday\n\n{article.title}\n\nBYLINE: Ann Lee\n\nLENGTH: 400 words\n\n\n"
        f"{article.body}\n\nLOAD-DATE: May 4, 2015\n\nLANGUAGE: ENGLISH\n\n"
        for number, article in enumerate(articles, start=1)
    )


WRITERS: dict[str, Callable[[Articles], list[SourceFile]]] = {
    "plain text": _apart(".txt", _text),
    "HTML, 45 KB of scripts a page": _apart(".html", _page),
    "Markdown": _apart(".md", _markdown),
    "JSON Lines": _together(
        "a.jsonl", lambda articles: "\n".join(json.dumps(_record(article)) for article in articles)
    ),
    "JSON": _together("a.json", lambda articles: json.dumps([_record(article) for article in articles])),
    "CSV": _together("a.csv", _table),
    "RSS": _together("a.rss", _feed),
    "Nexis": _together("a.txt", _nexis),
    "mailbox": _together("a.mbox", _mailbox),
    "zip of HTML": _together("a.zip", _zip),
    "WARC": _together("a.warc", _web_archive),
}

if __name__ == "__main__":
    main()
