"""Articles by day, week, month or year: the interval that suits the range, its buckets, and what they leave out.

Without an interval in the request the range of the dates decides: up to 62 days are shown by day, up to a year by
week, up to ten years by month, longer ranges by year. The rarest dates at both ends do not decide, for one wrong year
among thousands of articles would make one bar of the others. Weeks are those of ISO 8601, from Monday to Sunday.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from itertools import starmap

import numpy as np
import numpy.typing as npt
from msgspec import UNSET, Struct, UnsetType

from searchapp.backends.base import DayCounts, ValueCounts
from searchapp.model.request import Interval, SearchRequest
from searchapp.model.result import Bucket, Histogram
from searchapp.text.calendar.iso_dates import day_of, days_of, grain_of

Integers = npt.NDArray[np.int64]

NO_DAYS: Integers = np.empty(0, dtype=np.int64)
Span = tuple[int, int]  # first and last day since 1970-01-01

MAX_BUCKETS = 1_000  # more than a screen has columns, and no more JSON than one can read
_MAX_UNASKED = 200  # buckets that stand side by side on a laptop's screen
RARE = 0.01  # of the articles, at either end of the range; below a hundred articles there are no rare ones
_OUTLYING = 1.5  # a range that is so many times as long as that of all but the rarest dates has outliers
_FEW_DAYS = 7  # are shown with the months that they are in
_LONGEST_MONTH = 31
_INTERVALS: tuple[Interval, ...] = ("day", "week", "month", "year")
_MENTIONED_INTERVALS: tuple[Interval, ...] = ("day", "month", "year")  # the grains that are indexed of a date in a text
_LONGEST: dict[Interval, int] = {"day": 62, "week": 366, "month": 3_653, "year": 1 << 31}  # days that each suits
_SHORTEST: dict[Interval, int] = {"day": 1, "week": 7, "month": 28, "year": 365}  # days that one has
_MOST_DAYS = (MAX_BUCKETS - 1) * _SHORTEST["year"]  # between the first day and the last that are shown by year
_AFTER_MONDAY = 3  # days from a Monday to 1970-01-01
_UNITS: dict[Interval, str] = {"month": "datetime64[M]", "year": "datetime64[Y]"}


class _Calendar(Struct, frozen=True):
    """Consecutive buckets: `edges` (int64[n + 1], days) are the first days of each and of the one after the last."""

    edges: Integers
    ids: Sequence[str]
    since: Sequence[str]
    until: Sequence[str]


def published_histogram(day_counts: DayCounts, request: SearchRequest) -> tuple[Histogram, tuple[str, ...]]:
    """The histogram of articles by publication date, and what the user should know about it."""
    ends = [day_counts.days.item(0), day_counts.days.item(-1)] if len(day_counts.days) else []
    if len(day_counts.coarse):
        ends += day_counts.coarse[:, :2].reshape(-1).tolist()
    if not ends:
        return Histogram(request.interval or "day", (), day_counts.missing), ()
    offered = _INTERVALS if request.interval else _offered(day_counts)
    span, usual = (min(ends), max(ends)), partial(_usual, day_counts)
    if request.span == "chosen":
        span = _chosen(span, request, usual)
        usual = partial(lambda shown: shown, span)
    interval, span, warnings = _fitting(request, span, offered, usual)
    is_chosen = request.span == "chosen" and bool(request.since or request.until)
    buckets, coarser = _buckets(day_counts, interval, span, with_empty_ends=is_chosen)
    outside = _outside(day_counts, buckets) if request.span == "chosen" else (UNSET, UNSET)
    return Histogram(interval, buckets, day_counts.missing, coarser, *outside), warnings


def mentioned_histogram(value_counts: ValueCounts, request: SearchRequest) -> tuple[Histogram, tuple[str, ...]]:
    """The histogram of articles by the dates that their texts name; an article counts once in each of its buckets.

    A date is indexed with its month and its year, so every bucket is the count of one term; `coarser` stays 0.
    """
    spans = {value: days for value, _ in value_counts.values if (days := days_of(value))}
    if not spans:
        return Histogram(request.interval or "day", (), value_counts.missing), ()
    whole = min(first for first, _ in spans.values()), max(last for _, last in spans.values())

    def dated_by(grain: str) -> DayCounts:
        rows = [
            (*spans[value], count)
            for value, count in value_counts.values
            if value in spans and grain_of(value) == grain
        ]
        return DayCounts(NO_DAYS, NO_DAYS, np.array(rows, dtype=np.int64).reshape(-1, 3), value_counts.missing)

    usual = cache(lambda: _usual(dated_by("year")))
    chosen = _chosen(whole, request, usual) if request.span == "chosen" else whole
    interval, span, warnings = _fitting(request, chosen, _MENTIONED_INTERVALS, usual)
    buckets, _ = _buckets(dated_by(interval), interval, span)
    beyond = _beyond(whole, buckets) if request.span == "chosen" else (UNSET, UNSET)
    return Histogram(interval, buckets, value_counts.missing, earliest=beyond[0], latest=beyond[1]), warnings


# ---- which interval ------------------------------------------------------------------------------


def _offered(day_counts: DayCounts) -> Sequence[Interval]:
    """The intervals that have room for a date: where none is a day, days and weeks would show nothing."""
    if len(day_counts.days):
        return _INTERVALS
    shortest = int((day_counts.coarse[:, 1] - day_counts.coarse[:, 0]).min())
    return _INTERVALS[2:] if shortest < _SHORTEST["year"] - 1 else _INTERVALS[3:]


def _usual(day_counts: DayCounts) -> Span:
    """The days between which the dates lie, but for the rarest at both ends."""
    firsts, lasts = (np.concatenate([day_counts.days, day_counts.coarse[:, side]]) for side in (0, 1))
    numbers = np.concatenate([day_counts.counts, day_counts.coarse[:, 2]])
    by_first, by_last = np.argsort(firsts), np.argsort(lasts)[::-1]
    rare = RARE * float(numbers.sum())
    low = by_first[np.searchsorted(np.cumsum(numbers[by_first]), rare, "right")]
    high = by_last[np.searchsorted(np.cumsum(numbers[by_last]), rare, "right")]
    return int(firsts[low]), int(lasts[high])


def _suiting(span: Span, usual: Span, offered: Sequence[Interval]) -> Interval:
    """The shortest interval that suits the usual range and does not make too many buckets of the whole."""
    length = usual[1] - usual[0] + 1
    suiting = (each for each in offered if length <= _LONGEST[each] and _bucket_count(each, span) <= _MAX_UNASKED)
    return next(suiting, offered[-1])


def _fitting(
    request: SearchRequest, span: Span, offered: Sequence[Interval], usual: Callable[[], Span]
) -> tuple[Interval, Span, tuple[str, ...]]:
    """The interval to show, the days that the buckets have to cover, and a warning where that is not as asked."""
    requested = request.interval or _suiting(span, usual(), offered)
    if requested in offered and _bucket_count(requested, span) <= MAX_BUCKETS:
        return requested, span, ()
    warnings = []
    if _bucket_count(requested, span) > MAX_BUCKETS:
        whole, span = span, _narrowed(span, request)
        if span != whole:
            warnings.append(f"By {requested}, only the dates from {day_of(span[0])} to {day_of(span[1])} are shown.")
    index = next(index for index, each in enumerate(offered) if _INTERVALS.index(each) >= _INTERVALS.index(requested))
    while offered[index] != "year" and _bucket_count(offered[index], span) > MAX_BUCKETS:
        index += 1
    interval = offered[index]
    if request.interval and interval != request.interval:
        is_coarse = request.interval not in offered
        why = "no date here is so exact" if is_coarse else f"there would be more than {MAX_BUCKETS:,} bars"
        warnings.append(f"The dates are shown by {interval}: by {request.interval} {why}.")
    if _bucket_count(interval, span) > MAX_BUCKETS:
        first = max(span[0], usual()[1] - _MOST_DAYS)
        span = first, min(span[1], first + _MOST_DAYS)
        warnings.append(f"Only the years {day_of(span[0]).year} to {day_of(span[1]).year} are shown.")
    return interval, span, tuple(warnings)


def _chosen(span: Span, request: SearchRequest, usual: Callable[[], Span]) -> Span:
    """The days between the request's own dates, a few of them with their months; without these all but outliers."""
    if not (request.since or request.until):
        common = usual()
        return common if span[1] - span[0] > _OUTLYING * (common[1] - common[0] + 1) else span
    first, last = _narrowed(span, request)
    if last - first >= _FEW_DAYS:
        return first, last
    month_after = _start("month", _start("month", last) + _LONGEST_MONTH)
    return _start("month", first), month_after - 1


