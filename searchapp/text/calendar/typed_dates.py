"""Dates as people type them to narrow a search: told from today, weeks, quarters, spans, and days written out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from unicodedata import decimal

from searchapp.text.calendar.iso_dates import day_of, days_of
from searchapp.text.calendar.relative_dates import dates_meant

_BETWEEN = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:\s*(?:\.\.|–|—|/|:)\s*|\s+(?:to|until|-)\s+)(\d{4}(?:-\d\d){0,2})\Z")
_YEARS = re.compile(r"(\d{4})-(\d{4})\Z")
_WEEK = re.compile(r"(\d{4})-?W(\d\d?)\Z", re.IGNORECASE)
_QUARTER = re.compile(r"(?P<year>\d{4})[- ]?(?P<part>Q[1-4]|H[12])\Z|(Q[1-4]|H[12])[- /]?(\d{4})\Z", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(\d{3})(?:0'?s|[*?])\Z", re.IGNORECASE)
_STARRED = re.compile(r"(\d{4}(?:-\d\d)?)-?\*\Z")  # 2015-04-*
_NUMBERS = re.compile(r"(\d{4})([-/.])(\d\d?)(?:\2(\d\d?))?\Z|(\d{4})(\d\d)(\d\d)\Z")
_MONTH_FIRST = re.compile(r"(\d\d?)[-/.](\d{4})\Z")  # 06/2015
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?\Z")
_OF_DATE_MATH = re.compile(r"now(?:-(\d{1,4})([dwMy]))?(?:/[dwMy])?\Z")  # of Elasticsearch
_OF_SOLR = re.compile(r"NOW(?:-(\d{1,4})(DAY|WEEK|MONTH|YEAR)S?)?(?:/[A-Z]+)?\Z")
_DAY_OR_MONTH_FIRST = re.compile(r"\d\d?([./-])\d\d?\1\d{4}\Z")
_WRITTEN = re.compile(r"[\w.,/' -]{6,40}\Z")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,20})\.?[ -](\d{4})\Z")


def dates_typed(text: str, today: date) -> tuple[str, str] | None:
    """First and last day (ISO 8601) of what a text calls a date or a stretch of time; None where it is none.

    An instant stands for its day, as articles are told apart by days. Days in numbers whose order is open are none.
    """
    text = text.strip()
    if not text.isascii():
        text = "".join(str(decimal(character, character)) for character in text)  # digits of another script
    span = _days_of_value(text) or dates_meant(text, today) or _of_date_math(text, today)
    for read in (_between, _week, _quarter, _decade, _numbered, _written):
        if span is not None:
            break
        span = read(text)
    return span


def is_ambiguous(text: str) -> bool:
    """Whether a text that is no date may be two, by what number of it is the month: 03/04/2017."""
    return _DAY_OR_MONTH_FIRST.match(text.strip()) is not None


def _days_of_value(value: str) -> tuple[str, str] | None:
    days = days_of(value)
    return (day_of(days[0]).isoformat(), day_of(days[1]).isoformat()) if days else None


def _of_date_math(text: str, today: date) -> tuple[str, str] | None:
    match = _OF_DATE_MATH.match(text) or _OF_SOLR.match(text)
    if match is None:
        return None
    return dates_meant(f"-{match[1]}{match[2][0].lower()}" if match[1] else "today", today)


def _between(text: str) -> tuple[str, str] | None:
    match = _BETWEEN.match(text) or _YEARS.match(text)
    first, last = (_days_of_value(match[1]), _days_of_value(match[2])) if match else (None, None)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _week(text: str) -> tuple[str, str] | None:
    match = _WEEK.match(text)
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:  # week 54
        return None
    return (monday.isoformat(), (monday + timedelta(days=6)).isoformat()) if monday else None


def _quarter(text: str) -> tuple[str, str] | None:
    match = _QUARTER.match(text)
    if match is None:
        return None
    year, part = match["year"] or match[4], match["part"] or match[3]
    months = 3 if part[0] in "Qq" else 6
    last_month = int(part[1]) * months
    first, last = _days_of_value(f"{year}-{last_month - months + 1:02}"), _days_of_value(f"{year}-{last_month:02}")
    return (first[0], last[1]) if first and last else None


def _decade(text: str) -> tuple[str, str] | None:
    match = _DECADE.match(text)
    first = _days_of_value(f"{match[1]}0") if match else None
    return (first[0], f"{first[0][:3]}9-12-31") if first else None


def _numbered(text: str) -> tuple[str, str] | None:
    if match := _INSTANT.match(text) or _STARRED.match(text):
        return _days_of_value(match[1])
    if match := _MONTH_FIRST.match(text):
        return _days_of_value(f"{match[2]}-{match[1].zfill(2)}")
    match = _NUMBERS.match(text)
    parts = [part for part in match.groups() if part and part.isdecimal()] if match else []
    return _days_of_value("-".join(part.zfill(2) for part in parts)) if parts else None


def _written(text: str) -> tuple[str, str] | None:
    """A day or a month with its name, or a day in numbers that can be read in one way only."""
    if not _WRITTEN.match(text) or not re.search(r"\d{4}", text):
        return None
    # Not at the top: the forms of dates in many languages take 30 ms, and most searches name no date.
    from searchapp.text.calendar.month_names import month_named
    from searchapp.text.calendar.written_dates import first_date

    written = first_date(text)
    if written and (written.start, written.end) == (0, len(text)) and written.certain and not written.other:
        return _days_of_value(written.day.isoformat())
    match = _MONTH_AND_YEAR.match(text)
    name = month_named(match[1]) if match else None
    return _days_of_value(f"{match[2]}-{name.number:02}") if match and name and name.certain else None
