"""The years without a month that a text in a language other than English names: “seit 2015”, “fin 2022”, “في 2019”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from searchapp.extraction.dates.day_lists import LocalDate
from searchapp.text.calendar.date_cues import any_of_use, date_words_of

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_CHARS_AROUND = 32  # of a year, in which the words that make it one stand
_ANCHOR = re.compile(rf"(?<![\w.,:/$£€¥#§+–—-]){_YEAR}(?!\d|[.,:/]\d|\s?[%€$£¥°]|-\d|[^\W\d_])")
_SHORT_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{1,5}\s\Z")
_WORD_BEHIND = re.compile(r"\s[^\W\d_]")
_PAIR = 7  # characters of the sign or word between two years and the blanks beside it


def years_alone(flat: str, language: str) -> Iterator[LocalDate]:
    """The years behind a word that stands before years, or before the ending of one, and those listed behind them."""
    before, behind, joint = _before(language), _behind(language), _joint(language)
    last_end = -_PAIR
    for match in _ANCHOR.finditer(flat):
        start, end = match.span("year")
        near = flat[max(0, start - _CHARS_AROUND) : start]
        rest = flat[end : end + _CHARS_AROUND]
        if _unit(language).match(rest) or _may_count(match["year"], near, rest):
            continue
        is_listed = start - last_end <= _PAIR and joint.fullmatch(flat, last_end, start) is not None
        if is_listed or before.search(near) or behind.match(rest):
            yield start, end, match["year"]
            last_end = end


def _may_count(year: str, near: str, rest: str) -> bool:
    """Whether a number of whole hundreds behind a preposition may be one of things, as a word stands behind it."""
    word = _SHORT_WORD.search(near)
    return year.endswith("00") and word is not None and word[0].islower() and _WORD_BEHIND.match(rest) is not None


@lru_cache(maxsize=128)
def _before(language: str) -> re.Pattern[str]:
    """What stands before a year, at the end of what is searched."""
    return re.compile(rf"(?:(?<![^\W_]){any_of_use(language, 'year')}\s|\()\Z", re.I)


@lru_cache(maxsize=128)
def _behind(language: str) -> re.Pattern[str]:
    """What stands behind a year, at the beginning of what is searched."""
    return re.compile(any_of_use(language, "behind year"))


@lru_cache(maxsize=128)
def _unit(language: str) -> re.Pattern[str]:
    """A word behind a number that counts something: “2000 euros”, “seit 2000 Jahren”."""
    return re.compile(rf"\s(?:{'|'.join(date_words_of(language, 'unit'))})(?![^\W_])", re.I)


@lru_cache(maxsize=128)
def _joint(language: str) -> re.Pattern[str]:
    """What joins a year to the one before it."""
    words = "|".join(date_words_of(language, "to"))
    return re.compile(rf"\s?(?:{words}|,)\s?", re.I)