def _outside(day_counts: DayCounts, buckets: Sequence[Bucket]) -> tuple[int, int]:
    """How many are dated before the first bucket, and how many after the last."""
    if not buckets:
        return 0, 0
    first, last = (days[0] for days in (days_of(buckets[0].since), days_of(buckets[-1].until)) if days)
    coarse = day_counts.coarse
    before = day_counts.counts[day_counts.days < first].sum() + coarse[coarse[:, 1] < first, 2].sum()
    after = day_counts.counts[day_counts.days > last].sum() + coarse[coarse[:, 0] > last, 2].sum()
    return int(before), int(after)


def _beyond(whole: Span, buckets: Sequence[Bucket]) -> tuple[str | UnsetType, str | UnsetType]:
    """The first day before the buckets and the last one behind them, where there are such dates."""
    if not buckets:
        return UNSET, UNSET
    earliest, latest = (day_of(day).isoformat() for day in whole)
    return (
        earliest if earliest < buckets[0].since else UNSET,
        latest if latest > buckets[-1].until else UNSET,
    )


def _bucket_count(interval: Interval, span: Span) -> int:
    """At most how many buckets cover these days."""
    first, last = _whole(interval, span)
    return (last - first) // _SHORTEST[interval] + 1


def _narrowed(span: Span, request: SearchRequest) -> Span:
    """The part of the range that the request's own dates leave."""
    since = days_of(request.since) if request.since else None
    until = days_of(request.until) if request.until else None
    first, last = max(span[0], since[0]) if since else span[0], min(span[1], until[1]) if until else span[1]
    return (first, last) if first <= last else span


