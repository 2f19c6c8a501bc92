"""The days that a text in English names by their feasts: “New Year's Eve 2019”, “on Christmas Day”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from searchapp.extraction.cued_patterns import GuardedPattern, Words
from searchapp.extraction.dates.day_lists import LocalDate
from searchapp.extraction.dates.reference import Reference, day_value
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import DATA
from searchapp.text.tab_separated import table_rows

_CUE_CHARS = 10  # before a feast
_YEAR = r"(?:,?\s(?:of\s|in\s)?(?P<year>(?:19|20)\d\d)\b)"


def feast_days(flat: str, words: Words, reference: Reference | None) -> Iterator[LocalDate]:
    """The days of feasts with their year, or behind “on” and the like: each the last one or one near ahead."""
    for match in _FEAST.matches(flat, words):
        month, day = map(int, _days()[match["name"].replace("’", "'")].split("-"))
        if match["year"]:
            yield *match.span(), day_value(int(match["year"]), month, day)
        elif reference and _is_cued(flat, match.start()) and (value := reference.nearest(month, day, ahead=False)):
            yield *match.span(), value


def _is_cued(flat: str, start: int) -> bool:
    *_, word = flat[max(0, start - _CUE_CHARS) : start].lower().split(" ")[:-1] or [""]
    return word in ENGLISH["before a feast"]


@cache
def _days() -> Mapping[str, str]:
    return {name: day for day, name, _ in table_rows(DATA / "feasts.tsv")}


def _pattern() -> str:
    names = "|".join(_days()).replace("'", "['’]")
    return rf"(?P<name>{names})(?![\w'’-]|\s(?:every|each)\b){_YEAR}?"


_FEAST = GuardedPattern(_pattern, lambda: (word for _, _, word in table_rows(DATA / "feasts.tsv")))
