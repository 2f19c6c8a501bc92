"""Web pages that crawlers put into records whole, with their menus, in place of an article's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.model.field_names import FieldMap
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.reading.source_file import FileMetadata, SourceFile
from searchapp.reading.web_pages import read_web_page

_PAGE_STARTS = ("<", "\ufeff", " ", "\n", "\r", "\t")
_HEAD_CHARS = 100
_PAGE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


def with_page_read(article: Article, record: Any, file: SourceFile) -> Article | ArticleError:
    """The article of a record; where its text is a whole page, with what is the page's article and says of it.

    What the record tells goes before what the page does.
    """
    page = _page_of(record, file.fields)
    if not page:
        return article
    inner = file.converted(".html", page, FileMetadata(url=article.url))
    read = next(read_web_page(inner, NO_REPEATED_LINES), None)
    if not isinstance(read, Article):
        return ArticleError(file.path, read.message if read else "has no article text")
    own = {name: getattr(article, name) or getattr(read, name) for name in _SHARED}
    return replace(article, body=read.body, removed=read.removed, **own)


_SHARED = ("title", "section", "byline", "source", "url", "language", "published")


def _may_hold_page(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, str) and value[:1] in _PAGE_STARTS and "<" in value[:_HEAD_CHARS]
    )


def _page_of(record: Any, fields: FieldMap) -> str:
    """The page that the first field of an article's text holds; empty where it holds none."""
    if not isinstance(record, Mapping) or not any(map(_may_hold_page, record.values())):
        return ""
    values = flattened(record, fields)
    names = plan_of(tuple(values), fields).sources["body"]
    text = next((value for name in names if isinstance(value := values.get(name), str) and value.strip()), "")
    return text if _PAGE.match(text) else ""
