"""An article from an HTML page, its main text found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import read_text, tidy
from searchapp.reading.ids import file_id
from searchapp.reading.source_file import SourceFile
from searchapp.text.dates import date_in_path, iso_date

if TYPE_CHECKING:
    from trafilatura.settings import Document

# Word F1 of the body on 91 pages: the defaults 0.965, favor_recall 0.967, favor_precision 0.978, without tables 0.970.
_OPTIONS = {"with_metadata": True, "include_comments": False, "include_tables": True}
_LEAST_CHARS = 200  # what precision leaves of a page may be a caption; a story is longer
_PAGE_HEAD = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|div|article|main|title|meta)\b",
    re.S | re.I,
)


def is_web_page(head: str, file: SourceFile) -> bool:
    """Whether a file begins as a web page does."""
    return bool(_PAGE_HEAD.match(head))


def read_web_page(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a page, or why there is none."""
    page = _extracted(read_text(file))
    body = _body(page) if page else ""
    if not page or not body:
        yield ArticleError(file.path, "has no article text")
        return
    yield Article(
        id=file_id(file),
        title=_line(page.title),
        body=body,
        path=file.display_path,
        section=_line(page.categories[0] if page.categories else ""),
        byline=_line(page.author),
        source=_line(page.sitename),
        url=_line(page.url),
        published=_published(page, file.path),
    )


def _extracted(text: str) -> Document | None:
    """What trafilatura finds in a page."""
    from trafilatura import bare_extraction  # takes half a second to import, and only HTML needs it

    strict: Document | None = bare_extraction(text, favor_precision=True, **_OPTIONS)
    if strict and len(strict.text or "") >= _LEAST_CHARS:
        return strict
    loose: Document | None = bare_extraction(text, favor_recall=True, **_OPTIONS)
    return loose if loose and len(loose.text or "") > len((strict and strict.text) or "") else strict


def _body(page: Document) -> str:
    """The main text, without the headline that many pages hold within it."""
    first, _, rest = tidy(page.text or "").strip().partition("\n")
    return rest.strip() if rest and _line(first) == _line(page.title) else f"{first}\n{rest}".strip()


def _published(page: Document, path: str) -> Published | None:
    """The date that the page's metadata give, or else its URL or its file's name."""
    return iso_date(page.date or "") or date_in_path(page.url or "", "url") or date_in_path(path)


def _line(text: str | None) -> str:
    """The text on one line; empty where there is none."""
    return " ".join(tidy(text or "").split())
