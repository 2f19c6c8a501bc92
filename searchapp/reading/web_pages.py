"""An article from an HTML page: its body by the block model, what its head says by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import read_text, tidy
from searchapp.reading.ids import file_id
from searchapp.reading.markup.blocks import page_root
from searchapp.reading.markup.body import PageBody, page_body
from searchapp.reading.markup.page_dates import page_language, page_published
from searchapp.reading.markup.page_words import page_description, page_title
from searchapp.reading.source_file import SourceFile
from searchapp.text.dates import date_in_path
from searchapp.text.languages import detected_language, language_code

if TYPE_CHECKING:
    from lxml import etree
    from trafilatura.settings import Document

_MAX_CHARS = 2_000_000  # of a longer page, for which trafilatura takes minutes, only the head is looked at
_HEAD_CHARS = 300_000
_PAGE_HEAD = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|div|article|main|title|meta)\b",
    re.S | re.I,
)


def is_web_page(head: str, file: SourceFile) -> bool:
    """Whether a file begins as a web page does."""
    return bool(_PAGE_HEAD.match(head))


def read_web_page(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a page, or why there is none."""
    text = read_text(file)
    root = page_root(text)
    published = page_published(root, file.about.url) if root is not None else None
    body = page_body(root, page_title(root), page_description(root)) if root is not None else PageBody("")
    if root is None or not body.text:
        yield ArticleError(file.path, "has no article text")
        return
    page = _metadata(root if len(text) <= _MAX_CHARS else page_root(text[:_HEAD_CHARS]))
    title = _line(page.title)
    without_headline = _without_headline(body.text, title)
    yield Article(
        id=file_id(file),
        title=title,
        body=without_headline,
        path=file.display_path,
        section=_line(page.categories[0] if page.categories else ""),
        byline=_line(page.author),
        source=_line(page.sitename),
        url=_line(page.url),
        language=detected_language(without_headline, hint=language_code(page_language(root))),
        published=published or date_in_path(file.about.url or page.url or "", "url") or date_in_path(file.path),
        removed=body.removed,
    )


def _metadata(root: etree._Element | None) -> Document:
    """What trafilatura finds in a page."""
    from trafilatura.metadata import extract_metadata  # takes half a second to import, and only HTML needs it

    return extract_metadata(root, extensive=False)  # its dates are not asked for


def _without_headline(body: str, title: str) -> str:
    """The body without the headline that many pages hold within it."""
    first, _, rest = body.partition("\n")
    return rest.strip() if rest and _line(first) == title else body


def _line(text: str | None) -> str:
    """The text on one line; empty where there is none."""
    return " ".join(tidy(text or "").split())
