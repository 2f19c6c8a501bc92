"""The labels of press databases' exports, in the languages of their menus, and the field that each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.text.tab_separated import alternatives, table_rows

DATA = Path(__file__).parent / "data"
_LINE = re.compile(r"^\s{0,12}(?P<label>[^\W\d_][^:\n]{0,46}?)\s?:[ \t\u00a0]*(?P<value>.*)$")
_ISSUE = re.compile(
    r"^\s*[^\W\d_][^:()]{1,60}\. \([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\):? ?[^:]{0,40}:? ?pp?\W?[A-Z]{0,2}\d+\b"
)
_DAY_FIRST_LABELS = re.compile(  # labels of languages that write the day before the month
    r"^\W*(?:L[ÄA]E?NGE|LONGUEUR|LENGTE|LONGITUD|EXTENSIÓN|LUNGHEZZA|DATUM|FECHA|DATA|SPRACHE|LANGUE|IDIOMA|TITRE"
    r"|AUTEUR)\s*:",
    re.I | re.M,
)


class Label(Struct, frozen=True):
    """A line such as `LENGTH: 120 words`: the field that its label stands for, the label and the value."""

    field: str
    text: str
    value: str


def tells_day_first(lines: Iterable[str]) -> bool | None:
    """True where lines have labels in a language that writes the day before the month; None for others."""
    return True if _DAY_FIRST_LABELS.search("\n".join(lines)) else None


def phrases(name: str) -> str:
    """A pattern for what exports print around their articles, by what it is called in the table of such phrases."""
    return alternatives(DATA / "phrases.tsv")[name]


def is_issue(line: str) -> bool:
    """Whether a line is an issue as Gale prints it without a label: `The Brae Courier. (May 3, 2019): News: pA4.`"""
    return ". (" in line and _ISSUE.match(line) is not None


def labelled(line: str) -> Label | None:
    """The label that a line begins with, or that Gale leaves out before an issue; None for another line."""
    if is_issue(line):
        return Label("source", "Source", line.strip())
    match = _LINE.match(line)
    if not match:
        return None
    field = _fields().get(" ".join(match["label"].upper().split()))
    return Label(field, match["label"], (match["value"] or "").strip()) if field else None


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    """The field of each label, in capitals: `title`, `body` and so on; `other` is left out of an article."""
    rows = reversed(list(table_rows(DATA / "labels.tsv")))  # of a label in two rows the first counts
    return {label: field for field, labels in rows for label in labels.split("|")}
