"""Spans of dates as Whoosh queries: an article is in one if its date, a day, a month or a year, lies in it wholly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from whoosh.query import Or, Query, Term, TermRange

from searchapp.backends.local.schema import PUBLISHED_DAYS
from searchapp.engine import DaysWithin
from searchapp.errors import QueryError
from searchapp.model.request import DateKind
from searchapp.query.syntax.tree import Span
from searchapp.text.iso_dates import day_of, days_of

_EPOCH = date(1970, 1, 1).toordinal()
KNOWN_RANGES = 1 << 10  # at 1 KB each; people's filters share most of their dates
FIRST_DAY, LAST_DAY = 1 - _EPOCH, date.max.toordinal() - _EPOCH  # that a calendar has


@lru_cache(maxsize=KNOWN_RANGES)
def date_range_query(kind: DateKind, first: int | None, last: int | None) -> Query:
    """The articles dated from the first day to the last (since 1970-01-01, inclusive); None: from or for ever."""
    return _mentioned(first, last) if kind == "mentioned" else DaysWithin(PUBLISHED_DAYS, first, last)


def span_query(span: Span) -> Query:
    """The articles in a span that a query names. Raises QueryError."""
    since = _days(span.since, span.position) if span.since else None
    until = _days(span.until, span.position) if span.until else None
    if since and until and since[0] > until[1]:
        message = f"{span.since} comes after {span.until}; turn the range around."
        raise QueryError(message, span.position, "range")
    kind: DateKind = "mentioned" if span.field == "mentioned" else "published"
    if span.is_beyond:
        return date_range_query(kind, since and since[1] + 1, until and until[0] - 1)
    return date_range_query(kind, since and since[0], until and until[1])


def _days(text: str, position: int) -> tuple[int, int]:
    days = days_of(text)
    if days is None:
        message = f"“{text[:40]}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."
        raise QueryError(message, position, "date")
    return days


def _mentioned(first: int | None, last: int | None) -> Query:
    """By the terms of the dates that a text names, which sort as they begin: 2015, 2015-02, 2015-02-01, 2015-02-02."""
    first = FIRST_DAY if first is None else max(first, FIRST_DAY)
    last = LAST_DAY if last is None else min(last, LAST_DAY)
    ranges = list(_term_ranges(first, last)) if first <= last else []
    if len(ranges) > 1:
        return Or(ranges)
    return ranges[0] if ranges else Term("mentioned", "")  # no date is named nothing


def _term_ranges(first: int, last: int) -> Iterator[TermRange]:
    """The terms whose dates lie within the days: all between them but a month or year that goes on past the last."""
    start, is_past = _widest(first), False
    end = day_of(last).isoformat()
    for wider in (end[:4], end[:7]):
        days = days_of(wider)
        if days and days[1] > last and wider >= start:
            if wider > start:
                yield TermRange("mentioned", start, wider, is_past, True)
            start, is_past = wider, True
    yield TermRange("mentioned", start, end, is_past, False)


def _widest(day: int) -> str:
    """The year or month that begins on a day, else the day: the first term whose date does not begin before it."""
    text = day_of(day).isoformat()
    return text[:4] if text.endswith("-01-01") else text[:7] if text.endswith("-01") else text
