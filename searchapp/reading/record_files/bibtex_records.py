"""The records of a file in BibTeX or BibLaTeX, as Zotero and its like export references, with the texts as abstracts.

@article{quill_ferry_2021,
  title = {Ferry sails again},
  abstract = {The ferry of {Larnvik} sailed again on Monday.},
}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.reading.bylines import given_names_first
from searchapp.reading.record_files.latex_text import latex_address, latex_text
from searchapp.reading.record_files.reading import Record
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile
from searchapp.text.tab_separated import word_lists

BIBTEX_SUFFIXES = (".bib",)
_KEY = r"([^\s,{}]+|[^,{}=]*)"  # some programs write none, or one with blanks
_HEAD = re.compile(
    rf"(?:%[^\n]*\n|@(?:comment|string|preamble)\b[^\n]*\n|\s)*@[a-z]{{3,30}}\s*\{{{_KEY},\s*[\w-]+\s*=", re.I
)
_ENTRY = re.compile(rf"\s*@(\w+)\s*[{{(](?:{_KEY},(?=\s*(?:[A-Za-z][\w:.+-]*\s*=|[%}})]|$))|\s*$)", re.M)
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"()]+")
_JOINT = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"\\.|[{}\"]", re.S)
_FIELDS_FILE = Path(__file__).parent / "data" / "bibtex_fields.tsv"
_NO_ENTRIES = frozenset(("comment", "string", "preamble"))


def is_bibtex(head: str, file: SourceFile) -> bool:
    """Whether a file begins with an entry, or with comments and abbreviations above one."""
    return _HEAD.match(head) is not None


def bibtex_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The record of each entry."""
    number = 0
    for lines in split_records(file, text_lines(file), lambda line: _ENTRY.match(line) is not None):
        text = "\n".join(lines.lines)
        entry = _ENTRY.match(text)
        if entry and entry[1].lower() not in _NO_ENTRIES:
            number += 1
            reference = _reference((entry[2] or "").strip(), dict(_fields(text, entry.end())))
            yield Record(reference, number, lines.line, kind="reference")


def _fields(text: str, position: int) -> Iterator[tuple[str, str]]:
    """The names of an entry's fields, in small letters, with their values as they are written."""
    while field := _FIELD.match(text, position):
        value, position = _value(text, field.end())
        while joint := _JOINT.match(text, position):  # month = "9~" # sep
            part, position = _value(text, joint.end())
            value += part
        yield field[1].lower(), value


def _value(text: str, start: int) -> tuple[str, int]:
    """The value that begins at a position, without the signs around it, and where it ends; what has no end is cut."""
    opening = text[start : start + 1]
    if opening not in ("{", '"'):
        bare = _BARE.match(text, start)
        return (bare[0], bare.end()) if bare else ("", start + 1)
    depth = 0
    for sign in _BRACE.finditer(text, start + 1):
        if depth == 0 and sign[0] == {"{": "}", '"': '"'}[opening]:
            return text[start + 1 : sign.start()], sign.end()
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
    return text[start + 1 :], len(text)


def _reference(key: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What the fields of an entry tell."""
    values = {
        target: next((fields[name] for name in names if fields.get(name, "").strip()), "")
        for target, names in word_lists(_FIELDS_FILE).items()
    }
    reference = {
        target: latex_address(value) if target == "url" else latex_text(value)
        for target, value in values.items()
        if value
    }
    if writers := values["byline"]:
        names = (latex_text(name) for name in _names(writers))
        reference["byline"] = ", ".join(given_names_first(name) for name in names if name != "others")
    if "published" not in reference and (day := _day(fields)):
        reference["published"] = day
    return {"id": key, **reference}


def _names(writers: str) -> Iterator[str]:
    """The names between which `and` stands, as they are written; within braces it is part of a name."""
    name: list[str] = []
    depth = 0
    for word in writers.split():
        if word == "and" and depth <= 0:
            yield " ".join(name)
            name = []
        else:
            name.append(word)
            depth += word.count("{") - word.count("}")
    yield " ".join(name)


def _day(fields: Mapping[str, str]) -> str:
    """The year, the month and the day that fields of their own tell, as far as they do."""
    parts = (latex_text(fields.get(name, "")).strip() for name in ("year", "month", "day"))
    return " ".join(reversed(list(takewhile(bool, parts))))
