"""What a page's JSON-LD says: of its article, of the site, and whether it is a live blog."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from lxml import etree
from msgspec import Struct

from searchapp.reading.html_blocks.html_fragments import html_to_text

_MAX_CHARS = 5_000_000
_MAX_DEPTH = 6  # @graph, lists and mainEntity; real pages reach 4
_TOP_DEPTH = 4
_CONTROL = re.compile("[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
# In the order in which they may stand, as in `/*<![CDATA[*/ … /*]]>*/`.
_COMMENT_STARTS = ("<!--", "//", "/*", "<![CDATA[", "*/", "-->")
_COMMENT_ENDS = (";", "-->", "*/", "]]>", "/*", "//", "<!--", ";")
_SCHEMA, _PREFIXED = "schema:", '"schema:'
_REFERENCE_KEYS = frozenset(("@id", "@type"))
_PARSELY_NAMES = {
    "title": "headline", "link": "url", "pub_date": "datePublished", "author": "author", "authors": "author",
    "section": "articleSection",
}  # fmt: skip
_GRAPH_KEYS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "about")
_ARTICLE_TYPE = re.compile(
    r"Article|Posting|Report|Review|^Report|Newspaper|AskPublic|OpinionPiece|CreativeWork$|Blog$|Webpage", re.I
)


class JsonLd(Struct, frozen=True):
    """A page's JSON-LD: the values of its scripts, and the text of those that are broken."""

    values: Sequence[object] = ()
    broken: Sequence[str] = ()

    def entries(self) -> Iterator[dict[str, Any]]:
        """All objects, outer before inner."""
        for value in self.values:
            yield from _objects(value, _MAX_DEPTH)

    def top_entries(self) -> Iterator[dict[str, Any]]:
        """The objects that stand for the page itself: no items of lists, comments or other stories within them."""
        for value in self.values:
            yield from _top_objects(value, _TOP_DEPTH)

    def article_bodies(self) -> Iterator[tuple[str, str]]:
        """The texts that are given as an `articleBody`, as plain text, each behind its headline.

        Those of a live blog's entries come first, as one.
        """
        for entry in self.entries():
            if updates := [text for update in _updates(entry) for text in _update_texts(update)]:
                yield _headline(entry), "\n".join(updates)
        for entry in self.entries():
            body = entry.get("articleBody")
            if isinstance(body, list):
                body = "\n".join(text for text in body if isinstance(text, str))
            if isinstance(body, str) and body.strip():
                yield _headline(entry), html_to_text(body)

    def resolved(self, value: object) -> object:
        """The object of the page that a value refers to by its `@id` alone; else the value itself."""
        if not isinstance(value, dict) or "@id" not in value or not value.keys() <= _REFERENCE_KEYS:
            return value
        same = (entry for entry in self.entries() if entry.get("@id") == value["@id"])
        return next((entry for entry in same if not entry.keys() <= _REFERENCE_KEYS), value)

    def is_live_blog(self) -> bool:
        """Whether the page says that it is a live blog."""
        return any("LiveBlogPosting" in types_of(entry) for entry in self.entries())


def json_ld_of(root: etree._Element) -> JsonLd:
    """The JSON-LD in a page's scripts."""
    values: list[object] = []
    broken: list[str] = []
    for script in root.iter("script"):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        text = script.text or ""
        value = _parsed(text) if 0 < len(text) <= _MAX_CHARS else None
        if value is not None:
            values.append(_without_prefixes(value) if _PREFIXED in text else value)
        else:
            broken.append(text[:_MAX_CHARS])
    return JsonLd([*values, *_parsely_entries(root)], broken)


def _parsely_entries(root: etree._Element) -> Iterator[dict[str, Any]]:
    """What a page tells Parse.ly of its article, as JSON-LD has it."""
    for meta in root.iter("meta"):
        value = _parsed(meta.get("content") or "") if meta.get("name") == "parsely-page" else None
        if isinstance(value, dict):
            yield {"@type": "NewsArticle"} | {name: value[key] for key, name in _PARSELY_NAMES.items() if key in value}


def types_of(entry: dict[str, Any]) -> list[str]:
    """The names of an object's types."""
    kinds = entry.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def is_article(entry: dict[str, Any]) -> bool:
    """Whether an object is of a type that articles have."""
    return any(is_article_type(kind) for kind in types_of(entry))


def is_article_type(kind: str) -> bool:
    """Whether a type of schema.org is one that articles have."""
    return bool(_ARTICLE_TYPE.search(kind))


def _parsed(text: str) -> Any:
    """The value of JSON, commented or broken by line feeds though it may be; None for what is none."""
    text = _uncommented(_CONTROL.sub(" ", text))
    for repaired in (str, lambda broken: _TRAILING_COMMA.sub(r"\1", broken), html.unescape):
        try:
            return orjson.loads(repaired(text).encode("utf-8", "replace"))
        except orjson.JSONDecodeError:
            continue
    return None


def _without_prefixes(value: Any, depth: int = _MAX_DEPTH) -> Any:
    """A value with the names of schema.org as they are without a prefix for it."""
    if isinstance(value, list) and depth:
        return [_without_prefixes(inner, depth - 1) for inner in value]
    if not isinstance(value, dict) or not depth:
        return value
    return {name.removeprefix(_SCHEMA): _without_prefixes(inner, depth - 1) for name, inner in value.items()}


def _uncommented(text: str) -> str:
    """A script without the marks that hide it from old browsers and from XML."""
    text = text.strip()
    for mark in _COMMENT_STARTS:
        text = text.removeprefix(mark).lstrip()
    for mark in _COMMENT_ENDS:
        text = text.removesuffix(mark).rstrip()
    return text


def _headline(entry: dict[str, Any]) -> str:
    return headline if isinstance(headline := entry.get("headline"), str) else ""


def _updates(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of an object that is a live blog."""
    updates = entry.get("liveBlogUpdate")
    return [update for update in (updates if isinstance(updates, list) else [updates]) if isinstance(update, dict)]


def _update_texts(update: dict[str, Any]) -> Iterator[str]:
    """The headline of a live blog's entry, and its text."""
    for key in ("headline", "articleBody"):
        text = update.get(key)
        if isinstance(text, str) and text.strip():
            yield html_to_text(text).strip()


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """The objects within a value, down to a depth."""
    if depth and isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner, depth - 1)
    elif depth and isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth - 1 if isinstance(inner, list) else depth)


def _top_objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth:
        for item in value:
            yield from _top_objects(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for key in _GRAPH_KEYS:
            if isinstance(value.get(key), dict | list):
                yield from _top_objects(value[key], depth - 1)


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a value, or the names of the things that it holds."""
    if isinstance(value, str):
        yield one_line(value)
    elif isinstance(value, dict):
        yield from texts_of(value.get("name") or _person_name(value))
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)


def _person_name(person: dict[str, Any]) -> str:
    """The name of somebody of whom the given and the family name are told apart."""
    parts = (person.get(key) for key in ("givenName", "additionalName", "familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def one_line(text: str) -> str:
    """A text of a page's data without entities, in single spaces."""
    return " ".join(html.unescape(text).split())
