"""The records of a file in RIS, which managers of references and press databases export, with the texts as abstracts.

TY  - NEWS
TI  - Ferry sails again
N2  - The ferry of Larnvik sailed again on Monday.
ER  -
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.reading.bylines import given_names_first
from searchapp.reading.record_files.reading import Record
from searchapp.reading.record_lines import split_records, text_lines
from searchapp.reading.source_file import SourceFile
from searchapp.text.tab_separated import word_lists

RIS_SUFFIXES = (".ris",)
_HEAD = re.compile(r"(?:[^\n]{0,200}\n){0,5}?TY {2}- ?[A-Z]{3,6}\s")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {2}-(?: (.*)|\s*)")
_TAGS_FILE = Path(__file__).parent / "data" / "ris_tags.tsv"
_DAY = re.compile(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?/*(?:/.*)?")


def is_ris(head: str, file: SourceFile) -> bool:
    """Whether a file begins with the tag that opens a record."""
    return _HEAD.match(head) is not None


def ris_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The record of each reference."""
    number = 0
    for lines in split_records(file, text_lines(file), lambda line: line.startswith("TY  -")):
        if value := _reference(lines.lines):
            number += 1
            yield Record(value, number, lines.line, kind="reference")


def _reference(lines: list[str]) -> dict[str, str]:
    """What the tags of a reference tell; nothing where there is no opening tag."""
    values: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        if match := _TAG.fullmatch(line.rstrip()):
            tag = match[1]
            values.setdefault(tag, []).append((match[2] or "").strip())
        elif tag and line.strip():  # a value goes on
            values[tag][-1] += f"\n{line.strip()}"
    if "TY" not in values:
        return {}
    values_by_target = {
        target: next((values[name] for name in names if any(values.get(name, ()))), [])
        for target, names in word_lists(_TAGS_FILE).items()
    }
    reference = {target: values_by_target[target][0] for target in values_by_target if values_by_target[target]}
    if values_by_target["byline"]:
        reference["byline"] = given_names_first("; ".join(values_by_target["byline"]))
    if day := _DAY.fullmatch(reference.get("published", "")):
        reference["published"] = "-".join([day[1], *(f"{int(part):02}" for part in (day[2], day[3]) if part)])
    return reference
