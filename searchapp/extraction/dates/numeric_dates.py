"""The days that running text writes in numbers: 13.03.1999, 13/03/1999, 3/25/1999.

Where both orders give a day, its sign, the other days of the text or its language tell which is meant.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache

from searchapp.text.calendar.date_cues import any_of_use, date_words_of
from searchapp.text.calendar.date_lines import AMERICAN_DAY
from searchapp.text.calendar.dates import iso_day, numbers_day_first

_SLASHED = re.compile(r"(?<![\d./-])(\d\d?)([/-])(\d\d?)\2(?:1[6-9]|20)?\d\d(?![\d/-])")
_LAST_MONTH, _LAST_DAY = 12, 31
_CENTURY, _YEARS_AHEAD = 100, 15
_WORD_CHARS = 20  # before numbers, in which a word that tells what they are stands


class NumericDates:
    """How a text writes days in numbers."""

    def __init__(self, flat: str, language: str, published_year: int | None = None) -> None:
        self._flat = flat
        self._published_year = published_year
        self._language = language

    @cached_property
    def day_first(self) -> bool | None:
        """Whether the day stands before the month, by the text's language or its days that have only one reading."""
        by_language = numbers_day_first(self._language)
        if by_language is not None:
            return by_language
        numbers = [(int(match[1]), int(match[3])) for match in _SLASHED.finditer(self._flat)]
        orders = {first > _LAST_MONTH for first, second in numbers if _have_one_reading(first, second)}
        if not orders and AMERICAN_DAY.search(self._flat):
            return False
        return orders.pop() if len(orders) == 1 else None

    @property
    def writes_year_first(self) -> bool:
        """Whether the year stands before the month's name in the text's language: “2021. szeptember 9.”."""
        language = self._language.partition("-")[0]
        return not language or language in date_words_of(language, "year first")

    def value(self, match: re.Match[str]) -> str:
        """The day of a match in ISO 8601; empty where its order is open, or it is that of other numbers."""
        first, second, year = int(match["n_first"]), int(match["n_second"]), match["n_y"]
        if not self.may_be_day(match.start(), is_short=len(year) == 2):
            return ""
        full = year_near(year, self._published_year)
        day_first, month_first = (iso_day(full, *order) for order in ((second, first), (first, second)))
        if not day_first or not month_first or first == second or match["n_sign"] == ".":
            return day_first or month_first or ""
        return {True: day_first, False: month_first, None: ""}[self.day_first]

    def may_be_day(self, start: int, is_short: bool) -> bool:
        """Whether the word before numbers lets them be a day; one with a year of two digits needs such a word."""
        others, days = _words_before((self._language or "en").partition("-")[0])
        begin = max(0, start - _WORD_CHARS)
        if is_short:
            return days.search(self._flat, begin, start) is not None
        return others.search(self._flat, begin, start) is None


def is_other_number(flat: str, start: int, language: str) -> bool:
    """Whether the word before a number tells that it is no day: that of a version, a telephone or a street."""
    return _words_before(language)[0].search(flat, max(0, start - _WORD_CHARS), start) is not None


def year_near(year: str, published_year: int | None) -> int:
    """The year of four digits or, of those with these last two, the last that is not far ahead of the publication."""
    number = int(year.strip("'’"))
    if number > _CENTURY:
        return number
    latest = (published_year or date.today().year) + _YEARS_AHEAD
    return latest - (latest - number) % _CENTURY


def _have_one_reading(first: int, second: int) -> bool:
    smaller, larger = sorted((first, second))
    return 1 <= smaller <= _LAST_MONTH < larger <= _LAST_DAY


@lru_cache(maxsize=128)
def _words_before(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of words before numbers: of those that are no day, and of a day, at the end of what is searched."""
    counts, days = any_of_use(language, "count"), any_of_use(language, "on")
    return (
        re.compile(rf"(?:(?<![^\W_]){counts}[.:]?\s?|[$£€¥#§×+]\s?)\Z", re.I),
        re.compile(rf"(?<![^\W_]){days}\s\Z", re.I),
    )
