"""The lines of an export, be it plain text or the web page that the same database makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser

from searchapp.errors import ArticleError
from searchapp.reading.encodings.decoding import decode_head, tidy
from searchapp.reading.record_lines import MAX_ARTICLE_CHARS, text_chunks, text_lines
from searchapp.reading.source_file import SourceFile

HEAD_BYTES = 1 << 17  # a page of Factiva's has 60 KiB of styles before its first article
_PAGE = re.compile(r"\s*<(?:!doctype|!--|\?xml|html|head|body|meta|div|p|a)\b|\s*<!--", re.I)
# In small letters; what a page of none of them has cannot be its export.
_DATABASES = (
    b"factiva", b"nexis", b"lexis.com", b"proquest", b"newsbank", b"genios", b" document<", b" documents<",
    b" dokument<", b" dokumenten<", b"wisenews", b"wisers", b"wisesearch", b"gale onefile", b"gale document number",
    b"infotrac",
)  # fmt: skip
_ARTICLE_CLASS = re.compile(rb'article"(?<=[" ](?:en|fr|de|es|it|pt|ru|ja)article")')
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav",
        "ol", "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    )
)  # fmt: skip
_PARAGRAPHS = frozenset(
    (
        "p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "center",
        "blockquote", "hr",
    )
)  # fmt: skip
_HIDDEN = frozenset(("script", "style", "noscript", "template", "title"))


def export_lines(file: SourceFile) -> Iterator[str]:
    """The lines of a file: of a page those that are shown, an empty one between its paragraphs."""
    if is_page(decode_head(file.head(1 << 12))):
        return page_lines(file, text_chunks(file))
    return text_lines(file)


def head_lines(head: str, file: SourceFile) -> list[str]:
    """The first lines of what may be an export; none of a page that names no press database."""
    return _page_head(head, file) if is_page(head) else _split_head(head)


def is_page(head: str) -> bool:
    """Whether a file begins as a web page does."""
    return bool(_PAGE.match(head))


def page_lines(file: SourceFile, chunks: Iterable[str]) -> Iterator[str]:
    """The lines that a page shows; raises ArticleError for a page that has a tag without end."""
    page = _PageLines()
    for chunk in chunks:
        page.feed(chunk)
        if len(page.rawdata) > MAX_ARTICLE_CHARS or page.size > MAX_ARTICLE_CHARS:
            raise ArticleError(file.path, "has a tag without an end, or a line longer than an article; save it anew")
        yield from page.take()
    page.close()
    page.end_line(True)
    yield from page.take()


class _PageLines(HTMLParser):
    """Collects the lines of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._hidden = 0
        self.size = 0  # characters of the line that has no end yet

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """End the line before a block."""
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.end_line(tag in _PARAGRAPHS)

    def handle_endtag(self, tag: str) -> None:
        """End the line behind a block."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.end_line(tag in _PARAGRAPHS)

    def handle_data(self, data: str) -> None:
        """Keep the text that is shown."""
        if not self._hidden:
            self._parts.append(data)
            self.size += len(data)

    def end_line(self, is_paragraph: bool) -> None:
        """End the line, and the paragraph too if it is one."""
        line = " ".join("".join(self._parts).split())
        self._parts, self.size = [], 0
        if line:
            self._lines.append(line)
        if is_paragraph:
            self._lines.append("")

    def take(self) -> list[str]:
        """The lines since the last call."""
        lines, self._lines = self._lines, []
        return lines


@lru_cache(maxsize=1)
def _split_head(head: str) -> list[str]:
    return tidy(head).split("\n")


@lru_cache(maxsize=1)  # the readers ask for the same head one after the other
def _page_head(head: str, file: SourceFile) -> list[str]:
    longer_head = file.head(HEAD_BYTES)
    in_small_letters = longer_head.lower()
    names_database = any(name in in_small_letters for name in _DATABASES)
    if not names_database and not _ARTICLE_CLASS.search(in_small_letters):
        return []
    try:
        return list(page_lines(file, [tidy(decode_head(longer_head))]))
    except ArticleError:
        return []
