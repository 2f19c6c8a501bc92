"""What Next.js streams to a page in rows of `self.__next_f.push([1, "…"])`: data, and elements to be shown."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from lxml import etree

_PUSH = "__next_f.push("
_MAX_DEPTH = 200  # of elements; those of real pages nest some forty deep
_TEXT_ROW = re.compile(rb"T([0-9a-f]{1,8}),")
_TAG = re.compile(r"[a-z][a-z0-9-]{0,30}")
_ATTRIBUTES = {"className": "class", "id": "id", "href": "href", "dateTime": "datetime"}
_DECODER = json.JSONDecoder()


def next_rows(root: etree._Element) -> list[Any]:
    """The values of a page's stream in their order, each with the texts that it refers to; none for other pages."""
    scripts = (script.text or "" for script in root.iter("script"))
    stream = "".join(chunk for text in scripts if _PUSH in text for chunk in _chunks(text))
    rows = dict(_rows(stream.encode("utf-8", "replace")))
    texts = {f"${name}": row for name, row in rows.items() if isinstance(row, str)}
    return [_with_texts(row, texts, _MAX_DEPTH) for row in rows.values() if not isinstance(row, str)]


def as_markup(row: Any) -> str:
    """The elements of a row as HTML."""
    return "".join(_markup(row, _MAX_DEPTH))


def _chunks(script: str) -> Iterator[str]:
    """The pieces of the stream in a script."""
    start = script.find(_PUSH)
    while start >= 0:
        start += len(_PUSH)
        try:
            value, start = _DECODER.raw_decode(script, start)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            yield value[1]
        start = script.find(_PUSH, start)


def _rows(stream: bytes) -> Iterator[tuple[str, Any]]:
    """The rows of a stream: `7:["$","p",…]` up to the end of a line, `a:T1f,…` with the number of its bytes."""
    start = 0
    while (colon := stream.find(b":", start)) >= 0:
        name = stream[start:colon].decode("ascii", "replace").strip()
        if text := _TEXT_ROW.match(stream, colon + 1):
            start = text.end() + int(text[1], 16)
            yield name, stream[text.end() : start].decode("utf-8", "replace")
            continue
        start = stream.find(b"\n", colon) + 1 or len(stream)
        try:
            yield name, orjson.loads(stream[colon + 1 : start])
        except orjson.JSONDecodeError:  # the name of a module, or of a file to be loaded
            continue


def _with_texts(value: Any, texts: Mapping[str, str], depth: int) -> Any:
    """A value with texts in place of the names of their rows, `$a`; empty in place of other names.

    A text that begins with a dollar sign has two.
    """
    if isinstance(value, str):
        if value.startswith("$") and value != "$":
            return value[1:] if value.startswith("$$") else texts.get(value, "")
        return value
    if isinstance(value, list) and depth:
        return [_with_texts(inner, texts, depth - 1) for inner in value]
    if isinstance(value, dict) and depth:
        return {key: _with_texts(inner, texts, depth - 1) for key, inner in value.items()}
    return value


def _markup(value: Any, depth: int) -> Iterator[str]:
    """An element `["$", "p", null, {"children": …}]` and those within it as HTML; of a component what is within it."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        yield html.escape(str(value))
    elif isinstance(value, list) and depth:
        if len(value) >= 4 and value[0] == "$" and isinstance(value[3], dict):
            yield from _element(str(value[1]), value[3], depth - 1)
        else:
            for inner in value:
                yield from _markup(inner, depth - 1)


def _element(tag: str, properties: dict[str, Any], depth: int) -> Iterator[str]:
    """The HTML of an element; of a component of the page's own making what stands within it."""
    is_tag = bool(_TAG.fullmatch(tag))
    given = ((name, properties.get(key)) for key, name in _ATTRIBUTES.items() if is_tag)
    names = "".join(f' {name}="{html.escape(value)}"' for name, value in given if isinstance(value, str))
    yield f"<{tag}{names}>" if is_tag else ""
    written = properties.get("dangerouslySetInnerHTML")
    text = written.get("__html") if isinstance(written, dict) else None
    yield text if isinstance(text, str) else ""
    yield from _markup(properties.get("children"), depth)
    yield f"</{tag}>" if is_tag else ""
