"""The records of a file in RIS, EndNote's or RefWorks' tags, as managers of references and press databases export them.

TY  - NEWS                                              %0 Newspaper Article    RT Newspaper Article
TI  - Ferry sails again                                 %T Ferry sails again    T1 Ferry sails again
N2  - The ferry of Larnvik sailed again on Monday.      %X The ferry of …       AB The ferry of …
ER  -
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.reading.bylines import given_names_first
from searchapp.reading.encodings.decoding import decode_head
from searchapp.reading.record_files.reading import Record
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile
from searchapp.text.tab_separated import word_lists

RIS_SUFFIXES = (".ris", ".enw")
_TAGS_FILE = Path(__file__).parent / "data" / "reference_tags.tsv"
_DAY = re.compile(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?/*(?:/.*)?")
_YEAR = re.compile(r"\d{4}")
_HEAD_BYTES = 1 << 12
_END_TAG = "ER"  # of RIS; the others have none
_TEXTS = frozenset(("title", "body"))


class _Dialect(Struct, frozen=True):
    """How a program writes references."""

    name: str  # of its rows in the table of tags
    head: re.Pattern[str]  # the beginning of a file; its groups are tags
    begin: re.Pattern[str]  # the line that begins a reference
    tagged: re.Pattern[str]  # a line with a tag and its value


class _TaggedValue(Struct):
    """What stands behind a tag; `line` is its number among the lines of the reference."""

    line: int
    tag: str
    text: str


_ABOVE = r"(?:[^\n]{0,200}\n){0,5}?"  # what programs write above the first reference
_DIALECTS = (
    _Dialect(
        "ris",
        re.compile(rf"{_ABOVE}TY {{2}}- ?[A-Z]{{3,6}}\s"),
        re.compile(r"TY {2}-"),
        re.compile(r"([A-Z][A-Z0-9]) {2}-(?: (.*)|\s*)"),
    ),
    _Dialect(
        "endnote",
        re.compile(rf"{_ABOVE}%0 [A-Z][^\n]*\n%(\S) "),
        re.compile("%0 "),
        re.compile(r"%(\S)(?: (.*)|\s*)"),
    ),
    _Dialect(
        "refworks",
        re.compile(rf"{_ABOVE}RT [A-Z][^\n]*\n([A-Z][A-Z0-9]) [^\n]*\n([A-Z][A-Z0-9]) "),
        re.compile("RT "),
        re.compile(r"([A-Z][A-Z0-9])(?: (.*)|\s*)"),
    ),
)


def is_ris(head: str, file: SourceFile) -> bool:
    """Whether a file begins with the line that opens a reference in RIS, EndNote's or RefWorks' tags."""
    return _dialect(head) is not None


def ris_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The record of each reference in one of these tags; one that has lost its first line is told besides."""
    dialect = _dialect(decode_head(file.head(_HEAD_BYTES)).lstrip()) or _DIALECTS[0]
    number = 0
    for record in split_records(file, text_lines(file), lambda line: dialect.begin.match(line) is not None):
        is_whole = bool(record.lines) and dialect.begin.match(record.lines[0]) is not None
        for values in _parted(_tagged_values(dialect, record.lines), dialect.name):
            reference, line = _reference(dialect, values), record.line + (values[0].line if values else 0)
            if is_whole or reference.keys() & _TEXTS:
                number += 1
                yield Record(reference, number, line, kind="reference")
            if not is_whole and reference.keys() & _TEXTS:
                yield ArticleError(
                    file.path, f"reference {number} has lost its first line; the rest of it was read", line
                )
            is_whole = False


def _tagged_values(dialect: _Dialect, lines: list[str]) -> list[_TaggedValue]:
    """The tags of a reference with their values, each of which goes on up to the next tag."""
    values: list[_TaggedValue] = []
    tags = _tags(dialect.name)
    for number, line in enumerate(lines):
        match = dialect.tagged.fullmatch(line.rstrip())
        if match and (match[1] in tags or not tags):
            values.append(_TaggedValue(number, match[1], (match[2] or "").strip()))
        elif values and line.strip():
            values[-1].text += f"\n{line.strip()}"
    return values


def _parted(values: list[_TaggedValue], dialect: str) -> Iterator[list[_TaggedValue]]:
    """The values of a reference, and those of others behind its end that have lost the line that begins them."""
    start = 0
    for number, value in enumerate(values, start=1):
        if value.tag == _END_TAG:
            yield from _parted_at_titles(values[start:number], dialect)
            start = number
    yield from _parted_at_titles(values[start:], dialect)


def _parted_at_titles(values: list[_TaggedValue], dialect: str) -> Iterator[list[_TaggedValue]]:
    """The values of references, between two of which a damaged line stands above a title.

    Each has a text; a title without one, or right below the tag before, is the same title in another language.
    """
    title_tags, text_tags = _tags_of(dialect, "title"), _tags_of(dialect, "body")
    last_text = max((number for number, value in enumerate(values) if value.tag in text_tags), default=0)
    start, above, tags = 0, -1, set[str]()
    for number, value in enumerate(values):
        is_again = value.tag in title_tags and value.tag in tags and bool(tags & text_tags)
        if is_again and number < last_text and value.line > above + 1:
            yield values[start:number]
            start = number
            tags.clear()
        tags.add(value.tag)
        above = value.line
    yield values[start:]


def _dialect(head: str) -> _Dialect | None:
    """The way in which the references of a file are written; None for a file of other things."""
    heads = ((dialect, dialect.head.match(head)) for dialect in _DIALECTS)
    return next((dialect for dialect, match in heads if match and _tags(dialect.name).issuperset(match.groups())), None)


def _reference(dialect: _Dialect, tagged_values: list[_TaggedValue]) -> dict[str, str]:
    """What the tags of a reference tell."""
    values: dict[str, list[str]] = {}
    for value in tagged_values:
        values.setdefault(value.tag, []).append(value.text)
    values_by_target = {
        name.removeprefix(f"{dialect.name} "): next((values[tag] for tag in tags if any(values.get(tag, ()))), [])
        for name, tags in word_lists(_TAGS_FILE).items()
        if name.startswith(dialect.name)
    }
    reference = {target: texts[0] for target, texts in values_by_target.items() if texts and target != "other"}
    if values_by_target["byline"]:
        reference["byline"] = given_names_first("; ".join(values_by_target["byline"]))
    year, published = reference.pop("year", ""), reference.get("published", "")
    if day := _DAY.fullmatch(published):
        reference["published"] = "-".join([day[1], *(f"{int(part):02}" for part in (day[2], day[3]) if part)])
    elif year and not _YEAR.search(published):
        reference["published"] = f"{published} {year}"
    return reference


@cache
def _tags_of(dialect: str, target: str) -> frozenset[str]:
    """The tags of a dialect that give the title or another part."""
    return frozenset(word_lists(_TAGS_FILE)[f"{dialect} {target}"])


@cache
def _tags(dialect: str) -> frozenset[str]:
    """The tags of a dialect; none of RIS, in which whatever has the form of a tag is one."""
    lists = word_lists(_TAGS_FILE).items()
    return frozenset(tag for name, tags in lists if name.startswith(dialect) for tag in tags if dialect != "ris")
