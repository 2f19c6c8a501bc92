"""Spans of dates in a query: an article is in one if its date, a day, a month or a year, lies in it wholly."""

from __future__ import annotations

from datetime import date

from searchapp.errors import QueryError
from searchapp.model.query_tree import DateField, DateRange
from searchapp.query.syntax.tree import Span
from searchapp.text.iso_dates import days_of
from searchapp.text.relative_dates import dates_meant


def date_range_of(span: Span) -> DateRange:
    """The range that a query names. Raises QueryError."""
    since = _days(span.since, span.position) if span.since else None
    until = _days(span.until, span.position) if span.until else None
    if since and until and since[0] > until[1]:
        message = f"{span.since} comes after {span.until}; turn the range around."
        raise QueryError(message, span.position, "range")
    field: DateField = "mentioned" if span.field == "mentioned" else "published"
    if span.is_beyond:
        return DateRange(field, since and since[1] + 1, until and until[0] - 1)
    return DateRange(field, since and since[0], until and until[1])


def _days(text: str, position: int) -> tuple[int, int]:
    days = days_of(text)
    if days is None and (stretch := dates_meant(text, date.today())):
        first, last = map(days_of, stretch)
        days = (first[0], last[1]) if first and last else None
    if days is None:
        message = f"“{text[:40]}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, or as in -30d."
        raise QueryError(message, position, "date")
    return days
