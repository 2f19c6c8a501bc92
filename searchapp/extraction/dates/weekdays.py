"""The weekdays that a text in a language other than English names without a day: “am Dienstag”, “terça-feira (10)”.

Each is the last one, the publication's own day included, unless a word beside it looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from searchapp.extraction.dates.day_lists import LocalDate
from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.yearless_days import clause_looks_ahead
from searchapp.text.calendar.date_cues import any_of_use, date_words_of
from searchapp.text.lazy_pattern import LazyPattern

_WEEK = 7
_NEAR_DAYS = 31  # of the publication, within which a day of a number lies
_CHARS_BEFORE = 24  # in which the words that make a day a weekday stand
_IN_BRACKETS = r"(?P<brackets>\s?\((?P<day>[0-3]?\d)(?:/(?P<month>[01]?\d)(?:/\d{2,4})?)?\))?"
_NO_DAY = r"(?!,?\s(?:(?:den|der|dem|le|el|dia|día|день|dnia|hari|τις)\s)?\d|\.\d)"
_NO_WORD = r"(?![’'-]?\w)"
_TO_BEHIND = LazyPattern(lambda: rf"\s?{any_of_use('', 'weekday to')}\s?[^\W\d_]+", flags=0)
_TO_BEFORE = LazyPattern(lambda: rf"\s?{any_of_use('', 'weekday to')}\s?\Z", flags=0)
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:;»”„“\"(\n–-]\s?)\Z")


def weekdays(flat: str, language: str, reference: Reference | None) -> Iterator[LocalDate]:
    """The weekdays behind the words of the language for them, or with the number of their day in brackets."""
    if not reference or reference.grain != "day" or not date_words_of(language, "weekdays"):
        return
    before, others = _before(language)
    names_are_capital = date_words_of(language, "weekdays")[0][0].isupper()
    for match in _weekday(language).finditer(flat):
        near = flat[max(0, match.start() - _CHARS_BEFORE) : match.start()]
        if not _fits_case(match, near, names_are_capital):
            continue
        if not (match["brackets"] or before.search(near)) or others.search(near) or _is_in_range(match, near):
            continue
        number = next(int(name[1:]) for name, words in match.groupdict().items() if words and name[0] == "w")
        if value := _value(match, number, language, reference.day):
            yield *match.span(), value


def _fits_case(match: re.Match[str], near: str, names_are_capital: bool) -> bool:
    """Whether a name is small or capital as its language has it, or capital where a sentence begins."""
    first = match[0][0]
    if names_are_capital:
        return not first.islower()
    return not first.isupper() or _SENTENCE_BEGINS.search(near) is not None


def _value(match: re.Match[str], number: int, language: str, today: date) -> str:
    """The day of a weekday in ISO 8601; empty where the number in brackets is that of another weekday."""
    if match["day"]:
        near = (today + timedelta(days=step) for step in sorted(range(-_NEAR_DAYS, _NEAR_DAYS + 1), key=abs))
        month = int(match["month"] or 0)
        days = (day for day in near if day.day == int(match["day"]) and month in (0, day.month))
        return next((day.isoformat() for day in days if day.weekday() == number), "")
    days_back = (today.weekday() - number) % _WEEK
    if _next(language).search(match.string, max(0, match.start() - _CHARS_BEFORE), match.end()):
        return (today + timedelta(days=_WEEK - days_back)).isoformat()
    if days_back and clause_looks_ahead(match.string, match.start(), match.end(), language):
        return (today + timedelta(days=_WEEK - days_back)).isoformat()
    return (today - timedelta(days=days_back)).isoformat()


def _is_in_range(match: re.Match[str], near: str) -> bool:
    """Whether a weekday begins or ends a range, as of hours of opening, which is no day: “lundi au vendredi”."""
    behind = _TO_BEHIND.match(match.string, match.end())
    return (behind is not None and match.re.search(behind[0]) is not None) or (
        _TO_BEFORE.search(near) is not None and match.re.search(near) is not None
    )


def _is_unspaced(language: str) -> bool:
    return language in date_words_of("", "unspaced")


@lru_cache(maxsize=128)
def _weekday(language: str) -> re.Pattern[str]:
    """A weekday's name."""
    names = "|".join(date_words_of(language, "weekdays")).split(" / ")
    ending = "|".join(date_words_of(language, "weekday ending"))
    days = "|".join(f"(?P<w{number}>{name})" for number, name in enumerate(names))
    begin, end = ("", "") if _is_unspaced(language) else (r"(?<![^\W_])", _NO_WORD)
    return re.compile(rf"{begin}(?:{days})(?:{ending})?{_IN_BRACKETS}{end}{_NO_DAY}{_no_name(language)}", re.I)


def _no_name(language: str) -> str:
    names = "|".join(date_words_of(language, "weekday name"))
    return rf"(?!\s(?:{names})(?![^\W_]))" if names else ""


@lru_cache(maxsize=128)
def _before(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a weekday that is a date, and before one that is none, at the end of what is searched."""
    words = "|".join(date_words_of(language, "weekday"))
    begin = "" if _is_unspaced(language) else r"(?<![^\W_])"
    return (
        re.compile(rf"(?<![^\W_])(?:{words})\s\Z" if words else r"", re.I),
        re.compile(rf"{begin}{any_of_use(language, 'every weekday')}\s?\Z", re.I),
    )


@lru_cache(maxsize=128)
def _next(language: str) -> re.Pattern[str]:
    """What tells before a weekday that it is the next one."""
    return re.compile(rf"(?<![^\W_]){any_of_use(language, 'next weekday')}\s\S+\Z", re.I)
