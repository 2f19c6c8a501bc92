"""The days and months that a text in a language other than English writes out with their year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.written_dates import ascii_digits, written_dates

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_END = r"(?!\d|[.,:/-]\d)"
_NAMED_MONTH = re.compile(rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,}}\.?)\s(?:de\s|del\s|do\s|van\s)?{_YEAR}{_END}")
_NUMBERED_MONTH = re.compile(
    rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>1[0-2]|[1-9])\s?[月월](?!\s?\d)"
    rf"|(?<!\d)(?i:tháng)\s(?P<number>1[0-2]|0?[1-9])(?:\snăm\s|/)(?P<after>(?:19|20)\d\d){_END}"
)
_YEAR_WITH_UNIT = re.compile(
    rf"(?<!\d){_YEAR}(?:\s?[年년](?!\s?\d)|\s(?:год[ауе]?|году|року|році|рік|roku|rok|yılında)\b)"
)

LocalDate = tuple[int, int, str]  # start, end, ISO 8601


def local_dates(text: str, language: str) -> list[LocalDate]:
    """The dates that a text writes out with their year, in its order; numbers whose order is open are left out."""
    flat = ascii_digits(text)
    dates: list[LocalDate] = [
        (written.start, written.end, written.day.isoformat())
        for written in written_dates(text, language)
        if written.certain and written.other is None
    ]
    for longer in (_named_months(flat, language), _numbered_months(flat), _years(flat)):
        spans = sorted((start, end) for start, end, _ in dates)
        dates = [*dates, *(date for date in longer if not overlaps_sorted(date[0], date[1], spans))]
    return sorted(dates)


def _named_months(flat: str, language: str) -> Iterator[LocalDate]:
    """The months by name with their years."""
    for match in _NAMED_MONTH.finditer(flat):
        name = month_named(match["month"], language)
        if name and name.certain:
            yield match.start(), match.end(), f"{match['year']}-{name.number:02}"


def _numbered_months(flat: str) -> Iterator[LocalDate]:
    """The months by number with their years."""
    for match in _NUMBERED_MONTH.finditer(flat):
        year, month = match["year"] or match["after"], match["month"] or match["number"]
        yield match.start(), match.end(), f"{year}-{int(month):02}"


def _years(flat: str) -> Iterator[LocalDate]:
    """The years that the word for a year follows."""
    for match in _YEAR_WITH_UNIT.finditer(flat):
        yield match.start(), match.end(), match["year"]
