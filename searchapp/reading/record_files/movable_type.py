"""The records of a blog's archive as Movable Type, TypePad and Hatena export it: entries with `--------` between them.

TITLE: Ferry sails again
DATE: 03/02/2021 09:15:00 AM
-----
BODY:
<p>The ferry of Larnvik sailed again on Monday.</p>
-----
--------
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from searchapp.errors import ArticleError
from searchapp.reading.record_files.reading import Record
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile

_ENTRY_END, _PART_END = "--------", "-----"
_HEAD = re.compile(  # a blog's own templates leave blank lines around the categories
    r"(?:[A-Z][A-Z ]{2,30}:[^\n]*\n\s{0,20}){2,40}-----\s*\n(?:BODY|EXTENDED BODY|EXCERPT):\s"
)
_FIELD = re.compile(r"([A-Z][A-Z ]{2,30}): ?(.*)")
_DAYS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S")  # the month first, wherever the blog is
_NAMES = {  # of what is used of an entry, the surest first
    "TITLE": "title",
    "AUTHOR": "byline",
    "PRIMARY CATEGORY": "section",
    "CATEGORY": "section",
    "UNIQUE URL": "url",
    "STATUS": "status",
}
_TEXTS = ("BODY", "EXTENDED BODY")


def is_movable_type(head: str, file: SourceFile) -> bool:
    """Whether a file begins with the fields of an entry and the rule below them."""
    return _HEAD.match(head) is not None


def movable_type_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The entries of an archive, without the comments on them."""
    ended = False

    def starts(line: str) -> bool:
        nonlocal ended
        is_start, ended = ended, line.rstrip() == _ENTRY_END
        return is_start

    number = 0
    for entry in split_records(file, text_lines(file), starts):
        if value := _entry(entry.lines):
            number += 1
            yield Record(value, number, entry.line, kind="entry")


def _entry(lines: list[str]) -> dict[str, str]:
    """The fields of an entry; none where the lines hold none."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.rstrip() in (_PART_END, _ENTRY_END):
            parts.append([])
        else:
            parts[-1].append(line)
    value: dict[str, str] = {}
    for field in filter(None, map(_FIELD.fullmatch, parts[0])):
        if field[1] == "DATE":
            value["published"] = _day(field[2].strip())
        elif field[2].strip():
            value.setdefault(_NAMES.get(field[1], field[1].lower()), field[2].strip())
    texts = {part[0].rstrip(" :"): "\n".join(part[1:]).strip() for part in parts[1:] if part}
    if body := "\n".join(filter(None, map(texts.get, _TEXTS))):
        value["body"] = body
    return value


def _day(text: str) -> str:
    """The moment that an entry's date tells, in ISO 8601; another text as it is."""
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).isoformat()
    return text
