"""The anchors of dates: each date of a text holds a word or a number by which it is found, as a month or a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from searchapp.extraction.cued_patterns import Words, starts_of
from searchapp.text.calendar.english_months import MONTH_ABBREVIATIONS, MONTH_NAMES

AnchorKind = Literal["month", "year", "numbers", "weekday", "adverb", "ago", "period"]
Anchor = tuple[int, int, AnchorKind]  # where it begins, and what of it stands in all of its forms ends

_MONTHS = (*MONTH_NAMES, *MONTH_ABBREVIATIONS)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ADVERBS = ("today", "tonight", "tomorrow", "yesterday")
_WORDS: Mapping[str, AnchorKind] = {
    **dict.fromkeys((*_MONTHS, *map(str.upper, _MONTHS)), "month"),
    **dict.fromkeys(_WEEKDAYS, "weekday"),
    **dict.fromkeys((*_ADVERBS, *map(str.capitalize, _ADVERBS)), "adverb"),
    "ago": "ago",
}
_ANCHOR_WORDS = frozenset(_WORDS)
_PERIODS = {unit: re.compile(rf"{unit}(?<=(?:[Ll]ast|[Tt]his|[Nn]ext) {unit})") for unit in ("month", "year")}
_CHARS_BEFORE_UNIT = len("last ")
_YEARS = frozenset(str(year).encode() for year in range(1600, 2100))
_ONLY_DIGITS = bytes(code if code in b"0123456789" else ord(" ") for code in range(1 << 8))
_SLASHED = re.compile(r"/\d\d?/\d\d\b")  # 3/25/99
_MONTH_CHARS = 3  # that a month has in each of its forms


def anchors_in(flat: str, words: Words) -> list[Anchor]:
    """The anchors in a text without line ends that has these words, in its order; months may be in capitals."""
    anchors: list[Anchor] = []
    for word in _ANCHOR_WORDS & words:
        kind = _WORDS[word]
        size = _MONTH_CHARS if kind == "month" else len(word)
        anchors += [(start, start + size, kind) for start in starts_of(word, flat)]
    for year in _YEARS.intersection(flat.encode(errors="replace").translate(_ONLY_DIGITS).split()):
        anchors += [(start, start + len(year), "year") for start in starts_of(year.decode(), flat)]
    for unit, pattern in _PERIODS.items():
        if unit in words:
            anchors += [(each.start() - _CHARS_BEFORE_UNIT, each.end(), "period") for each in pattern.finditer(flat)]
    if "/" in flat:
        anchors += [(*each.span(), "numbers") for each in _SLASHED.finditer(flat)]
    anchors.sort()
    return anchors
