"""PDF: its text layer by pypdf, the lines of a page joined to paragraphs."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import structs
from msgspec.structs import replace

from searchapp.errors import ArticleError
from searchapp.model.article import Published
from searchapp.reading.documents.parsed_document import Document, library_faults, written_on
from searchapp.reading.documents.pdf_columns import page_lines
from searchapp.reading.encodings.repairs import joined_lines, text_words
from searchapp.reading.source_file import FileMetadata, SourceFile
from searchapp.text.calendar.dates import date_in_line

_MAX_PAGES = 5_000
_EDGE_LINES = 2  # at the top and the bottom of a page, where running heads and page numbers stand
_MIN_REPEATS = 3  # pages whose first or last lines are alike, but for numbers, have a running head
_FULL_LINE = 0.8  # of the length of long lines: a shorter one ends its paragraph
_LONG_LINE_SHARE = 0.75  # of the lines of a column are shorter than its long lines
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|pagina|strona|стр\.)?\s*(?:[-–—]\s*)?\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?(?:\s*[-–—])?",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")


def read_pdf(file: SourceFile) -> Document:
    """The paragraphs of a PDF's text layer. Raises ArticleError."""
    with library_faults(file.path, "PDF"):
        from pypdf import PdfReader  # of the extra `documents`

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip in a file that it can read
        with file.open_seekable() as stream:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError(file.path, "is encrypted; save it without a password")
            if len(reader.pages) > _MAX_PAGES:
                raise ArticleError(file.path, f"has more than {_MAX_PAGES:,} pages; split it")
            pages = [page_lines(page) for page in reader.pages]
            about = _about(reader.metadata)
    heads = _running_heads(pages)
    published = next(filter(None, map(_day_of_issue, _lines_at_edges(pages, heads))), about.published)
    return Document(tuple(_joined(_without_heads(pages, heads))), replace(about, published=published))


def _about(properties: Any) -> FileMetadata:
    """The title, the author and the day of writing that a PDF tells."""
    if not properties:
        return FileMetadata()
    created = properties.get("/CreationDate")
    digits = re.sub(r"\D", "", str(created or ""))[:8]
    title, author = (" ".join(str(properties.get(name) or "").split()) for name in ("/Title", "/Author"))
    is_title = " " in title and not title.startswith("Microsoft Word")  # not the name of a file
    written = written_on(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if len(digits) == len("20161231") else None
    return FileMetadata(title=title if is_title else "", byline=author, published=written)


def _running_heads(pages: list[list[str]]) -> set[str]:
    """What the lines that many pages begin or end with are compared by."""
    counts = Counter(key for page in pages for key in {_line_key(line) for line in _edges(page)} - {""})
    return {key for key, count in counts.items() if count >= _MIN_REPEATS}


def _lines_at_edges(pages: list[list[str]], heads: set[str]) -> Iterator[str]:
    """The running heads of all pages."""
    return (line for page in pages for line in _edges(page) if _line_key(line) in heads)


def _day_of_issue(head: str) -> Published | None:
    """The day in a running head, which may also be that of printing; None where it has none."""
    published = date_in_line(head)
    return structs.replace(published, reliable=False) if published else None


def _without_heads(pages: list[list[str]], heads: set[str]) -> Iterator[str]:
    """The lines of all pages, less their running heads and numbers, a blank one where a page ends with a sentence."""
    for page in pages:
        edges = {id(line) for line in _edges(page) if _line_key(line) in heads or _PAGE_NUMBER.fullmatch(line.strip())}
        lines = [line.rstrip() for line in page if id(line) not in edges]
        while lines and not lines[-1]:
            lines.pop()
        yield from lines
        if lines and _SENTENCE_END.search(lines[-1]):
            yield ""


def _edges(page: list[str]) -> list[str]:
    """The first and the last lines of a page."""
    lines = [line for line in page if line.strip()]
    return [*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]]


def _line_key(line: str) -> str:
    """What lines are compared by: their words, numbers alike."""
    return re.sub(r"\d+", "0", " ".join(line.split()).casefold())


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs out of lines: a full line goes on in the next, and words that are cut between them are made whole."""
    lines = list(lines)
    words = text_words("\n".join(lines))
    lengths = sorted(len(line) for line in lines if line.strip())
    long_line = lengths[int(len(lengths) * _LONG_LINE_SHARE)] if lengths else 0
    paragraph = ""
    for line in lines:
        text = line.strip()
        if paragraph and not text:
            yield paragraph
            paragraph = ""
            continue
        paragraph = joined_lines(paragraph, text, words) or f"{paragraph} {text}".strip()
        if len(line) < _FULL_LINE * long_line and not _HYPHENATED.search(text):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph
