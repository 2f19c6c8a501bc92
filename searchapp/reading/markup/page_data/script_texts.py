"""The article's text in the data from which scripts build a page: `__NEXT_DATA__`, `window.__STATE__ = {…}`."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import orjson

from searchapp.reading.markup.html_fragments import html_to_text
from searchapp.reading.markup.page_data.own_entries import headline_test
from searchapp.reading.markup.web_page import WebPage

_MAX_CHARS = 5_000_000  # of a script
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
_ASSIGNED = re.compile(r"[\w$\])]\s*=\s*(?=\{)")
_DECODER = json.JSONDecoder()


def script_texts(page: WebPage) -> Iterator[str]:
    """The texts that a page's scripts give to an article of the page's headline."""
    is_headline = headline_test(page)
    for value in _script_values(page):
        for entry in _objects(value):
            titles = [entry.get(key) for key in _TITLE_KEYS]
            headlines = entry.get(_TITLES_KEY)
            titles += headlines.values() if isinstance(headlines, dict) else ()
            if any(isinstance(title, str) and is_headline(title) for title in titles):
                bodies = (value for key, value in entry.items() if _BODY_KEY.fullmatch(key))
                yield from filter(None, (_text(body, _MAX_DEPTH) for body in bodies))


def _script_values(page: WebPage) -> Iterator[Any]:
    """The values of scripts that hold JSON, or assign an object to a name."""
    for script in page.root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").strip().lower()
        if not 0 < len(text) <= _MAX_CHARS or kind.startswith("application/ld+json"):
            continue
        if kind.endswith("json"):
            yield from _parsed(text)
        elif not kind or "javascript" in kind:
            yield from _assigned(text)


def _parsed(text: str) -> Iterator[Any]:
    try:
        yield orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return


def _assigned(text: str) -> Iterator[Any]:
    """The objects that a script assigns to names, as far as they are JSON."""
    stop = 0
    for match in _ASSIGNED.finditer(text):
        if match.start() >= stop:
            try:
                value, stop = _DECODER.raw_decode(text, match.end())
            except (ValueError, RecursionError):
                continue
            yield value


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