# ---- the buckets ---------------------------------------------------------------------------------


def _buckets(
    day_counts: DayCounts, interval: Interval, span: Span, with_empty_ends: bool = False
) -> tuple[tuple[Bucket, ...], int]:
    """The buckets from the first with an article to the last, and how many dates are longer than their bucket."""
    calendar = _calendar(interval, *_whole(interval, span))
    indexes = calendar.edges.searchsorted(
        day_counts.days, "right"
    )  # 0: before the first bucket; len(edges): behind the last
    sums = np.bincount(indexes, day_counts.counts, len(calendar.edges) + 1)
    counts = sums[1 : len(calendar.edges)].astype(np.int64).tolist()
    coarser = 0
    for first, last, number in day_counts.coarse.tolist():
        index = int(calendar.edges.searchsorted(first, "right")) - 1
        if not 0 <= index < len(counts):
            continue
        if last < calendar.edges[index + 1]:
            counts[index] += number
        else:
            coarser += number
    rows = list(zip(calendar.ids, calendar.since, calendar.until, counts, strict=True))
    shown = rows if with_empty_ends else rows[_filled(counts)]
    return tuple(starmap(Bucket, shown)), coarser


def _filled(counts: Sequence[int]) -> slice:
    """From the first count that is not 0 to the last."""
    if counts and counts[0] and counts[-1]:
        return slice(None)
    filled = [index for index, count in enumerate(counts) if count]
    return slice(filled[0], filled[-1] + 1) if filled else slice(0)


def _whole(interval: Interval, span: Span) -> Span:
    """The first day of the first bucket and the first day of the last one, so that like ranges share a calendar."""
    return _start(interval, span[0]), _start(interval, span[1])


@lru_cache(maxsize=4_096)
def _start(interval: Interval, day: int) -> int:
    """The first day of the bucket that a day lies in."""
    if interval == "month":
        return day + 1 - day_of(day).day
    if interval == "year":
        return day + 1 - day_of(day).timetuple().tm_yday
    return day - (day + _AFTER_MONDAY) % _SHORTEST[interval]


@lru_cache(maxsize=64)
def _calendar(interval: Interval, first: int, last: int) -> _Calendar:
    """The buckets from the one that begins on `first` to the one that begins on `last`."""
    if interval in _UNITS:
        units = np.array([first, last], dtype="datetime64[D]").astype(_UNITS[interval])
        edges = np.arange(units[0], units[1] + 2).astype("datetime64[D]").astype(np.int64)
    else:
        step = _SHORTEST[interval]
        edges = np.arange(first, last + step + 1, step, dtype=np.int64)
    since, until = _iso(edges[:-1]), _iso(edges[1:] - 1)
    return _Calendar(edges, [_bucket_id(interval, day) for day in since], since, until)


def _iso(days: Integers) -> list[str]:
    texts: list[str] = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    return texts


def _bucket_id(interval: Interval, first_day: str) -> str:
    if interval == "week":
        year, week, _ = date.fromisoformat(first_day).isocalendar()
        return f"{year:04}-W{week:02}"
    return first_day[: {"year": 4, "month": 7}.get(interval, 10)]
