"""What a page's JSON-LD says of its article: its whole text, and whether it is a live blog."""

from __future__ import annotations

import re
from collections.abc import Iterator

import orjson
from lxml import etree

from searchapp.reading.markup.fragments import html_to_text

_MAX_CHARS = 5_000_000
_MAX_DEPTH = 6  # @graph, lists and mainEntity; real pages reach 4
_CONTROL = re.compile("[\x00-\x1f]+")


def article_bodies(root: etree._Element) -> Iterator[str]:
    """The texts that a page gives as an `articleBody`, as plain text."""
    for entry in _entries(root):
        body = entry.get("articleBody")
        if isinstance(body, str) and body.strip():
            yield html_to_text(body)


def is_live_blog(root: etree._Element) -> bool:
    """Whether a page says that it is a live blog."""
    return any("LiveBlogPosting" in _types(entry) for entry in _entries(root))


def _types(entry: dict[str, object]) -> tuple[object, ...]:
    kind = entry.get("@type")
    return tuple(kind) if isinstance(kind, list) else (kind,)


def _entries(root: etree._Element) -> Iterator[dict[str, object]]:
    """The objects in a page's JSON-LD, outer before inner."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            text = script.text or ""
            if 0 < len(text) <= _MAX_CHARS:
                yield from _objects(_parsed(text), _MAX_DEPTH)


def _parsed(text: str) -> object:
    """The value of JSON; None where it is broken beyond line breaks within its texts."""
    try:
        return orjson.loads(_CONTROL.sub(" ", text).strip().removesuffix(";").encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return None


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """The objects within a value, down to a depth."""
    if depth and isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner, depth - 1)
    elif depth and isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth - 1 if isinstance(inner, list) else depth)
