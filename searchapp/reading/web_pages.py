"""An article from an HTML page: its body by the block model, its headline and facts as the page gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import read_text, tidy
from searchapp.reading.html_blocks.blocks import page_root
from searchapp.reading.ids import file_id
from searchapp.reading.markup.body import PageBody, page_body
from searchapp.reading.markup.headline import headline
from searchapp.reading.markup.other_stories import drop_archive_heads, drop_other_stories, may_have_archive_head
from searchapp.reading.markup.page_data.script_texts import script_article
from searchapp.reading.markup.page_data.site import page_url, site_name, site_names
from searchapp.reading.markup.page_dates import page_published
from searchapp.reading.markup.page_facts import byline, labelled_source, section
from searchapp.reading.markup.web_page import web_page
from searchapp.reading.source_file import SourceFile
from searchapp.text.addresses import archived_original
from searchapp.text.calendar.path_dates import date_in_path
from searchapp.text.languages import detected_language, language_code

_PAGE_HEAD = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|div|article|main|title|meta)\b",
    re.S | re.I,
)


_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+)", re.I
)
_MIRRORED_FROM = re.compile(r"<!-- Mirrored from ([\w.-]+\.[a-z]{2,}/[^\s>]*) by HTTrack", re.I)
_NOTE_CHARS = 4_000
_PRINTED_FROM = re.compile(r"URL to article: ?(?:<[^<>]*>)*\s*(https?://[^\s<>\"]+)")


def is_web_page(head: str, file: SourceFile) -> bool:
    """Whether a file begins as a web page does."""
    return bool(_PAGE_HEAD.match(head))


def read_web_page(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a page, or why there is none."""
    text = read_text(file)
    root = page_root(text)
    if root is not None and may_have_archive_head(text):
        drop_archive_heads(root)
    page = web_page(root) if root is not None else None
    title = _line(headline(page, site_names(page))) if page else ""
    if page:
        drop_other_stories(page, title)
    body = page_body(page) if page else PageBody("")
    if page is None or not body.text:
        yield ArticleError(file.path, "has no article text")
        return
    url = page_url(page) or _saved_address(text) or _printed_address(text)
    without_headline = _without_headline(body.text, title)
    published = page_published(page, file.about.url) or date_in_path(file.about.url or url, "url")
    held = script_article(page)
    if held and held.published and not (published and published.reliable):
        published = held.published
    yield Article(
        id=file_id(file),
        title=title,
        body=without_headline,
        path=file.display_path,
        section=_line(section(page)),
        byline=_line(byline(page) or (held.byline if held else "")),
        source=_line(site_name(page) or labelled_source(page)),
        url=_line(url),
        language=detected_language(without_headline, hint=language_code(page.language)),
        published=published or date_in_path(file.path),
        removed=body.removed,
    )


def _saved_address(text: str) -> str:
    """The address that a browser, SingleFile or HTTrack notes in the page that it saves; empty where there is none."""
    if match := _SAVED_FROM.search(text, 0, _NOTE_CHARS):
        return archived_original(match[1])
    match = _MIRRORED_FROM.search(text) if "by HTTrack" in text else None
    return f"http://{match[1]}" if match else ""


def _printed_address(text: str) -> str:
    """The address that WordPress writes below a page to print; empty where there is none."""
    match = _PRINTED_FROM.search(text)
    return match[1] if match else ""


def _without_headline(body: str, title: str) -> str:
    """The body without the headline that many pages hold within it."""
    first, _, rest = body.partition("\n")
    return rest.strip() if rest and _line(first) == title else body


def _line(text: str | None) -> str:
    """The text on one line; empty where there is none."""
    return " ".join(tidy(text or "").split())
