"""Articles from what Europresse and Eureka export, as a web page or as text: `news·20190303·LM·0123` below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import decode_head, tidy
from searchapp.reading.press.export_lines import HEAD_BYTES, is_page, page_lines
from searchapp.reading.press.press_article import PressFields, is_copyright, is_date_line, paragraphs, press_article
from searchapp.reading.record_lines import Record, require_article_size, split_records, text_chunks, text_lines
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.dates import date_in_line

_NUMBER = re.compile(r"\b(?:news|web|radio|tv|biblio|pub)[·.•](?P<day>\d{8})[·.•]\w{1,8}[·.•]\w+", re.I)
_PAGE_SIGN = re.compile(r"DocPublicationName|titreArticleVisu|docOcurrContainer", re.I)
_ARTICLE = re.compile(r"<article\b", re.I)
_SPLIT = re.compile(r"(?i)(?=<article\b)")
_DETAILS = re.compile(r"\s*,\s*(?:p\.?|pp\.?|page|no|n°)\s*\S+.*$|\s+\d+\s+mots\b.*$", re.I)
_ISSUE = re.compile(
    r"\s*,\s*(?:(?:no|nos|nr|num[ée]ro|number|issue|vol)\b\.?|n[°º])\s*(?:\d[\w/-]*|[A-Z]+\d[\w/-]*)(?:\s*,.*)?$", re.I
)
_ASIDE = (
    ".//aside|.//footer|.//script|.//style|.//*[contains(@class,'publiC-lblNodoc') or contains(@class,'rdp__public')]"
)


def is_europresse(head: str, file: SourceFile) -> bool:
    """Whether a file is such an export."""
    if is_page(head):
        return b"docpublicationname" in file.head(HEAD_BYTES).lower()
    lines = [line for line in head.split("\n") if line.strip()]
    return bool(_NUMBER.search(head)) and any(is_date_line(_DETAILS.sub("", line)) for line in lines[:8])


def read_europresse(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """Each article of the export."""
    is_html = is_page(decode_head(file.head(HEAD_BYTES)).lstrip())
    count = 0
    for fields, line in _page_fields(file) if is_html else _text_fields(file):
        article = press_article(file, count + 1, fields)
        if article:
            count += 1
            yield article
        else:
            yield ArticleError(file.path, f"what follows article {count} has neither headline nor text", line)
    if not count:
        yield ArticleError(file.path, "has no article in a layout of Europresse's that can be read")


def _page_fields(file: SourceFile) -> Iterator[tuple[PressFields, int | None]]:
    """The fields of each <article> of a page."""
    rest = ""
    for chunk in text_chunks(file):
        *articles, rest = _SPLIT.split(rest + chunk)
        require_article_size(file, len(rest), 1)
        yield from ((_fields_of_article(file, markup), None) for markup in articles if _ARTICLE.match(markup))
    if _PAGE_SIGN.search(rest):
        yield _fields_of_article(file, rest), None


def _fields_of_article(file: SourceFile, markup: str) -> PressFields:
    """The fields of an <article> by the classes of its parts."""
    fields = PressFields(day_first=True)
    try:
        article = html.fromstring(markup)
    except (ValueError, html.etree.ParserError):
        return fields
    number = _NUMBER.search(article.text_content())
    for part in article.xpath(_ASIDE):
        fields.removed.append(" ".join(part.text_content().split()))
        part.drop_tree()
    fields.source = _paper(_text_of(article, "DocPublicationName"), fields)
    details = _text_of(article, "DocHeader")
    fields.title = _text_of(article, "titreArticleVisu") or _text_of(article, "titreArticle")
    fields.byline = _text_of(article, "docAuthors") or _text_of(article, "sm-margin-bottomNews")
    fields.date = details if date_in_line(details, "metadata", day_first=True) else number["day"] if number else ""
    fields.section = _section(details)
    fields.removed += [details, number.group() if number else ""]
    bodies = article.xpath(".//*[contains(@class,'docOcurrContainer')]") or article.xpath(
        ".//*[contains(@class,'DocText')]"
    )
    for body in bodies[:1]:
        body.tail = None
        fields.body = paragraphs(page_lines(file, [tidy(html.tostring(body, encoding="unicode"))]))
    return fields


def _text_of(article: html.HtmlElement, name: str) -> str:
    """The text of the first element with a class."""
    parts = article.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")
    return " ".join(parts[0].text_content().split()) if parts else ""


def _paper(line: str, fields: PressFields) -> str:
    """The name of the paper, without the number of its issue, by which it would be another paper each day."""
    if match := _ISSUE.search(line):
        fields.removed.append(match.group().strip(" ,"))
        return line[: match.start()]
    return line


def _section(details: str) -> str:
    """The section before the date in the line of details: `Politique, samedi 3 mars 2019, p. 8`."""
    first = details.split(",")[0].strip()
    return "" if date_in_line(first, "metadata", day_first=True) or any(char.isdigit() for char in first) else first


def _text_fields(file: SourceFile) -> Iterator[tuple[PressFields, int | None]]:
    """The fields of each article of a text; a document number is the last line of each."""
    ended = False

    def starts(line: str) -> bool:
        nonlocal ended
        begins = ended and bool(line.strip())
        ended = bool(_NUMBER.search(line)) or (ended and not begins)
        return begins

    for record in split_records(file, text_lines(file), starts):
        if any(_NUMBER.search(line) for line in record.lines):
            yield _fields_of_text(record), record.line


def _fields_of_text(record: Record) -> PressFields:
    """The fields of an article: source, details with the date, headline, byline, text, rights and number."""
    fields = PressFields(day_first=True)
    lines = record.lines
    end = next((index for index, line in enumerate(lines) if is_copyright(line) or _NUMBER.search(line)), len(lines))
    fields.removed += [line.strip() for line in lines[end:] if line.strip()]
    date = next((index for index, line in enumerate(lines[:end]) if is_date_line(_DETAILS.sub("", line))), None)
    if date is None:
        fields.body = paragraphs(lines[:end])
        return fields
    details = lines[date].strip()
    above = paragraphs(lines[:date])
    fields.source, fields.date, fields.section = _paper(above[-1] if above else "", fields), details, _section(details)
    fields.removed += [*above[:-1], details]
    _read_below(paragraphs(lines[date + 1 : end]), fields)
    return fields


def _read_below(parts: Sequence[str], fields: PressFields) -> None:
    """The headline, the byline if there is one, and the text."""
    fields.title = parts[0] if parts else ""
    rest = list(parts[1:])
    if len(rest) > 1 and len(rest[0].split()) <= 6 and not rest[0].rstrip().endswith((".", "!", "?", ":")):
        fields.byline = rest.pop(0)
    fields.body = rest
