"""The days that a text in a language other than English names without a year: “am 5. Juni”, “6月5日”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from searchapp.extraction.dates.day_lists import LocalDate, clear_month, days_before, days_behind
from searchapp.extraction.dates.numeric_dates import is_other_number
from searchapp.extraction.dates.reference import Reference, day_value
from searchapp.text.calendar.date_cues import any_of_use, date_words_of
from searchapp.text.calendar.east_asian_days import (
    MONTH_OF_TOLD_YEAR,
    YEARLESS_DAY,
    has_month_sign,
    month_number_of,
    yearless_numbers,
)
from searchapp.text.calendar.written_dates import DAY_SUFFIX

_DAY = rf"[0-3]?\d(?!\d){DAY_SUFFIX}"
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w.,:/$£€–—-])(?:(?P<first>{_DAY})\s?[-‐–—/]\s?)?(?P<day>{_DAY})(?:\s|(?<=\.))(?:de\s|di\s|d['’])?"
    r"(?P<month>[^\W\d_]{3,14})(?P<stop>\.?)(?![\w-])"
    r"(?!,?\s\d{4}\b|\s(?:de\s|del\s)?['’]?(?:\d{3,4}\b|\d\d(?![\d:.,%]|\s?(?:Uhr|h|uur|kl|г|ч)\b)))",
    re.I,
)
_MONTH_AND_DAY = re.compile(
    r"(?<![\w-])(?P<month>[^\W\d_]{3,14})(?P<stop>\.?)\s(?P<day>[0-3]?\d)(?!\d|[.,:/]\d|\s?%)(?!\.?\s\d)"
)
_NUMBER = re.compile(r"\d+")
_NO_DAY_CHARS = 14  # before “until”, that hold no other day of its range
_YEAR_CHARS = 4  # of “지난해 ”, which tells the year of a day behind it
_CUE_CHARS = 60  # before a day, in which a word that looks ahead stands


def yearless_days(flat: str, language: str, reference: Reference | None) -> Iterator[LocalDate]:
    """The days without their year, each the last such day before the publication or near ahead, or the next one.

    It is the next where a word before looks ahead.
    """
    if not reference or reference.grain == "year":
        return
    if language in date_words_of(language, "month behind year"):
        yield from _behind_months(flat, language, reference)
    for match in _DAY_AND_MONTH.finditer(flat):
        if is_other_number(flat, match.start(), language):
            continue
        if month := clear_month(match["month"], match["stop"], language):
            first = int(_NUMBER.findall(match["first"] or match["day"])[0])
            value = reference.nearest(month, first, _looks_ahead(flat, match.start(), language))
            if value:
                yield from _with_others(match, value, language)
    if has_month_sign(flat):
        yield from _in_east_asian(flat, language, reference)


def _behind_months(flat: str, language: str, reference: Reference) -> Iterator[LocalDate]:
    """The days of a language that writes them behind their month: “június 3–5.”."""
    for match in _MONTH_AND_DAY.finditer(flat):
        if month := clear_month(match["month"], match["stop"], language):
            value = reference.nearest(month, int(match["day"]), _looks_ahead(flat, match.start(), language))
            if value:
                yield match.start(), match.end(), value
                yield from days_behind(flat, *match.span(), value, language)


def _in_east_asian(flat: str, language: str, reference: Reference) -> Iterator[LocalDate]:
    """The days with the signs 月 and 日, and the months of last year or this."""
    for match in MONTH_OF_TOLD_YEAR.finditer(flat):
        named_year, month = year_beside(flat, *match.span(), language, reference.day.year), month_number_of(match)
        if named_year and 1 <= month <= 12:
            yield *match.span(), f"{named_year}-{month:02}"
    end = 0
    for match in YEARLESS_DAY.finditer(flat):
        if match.start() < end:
            continue
        named_year = year_beside(flat, *match.span(), language, reference.day.year)
        numbers = yearless_numbers(match)
        ahead = _looks_ahead(flat, match.start(), language)
        value = day_value(named_year, *numbers) if named_year else reference.nearest(*numbers, ahead)
        if value:
            days = [(*match.span(), value), *days_behind(flat, *match.span(), value, language)]
            end = days[-1][1]
            yield from days


def _with_others(match: re.Match[str], value: str, language: str) -> Iterator[LocalDate]:
    """A day and those before it in its list or range."""
    start, end = match.start(), match.end("month")
    yield from days_before(match.string, start, value, language, with_months=False)
    if match["first"]:
        last = day_value(int(value[:4]), int(value[5:7]), int(_NUMBER.findall(match["day"])[0]))
        if last <= value:
            return
        yield start, match.end("first"), value
        start, value = match.start("day"), last
    yield start, end, value


def year_beside(flat: str, start: int, end: int, language: str, year: int) -> int:
    """The year before this one, or this one, where words beside a day or month tell which; 0 without any."""
    for use, named_year in (("last year", year - 1), ("this year", year)):
        behind, before = _words_of_year(language, use)
        if behind.match(flat, end) or before.search(flat[max(0, start - _YEAR_CHARS) : start]):
            return named_year
    return 0


@lru_cache(maxsize=128)
def _words_of_year(language: str, use: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words behind a day or month, and before one where the language writes the year first, that tell its year."""
    words = any_of_use(language, use)
    if language in date_words_of(language, "year first"):
        return re.compile("(?!)"), re.compile(rf"{words}\s?\Z")
    return re.compile(rf"\s{words}(?![^\W_])"), re.compile("(?!)")


def clause_looks_ahead(flat: str, start: int, end: int, language: str) -> bool:
    """Whether a word before a day or month looks ahead, or a verb of its clause does."""
    verb_before, verb_behind = _verbs_ahead(language)
    return (
        _looks_ahead(flat, start, language)
        or verb_before.search(flat[max(0, start - _CUE_CHARS) : start]) is not None
        or verb_behind.match(flat[end : end + _CUE_CHARS]) is not None
    )


@lru_cache(maxsize=128)
def _verbs_ahead(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb that looks ahead before a day, and one behind it that no other clause has."""
    other_clause = any_of_use(language, "that")
    verb = rf"(?<![^\W_]){any_of_use(language, 'verb ahead')}(?![^\W_])"
    return (
        re.compile(rf"{verb}[^.,;:!?\n]*\Z"),
        re.compile(rf"(?:(?!(?<![^\W_]){other_clause}(?![^\W_]))[^.;:!?\n])*?{verb}"),
    )


def _looks_ahead(flat: str, start: int, language: str) -> bool:
    return _ahead(language).search(flat[max(0, start - _CUE_CHARS) : start]) is not None


@lru_cache(maxsize=128)
def _ahead(language: str) -> re.Pattern[str]:
    """A word that looks ahead, in the sentence that is searched up to its end, or “until” before its end.

    The latter may also stand before the last day of a range, which is past.
    """
    words, until = any_of_use(language, "ahead"), any_of_use(language, "until")
    return re.compile(
        rf"(?<![^\W_]){words}(?![^\W_])[^.;!?\n]*\Z|(?:\A\D{{0,{_NO_DAY_CHARS}}}|\D{{{_NO_DAY_CHARS}}})(?<![^\W_]){until}\s\Z",
        re.I,
    )
