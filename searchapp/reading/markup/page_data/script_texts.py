"""The article in the data from which scripts build a page: `__NEXT_DATA__`, `window.__STATE__ = {…}`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from searchapp.model.article import Article
from searchapp.reading.html_blocks.html_fragments import html_to_text
from searchapp.reading.markup.page_data.next_stream import next_rows
from searchapp.reading.markup.page_data.own_entries import headline_test
from searchapp.reading.markup.page_data.script_values import script_values
from searchapp.reading.markup.web_page import WebPage
from searchapp.reading.records.articles import article_of_record
from searchapp.reading.records.record_fields import InvalidRecord

STORY_WORDS = 40  # at least, of a story that a page holds
_MAX_VALUES = 100_000  # of a script's data; the states of real pages hold some thousands
_MAX_DEPTH = 12  # of a text in parts: documents of editors nest paragraphs, links, words
_TITLE_KEYS = ("headline", "title", "name")
_TITLES_KEY = "headlines"  # of Arc XP: for the page, for mobiles, for search machines
_BODY_KEY = re.compile(
    r"(?:article|main|full|story|post)?[-_]?(?:body|content|text|html)[-_]?(?:html|text|raw|plain|elements)?", re.I
)
_PART_KEYS = ("rendered", "html", "text", "content", "value", "body", "children", "paragraphs", "blocks", "items")
_BESIDE_TEXT = re.compile(
    r"interstitial|related|image|video|audio|gallery|oembed|custom_embed|social|reference|link_list|divider", re.I
)
_MERE_LINK = re.compile(r"\s*<a\b[^<>]*>[^<>]*</a>\s*", re.I)
_LINE_KINDS = frozenset(("paragraph", "heading", "p", "h2", "h3", "link", "listItem", "list_item"))


def script_texts(page: WebPage) -> Iterator[str]:
    """The texts that a page's scripts give to an article of the page's headline."""
    yield from (text for _, text in _script_stories(page))


def streamed_texts(page: WebPage) -> Iterator[str]:
    """The same of what Next.js streams to a page."""
    yield from (text for _, text in _stories(streamed_rows(page), headline_test(page)))


@lru_cache(maxsize=1)  # asked for with the data in them and with the elements
def streamed_rows(page: WebPage) -> Sequence[Any]:
    """The values that Next.js streams to a page."""
    return next_rows(page.root)


def script_article(page: WebPage) -> Article | None:
    """What a page's scripts say of the article of the page's headline, as of a record; None where they hold none."""
    stories = (entry | {"body": text} for entry, text in _script_stories(page) if is_long(text))
    story = next(stories, None)
    try:
        return article_of_record(story, "", "") if story else None
    except InvalidRecord:
        return None


def is_long(text: str) -> bool:
    """Whether a text has the words of a story; shorter ones are teasers, labels and messages."""
    return text.count(" ") >= STORY_WORDS


@lru_cache(maxsize=1)  # asked for with a page's text, its day and its writers
def _script_stories(page: WebPage) -> Sequence[tuple[dict[str, Any], str]]:
    return list(_stories(script_values(page.root), headline_test(page)))


def _stories(values: Iterable[Any], is_headline: Callable[[str], bool]) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects in some values that have the page's headline, each with a text of its own."""
    for entry in (entry for value in values for entry in _objects(value)):
        titles = [entry.get(key) for key in _TITLE_KEYS]
        headlines = entry.get(_TITLES_KEY)
        titles += headlines.values() if isinstance(headlines, dict) else ()
        if any(isinstance(title, str) and is_headline(title) for title in titles):
            bodies = (_text(value, _MAX_DEPTH) for key, value in entry.items() if _BODY_KEY.fullmatch(key))
            yield from ((entry, body) for body in bodies if body)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects within a value, the outer ones first."""
    waiting = deque([value])
    for _ in range(_MAX_VALUES):
        if not waiting:
            return
        inner = waiting.popleft()
        if isinstance(inner, dict):
            yield inner
            inner = list(inner.values())
        if isinstance(inner, list):
            waiting.extend(part for part in inner if isinstance(part, dict | list))


def _text(value: Any, depth: int) -> str:
    """The plain text of a value: of HTML, of a list of paragraphs, of a document in an editor's parts."""
    if isinstance(value, str):
        return html_to_text(value).strip()
    if isinstance(value, list) and depth:
        return "\n".join(filter(None, (_text(part, depth - 1) for part in value if not _is_beside_text(part))))
    if isinstance(value, dict) and depth:
        parts = next((value[key] for key in _PART_KEYS if value.get(key)), "")
        if value.get("type") in _LINE_KINDS and isinstance(parts, list):
            return "".join(_inline(part, depth - 1) for part in parts)
        return _text(parts, depth - 1)
    return ""


def _is_beside_text(part: Any) -> bool:
    """Whether a part of a text is a link to another story, a picture or the like."""
    if not isinstance(part, dict):
        return False
    return bool(_BESIDE_TEXT.match(str(part.get("type", ""))) or _MERE_LINK.fullmatch(str(part.get("content", ""))))


def _inline(part: Any, depth: int) -> str:
    """A piece of a paragraph, with the spaces around it."""
    text = part.get("text") if isinstance(part, dict) else part
    return text if isinstance(text, str) else _text(part, depth)
