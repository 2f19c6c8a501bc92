"""Spans of dates in a query: an article is in one if its date, a day, a month or a year, lies in it wholly.

When an article was added is an instant, and the days of that are those of UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timezone

from searchapp.backends.base import ADDED
from searchapp.errors import QueryError
from searchapp.model.query_tree import Added, DateField, DateRange
from searchapp.query.syntax.tree import Span
from searchapp.text.calendar.iso_dates import days_of, moment_of
from searchapp.text.calendar.typed_dates import dates_typed, is_ambiguous


def date_range_of(span: Span) -> DateRange | Added:
    """The range that a query names. Raises QueryError."""
    read = _seconds if span.field == ADDED else _days
    since = read(span.since, span.position) if span.since else None
    until = read(span.until, span.position) if span.until else None
    if since and until and since[0] > until[1]:
        message = f"{span.since} comes after {span.until}; turn the range around."
        raise QueryError(message, span.position, "range")
    first, last = since and since[0], until and until[1]
    if span.is_beyond:
        first, last = since and since[1] + 1, until and until[0] - 1
    if span.field == ADDED:
        return Added(first, last)
    field: DateField = "mentioned" if span.field == "mentioned" else "published"
    return DateRange(field, first, last)


def _days(text: str, position: int) -> tuple[int, int]:
    days = _span_of(text, days_of, date.today())
    if days is None:
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD, or as in -30d."
        fault = "may be two days" if is_ambiguous(text) else "is not a date"
        message = f"“{text[:40]}” {fault}; {remedy}"
        raise QueryError(message, position, "date")
    return days


def _seconds(text: str, position: int) -> tuple[int, int]:
    seconds = _span_of(text, moment_of, datetime.now(timezone.utc).date())
    if seconds is None:
        message = f"“{text[:40]}” is no time; write a date, an instant as in 2026-11-20T08:30:00Z, or as in -7d."
        raise QueryError(message, position, "date")
    return seconds


def _span_of(text: str, read: Callable[[str], tuple[int, int] | None], today: date) -> tuple[int, int] | None:
    """The first and the last of what a date or a stretch of time spans, as `read` counts them."""
    span = read(text)
    if span is None and (stretch := dates_typed(text, today) or dates_typed(f"-{text}", today)):  # as -30d
        first, last = map(read, stretch)
        span = (first[0], last[1]) if first and last else None
    return span
