"""The values in a page's scripts: JSON, Nuxt's state, objects that are assigned to names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson
from lxml import etree

_MAX_CHARS = 5_000_000  # of a script
_ASSIGNED = re.compile(r"[\w$\])]\s*=\s*(?=\{)")
_NUXT = "__NUXT_DATA__"
_DECODER = json.JSONDecoder()


def script_values(root: etree._Element) -> Iterator[Any]:
    """The values of scripts that hold JSON, but for JSON-LD, or assign an object to a name."""
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").strip().lower()
        if not 0 < len(text) <= _MAX_CHARS or kind.startswith("application/ld+json"):
            continue
        if kind.endswith("json"):
            value = _parsed(text)
            yield _joined(value) if script.get("id") == _NUXT and isinstance(value, list) else value
        elif not kind or "javascript" in kind:
            yield from _assigned(text)


def _parsed(text: str) -> Any:
    """The value of JSON; None for what is none."""
    try:
        return orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError:
        return None


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


def _joined(values: list[Any]) -> Any:
    """The first of the values of a state that name those within them by their numbers: `[{"title": 1}, "Weir shut"]`.

    An object is written down behind the first one that names it. Others name it a second time, and go without.
    """
    joined: list[Any] = [type(value)() if isinstance(value, dict | list) else value for value in values]

    def named(number: Any, outer: int) -> Any:
        if not isinstance(number, int) or not 0 <= number < len(joined):
            return None
        return None if number <= outer and isinstance(joined[number], dict | list) else joined[number]

    for outer in range(len(values) - 1, -1, -1):
        value = values[outer]
        if isinstance(value, dict):
            joined[outer].update((key, named(number, outer)) for key, number in value.items())
        elif isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):  # ["Ref", 4], ["Date", "2021…"]
            joined[outer] = value[1] if isinstance(value[1], str) else named(value[1], outer)
        elif isinstance(value, list):
            joined[outer].extend(named(number, outer) for number in value)
    return joined[0] if joined else None
