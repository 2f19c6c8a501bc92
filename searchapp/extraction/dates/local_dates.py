"""The days and months that a text in a language other than English writes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from searchapp.extraction.dates.day_lists import LocalDate, days_before, days_behind, months_before
from searchapp.extraction.dates.numeric_dates import NumericDates
from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.weekdays import weekdays
from searchapp.extraction.dates.yearless_days import yearless_days
from searchapp.extraction.dates.yearless_months import yearless_months
from searchapp.extraction.dates.years_alone import years_alone
from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.text.calendar.date_cues import any_of_use, date_words_of
from searchapp.text.calendar.dates import iso_day
from searchapp.text.calendar.east_asian_days import EAST_ASIAN_MONTH, has_month_sign, month_numbers
from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.written_dates import DAY_SUFFIX, MAX_CHARS, WrittenDate, ascii_digits, written_dates

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_END = r"(?!\d|[.,:/-]\d)"
_OF = r"(?:(?:de|del|do|van|του|din|des Jahres|del año|del anno|dell'anno|do ano|de l'année)\s)?"
_NAMED_MONTH = re.compile(rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,}}\.?)\s{_OF}{_YEAR}{_END}")
_MONTH_BEHIND_YEAR = re.compile(
    rf"(?<!\d){_YEAR}(?:\.\s(?:gada|aasta)|\sm\.|\.?)\s(?P<month>[^\W\d_]{{3,}})(?!\s?\d|[^\W_])"
)
_NUMBERED_MONTH = re.compile(
    rf"(?<!\d)(?i:tháng)\s(?P<number>1[0-2]|0?[1-9])(?:\snăm\s|/)(?P<after>(?:19|20)\d\d){_END}"
)
_YEAR_WITH_UNIT = re.compile(
    rf"(?<!\d){_YEAR}(?:\s?[年년](?!\s?\d)|\s(?:год[ауе]?|году|року|році|рік|roku|rok|yılında)\b)"
)
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_ANCHOR = re.compile(r"\d+|年")
_CHARS_AROUND = 64  # of a number, that the day which it is part of and the words that tell of it may have
_LETTER = re.compile(r"[^\W\d_]")
_SHORT_NUMBERS = re.compile(r"\d\d?\D+\d\d?\D+\d\d")
_UNPADDED = re.compile(rf"(?!\d\d\D+\d\d\D){_SHORT_NUMBERS.pattern}")  # such as 1.2.15; 01.02.15 is a day
_CLOCK_BEHIND = re.compile(r"\s?(?:Uhr|h|hrs)\b")
_SENTENCE_BETWEEN = re.compile(
    r"[^\W\d_]{6,}\.\s\d{4}\Z"
)  # the name of a month is whole, so that its stop ends a sentence
_HEAD_OF_SPAN = re.compile(rf"(?P<first>[0-3]?\d){DAY_SUFFIX}\s?[-‐–—/]\s?(?=(?P<last>[0-3]?\d)(?!\d))", re.I)
_COUNTED_DAY = re.compile(r"[0-3]?\d(?!\d)(?!\s?[年년])")


def local_dates(
    text: str, language: str, numbers: NumericDates | None = None, reference: Reference | None = None
) -> list[LocalDate]:
    """The dates that a text writes out, in its order; numbers whose order is open are left out.

    Its first line is its title. Days without their year are found where there is a reference to count from.
    """
    title, end, body = ascii_digits(text).partition("\n")  # no sentence with what stands below
    flat = title + end + _LINE_END.sub(" ", body)
    dates = list(dict.fromkeys(_days(flat, language, numbers or NumericDates(flat, language))))
    of_publication: list[Callable[[str, str], Iterator[LocalDate]]] = [
        partial(find, reference=reference) for find in (yearless_days, yearless_months, weekdays)
    ]
    for find in (
        _first_days,
        _named_months,
        _months_behind_years,
        _numbered_months,
        _years,
        *of_publication,
        years_alone,
    ):
        spans = sorted((start, end) for start, end, _ in dates)
        dates += [date for date in find(flat, language) if not overlaps_sorted(date[0], date[1], spans)]
    return sorted(dates)


def _days(flat: str, language: str, numbers: NumericDates) -> Iterator[LocalDate]:
    """The days with their years, and those of a list or range that ends or begins with one of them."""
    for offset, piece in _pieces(flat):
        for written in written_dates(piece, language):
            start, end = written.start + offset, written.end + offset
            if _is_day(flat, start, end, written, numbers) and (value := _value(written, numbers)):
                yield from _with_others(flat, start, end, value, language, written.is_first)


def _pieces(flat: str) -> Iterator[tuple[int, str]]:
    """Where the pieces of a text begin that may hold days, which are those around numbers, and the pieces.

    One that gets too long is cut between words, and the next begins before the cut, so that each day is whole in one.
    """
    start = end = 0
    for anchor in _ANCHOR.finditer(flat):
        if anchor.start() - _CHARS_AROUND > end:
            yield start, flat[start:end]
            start = anchor.start() - _CHARS_AROUND
        elif anchor.end() - start > MAX_CHARS - _CHARS_AROUND:
            yield start, flat[start : flat.rfind(" ", start, anchor.start()) + 1]
            start = max(flat.find(" ", anchor.start() - _CHARS_AROUND, anchor.start()), start + 1)
        end = anchor.end() + _CHARS_AROUND
    yield start, flat[start:end]


def _is_day(flat: str, start: int, end: int, written: WrittenDate, numbers: NumericDates) -> bool:
    """Whether what is read as a day is one in running text, not the year of one sentence and the day of the next."""
    head = flat[start:end]
    if _LETTER.search(head):
        if not (written.certain or written.is_first) or _SENTENCE_BETWEEN.search(head):
            return False
        return numbers.writes_year_first or not head[:4].isdecimal() or head[4:].lstrip()[:1] in tuple("年년")
    if _SHORT_NUMBERS.fullmatch(head) and (written.day_first is False or _CLOCK_BEHIND.match(flat, end)):
        return False
    return numbers.may_be_day(start, is_short=_UNPADDED.fullmatch(head) is not None or head.isdecimal())


def _value(written: WrittenDate, numbers: NumericDates) -> str:
    """The day in ISO 8601; empty where the order of its numbers is open."""
    if written.other is None or numbers.day_first:
        return written.day.isoformat()
    return "" if numbers.day_first is None else written.other.isoformat()


def _with_others(flat: str, start: int, end: int, value: str, language: str, is_first: bool) -> Iterator[LocalDate]:
    """A day between those that are listed before and behind it."""
    if _COUNTED_DAY.match(flat, start):
        yield from days_before(flat, start, value, language)
        span = _HEAD_OF_SPAN.match(flat, start) if is_first else None
        last = iso_day(value[:4], int(value[5:7]), span["last"]) if span else None
        if span and last and last > value:
            yield start, span.end("first"), value
            start, value = span.end(), last
    yield start, end, value
    yield from days_behind(flat, start, end, value, language)


@lru_cache(maxsize=128)
def _first_day(language: str) -> re.Pattern[str]:
    """The first day of a month in words, with its year: “el primero de enero de 2015”."""
    words = any_of_use(language, "first")
    return re.compile(
        rf"(?<![^\W_]){words}\s(?:de\s|di\s|d['’])?(?P<month>[^\W\d_]{{3,}}\.?)\s{_OF}{_YEAR}{_END}", re.I
    )


def _first_days(flat: str, language: str) -> Iterator[LocalDate]:
    """The first days of months whose number is a word."""
    for start, end, month in _months(_first_day(language), flat, language):
        yield start, end, f"{month}-01"


def _months(pattern: re.Pattern[str], flat: str, language: str) -> Iterator[LocalDate]:
    """The months by name that a pattern finds with their years."""
    for match in pattern.finditer(flat):
        name = month_named(match["month"], language)
        if name and name.certain:
            yield match.start(), match.end(), f"{match['year']}-{name.number:02}"


def _named_months(flat: str, language: str) -> Iterator[LocalDate]:
    """The months by name with their years, and those listed before them."""
    for start, end, value in _months(_NAMED_MONTH, flat, language):
        yield from months_before(flat, start, value, language)
        yield start, end, value


def _months_behind_years(flat: str, language: str) -> Iterator[LocalDate]:
    """The months by name behind their years."""
    if language in date_words_of(language, "month behind year"):
        yield from _months(_MONTH_BEHIND_YEAR, flat, language)


def _numbered_months(flat: str, language: str) -> Iterator[LocalDate]:
    """The months by number with their years."""
    for match in _NUMBERED_MONTH.finditer(flat):
        yield match.start(), match.end(), f"{match['after']}-{int(match['number']):02}"
    for match in EAST_ASIAN_MONTH.finditer(flat) if has_month_sign(flat) else ():
        year, month = month_numbers(match)
        if len(str(year)) == len("2024") and 1 <= month <= 12:
            yield match.start(), match.end(), f"{year}-{month:02}"


def _years(flat: str, language: str) -> Iterator[LocalDate]:
    """The years that the word for a year follows."""
    for match in _YEAR_WITH_UNIT.finditer(flat):
        yield match.start(), match.end(), match["year"]
