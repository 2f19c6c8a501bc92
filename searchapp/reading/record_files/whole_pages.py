"""Web pages that crawlers put into records whole, with their menus, and whole mails, in place of an article's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.model.field_names import FieldMap
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.mail.messages import is_mail, read_mail
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.reading.source_file import FileMetadata, SourceFile
from searchapp.reading.web_pages import read_web_page

_PAGE_STARTS = ("<", "\ufeff", " ", "\n", "\r", "\t")
_HEAD_CHARS = 100
_MAIL_HEAD_CHARS = 2_000
_FIRST_HEADER_CHARS = 64  # in which the name of the first header ends
_PAGE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


_SHARED = ("title", "section", "byline", "source", "url", "language", "published")


def with_page_read(article: Article, record: Any, file: SourceFile) -> Article | ArticleError:
    """The article of a record; where its text is a whole page or mail, with what is its article and says of it.

    What the record tells goes before what the page or the mail does.
    """
    inner = _inner_file(article, record, file)
    if inner is None:
        return article
    read_inner = read_mail if inner.suffix == ".eml" else read_web_page
    read = next(read_inner(inner, NO_REPEATED_LINES), None)
    if not isinstance(read, Article):
        return ArticleError(file.path, read.message if isinstance(read, ArticleError) else "has no article text")
    own = {name: getattr(article, name) or getattr(read, name) for name in _SHARED}
    return replace(article, body=read.body, removed=read.removed, **own)


def _inner_file(article: Article, record: Any, file: SourceFile) -> SourceFile | None:
    """The page or the mail that the text of a record is; None for any other text."""
    if isinstance(record, Mapping) and any(map(_may_hold_page, record.values())):
        page = _first_text(record, file.fields)
        if _PAGE.match(page):
            return file.converted(".html", page, FileMetadata(url=article.url))
    if ":" in article.body[:_FIRST_HEADER_CHARS] and is_mail(article.body[:_MAIL_HEAD_CHARS], file):
        text = _first_text(record, file.fields) or article.body
        return file.converted(".eml", text, FileMetadata(url=article.url))
    return None


def _may_hold_page(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, str) and value[:1] in _PAGE_STARTS and "<" in value[:_HEAD_CHARS]
    )


def _first_text(record: Mapping[str, Any], fields: FieldMap) -> str:
    """The first field of an article's text, as it is."""
    values = flattened(record, fields)
    names = plan_of(tuple(values), fields).sources["body"]
    return next((value for name in names if isinstance(value := values.get(name), str) and value.strip()), "")
