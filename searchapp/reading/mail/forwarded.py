"""A message within the text of a mail that forwards it, or saved as text: its own subject, sender and day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives, word_lists

_TABLE = Path(__file__).parent / "data" / "forwarded.tsv"
_HEADERS = ("from", "date", "subject", "to")
_SUBJECT = LazyPattern(lambda: rf"\W*{alternatives(_TABLE)['subject']}\s*[:：]\s*")
_MARK = LazyPattern(lambda: rf"\W*{alternatives(_TABLE)['mark']}\W*")
_HEADER = re.compile(r"[>*\s]*(?P<name>[^\W\d_][^:\n]{0,16}?)\s*(?:\*\s*)?[:：]\s*(?:\*\s*)?(?P<value>\S.*)")
_LEAST_HEADERS = 3
_MAX_HEADERS = 12  # lines of them, blank ones and long lists of receivers among them
_MAX_NOTE_CHARS = 1_000  # of what stands above; whoever writes more has written a mail


class Forwarded(Struct, frozen=True):
    """The headers of a message within a mail, its text, and the lines above it."""

    headers: Mapping[str, str]  # `from`, `date`, `subject`, `to`
    text: str
    above: tuple[str, ...]


def forwarded_message(subject: str, text: str) -> Forwarded | None:
    """The message that a mail forwards and hardly says more; None for any other mail, as one that answers another."""
    lines = text.split("\n")
    start = _start(lines, is_forward=bool(_SUBJECT.match(subject)))
    if start is None or sum(map(len, lines[:start])) > _MAX_NOTE_CHARS:
        return None
    headers, end = _headers(lines, start)
    body = "\n".join(lines[end:]).strip()
    if len(headers) < _LEAST_HEADERS or "from" not in headers or not body:
        return None
    return Forwarded(headers, body, tuple(line.strip() for line in lines[:end] if line.strip()))


def headed_message(text: str) -> Forwarded | None:
    """The message that a text is which somebody saved with its headers in his language; None for any other text."""
    lines = text.lstrip().split("\n")
    headers, end = _headers(lines, 0) if _name(lines[0]) else ({}, 0)
    body = "\n".join(lines[end:]).strip()
    return Forwarded(headers, body, ()) if headers.keys() >= {"from", "date", "subject"} and body else None


def _start(lines: list[str], is_forward: bool) -> int | None:
    """The line behind the one that says that a message follows, or the first header where the subject says so."""
    for index, line in enumerate(lines):
        if _MARK.fullmatch(line) and (is_forward or "forward" in line.lower() or "weiter" in line.lower()):
            return index + 1
    if not is_forward:
        return None
    named = (index for index, line in enumerate(lines) if (name := _name(line)) and name[0] == "from")
    return next(named, None)


def _headers(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers from a line on, and the line behind them."""
    headers: dict[str, str] = {}
    end = start
    for index in range(start, min(len(lines), start + _MAX_HEADERS)):
        if field := _name(lines[index]):
            headers.setdefault(*field)
            end = index + 1
        elif lines[index].strip() or (headers and index > end):
            break
    return headers, end


def _name(line: str) -> tuple[str, str] | None:
    """The header that a line is, and its value."""
    match = _HEADER.fullmatch(line)
    field = _fields().get(match["name"].strip().casefold()) if match else None
    return (field, match["value"].strip()) if match and field else None


@cache
def _fields() -> Mapping[str, str]:
    """The field that each name of a header tells."""
    return {name: field for field in _HEADERS for name in word_lists(_TABLE)[f"{field} header"]}
