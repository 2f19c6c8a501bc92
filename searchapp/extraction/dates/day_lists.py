"""The days and months that share what stands behind the last of them: “3, 4 and 5 June”, “du 28 mai au 3 juin 2016”."""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.text.calendar.date_cues import date_words_of
from searchapp.text.calendar.dates import iso_day
from searchapp.text.calendar.east_asian_days import FURTHER_DAY, further_day, has_month_sign
from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.written_dates import DAY_SUFFIX

LocalDate = tuple[int, int, str]  # start, end, ISO 8601

_PIECE_CHARS = 48  # that a day or month and the words to the next may have
_SHORTEST_MONTH = 4  # letters of a name that is no word beside, or it is in full or has a stop


def days_before(flat: str, start: int, value: str, language: str, with_months: bool = True) -> list[LocalDate]:
    """The days listed before one that begins at an offset, in their order, or the first of a range.

    `with_months` finds those that have a month of their own, too.
    """
    days: list[LocalDate] = []
    piece = _piece(language)
    is_nearest = True
    while match := piece.search(flat, max(0, start - _PIECE_CHARS), start):
        if is_nearest and match["sign"] == ",":
            break
        earlier = _day_before(match, value, language) if with_months or not match["month"] else ""
        if not earlier:
            break
        value, start, is_nearest = earlier, match.start(), False
        days.insert(0, (start, match.end("month") if match["month"] else match.end("day"), value))
    return days


def _day_before(match: re.Match[str], value: str, language: str) -> str:
    """The day of a piece of a list, which is earlier than the one it stands before; empty where it is none."""
    year, month = int(value[:4]), int(value[5:7])
    if match["month"]:
        number = clear_month(match["month"], match["stop"], language)
        if not number:
            return ""
        year -= number > month
        month = number
    elif match["number"]:
        month = int(match["number"])
    day = iso_day(year, month, match["day"])
    return day if day and day < value else ""


def days_behind(flat: str, start: int, end: int, value: str, language: str) -> list[LocalDate]:
    """The days listed behind one that ends at an offset with its number or the sign for a day: “2016年6月3日至5日”."""
    days: list[LocalDate] = []
    further = FURTHER_DAY if has_month_sign(flat[start:end]) else _further(language)
    while further and (match := further.match(flat, end)):
        year, month = int(value[:4]), int(value[5:7])
        month, number = further_day(match, month) if further is FURTHER_DAY else (month, int(match["day"]))
        day = iso_day(year + (month < int(value[5:7])), month, number)
        if not day or day <= value:
            break
        value, end = day, match.end()
        days.append((match.start("month") if match["month"] else match.start("day"), end, day))
    return days


def months_before(flat: str, start: int, value: str, language: str) -> list[LocalDate]:
    """The months listed before one that begins at an offset, or the first of a range: “von März bis Juni 2016”."""
    months: list[LocalDate] = []
    piece = _month_piece(language)
    while match := piece.search(flat, max(0, start - _PIECE_CHARS), start):
        number = clear_month(match["month"], match["stop"], language)
        if not number:
            break
        year = int(value[:4]) - (number > int(value[5:7]))
        value, start = f"{year}-{number:02}", match.start()
        months.insert(0, (start, match.end("month"), value))
    return months


def clear_month(name: str, stop: str, language: str) -> int:
    """The month of a name without a year; 0 for another word, as an abbreviation without its stop may be."""
    if not stop and len(name) < _SHORTEST_MONTH and name.lower() not in date_words_of("", "short month"):
        return 0
    month = month_named(name, language)
    return month.number if month and month.certain else 0


@lru_cache(maxsize=128)
def _joint(language: str) -> str:
    """A pattern of what stands between the days or months of a list."""
    words = sorted(date_words_of(language, "to"), key=len, reverse=True)
    signs = [word for word in words if word.startswith("[")]
    spaced = [word for word in words if not word.startswith("[")] or ["(?!)"]
    return rf"(?:\s?{signs[0]}\s?|(?P<sign>,)\s|,?\s(?:{'|'.join(spaced)})(?:\s|(?<=['’ולה-])))"


@lru_cache(maxsize=128)
def _piece(language: str) -> re.Pattern[str]:
    """A day with what joins it to the next, at the end of what is searched."""
    return re.compile(
        rf"(?<![\w.,:/$£€–—-])(?P<day>[0-3]?\d){DAY_SUFFIX}(?:(?P<number>[01]?\d)\.)?"
        rf"(?:\s(?:of\s|de\s|d['’])?(?P<month>[^\W\d_]{{3,14}})(?P<stop>\.?))??{_joint(language)}\Z",
        re.I,
    )


@lru_cache(maxsize=128)
def _further(language: str) -> re.Pattern[str] | None:
    """A day that is joined to the one before in a language that writes the year first; None for other languages."""
    if language not in date_words_of(language, "year first"):
        return None
    return re.compile(
        rf"(?:-[^\W\d_]{{1,3}}|\.)?(?P<month>(?!))?{_joint(language)}(?P<day>[0-3]?\d)(?:\.|-[^\W\d_]{{1,3}})?(?![\w%]|[.,:]\d)",
        re.I,
    )


@lru_cache(maxsize=128)
def _month_piece(language: str) -> re.Pattern[str]:
    """A month's name with what joins it to the next, at the end of what is searched."""
    return re.compile(rf"(?<![^\W_])(?P<month>[^\W\d_]{{3,14}})(?P<stop>\.?){_joint(language)}\Z", re.I)
