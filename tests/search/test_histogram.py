"""The histogram by itself: which interval suits which range, and what becomes of ranges too long to show."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from searchapp.backends.base import DayCounts, ValueCounts
from searchapp.model.request import Interval, SearchRequest
from searchapp.model.result import Histogram
from searchapp.search.histogram import MAX_BUCKETS, mentioned_histogram, published_histogram

EPOCH = date(1970, 1, 1).toordinal()


def found(*spans: tuple[str, str], missing: int = 0) -> DayCounts:
    """What the engine would count of articles with these first and last days."""
    days = [(_number(first), _number(last)) for first, last in spans]
    fine = [first for first, last in days if first == last]
    coarse = [(first, last, 1) for first, last in days if first != last]
    dated, counts = np.unique(np.array(fine, dtype=np.int64), return_counts=True)
    return DayCounts(dated, counts, np.array(coarse, dtype=np.int64).reshape(-1, 3), missing)


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - EPOCH


def days(*dates: str) -> DayCounts:
    return found(*((day, day) for day in dates))


def shown(counts: DayCounts, request: SearchRequest | None = None) -> Histogram:
    return published_histogram(counts, request or SearchRequest())[0]


@pytest.mark.parametrize(
    ("last", "interval", "buckets"),
    [
        ("2014-01-01", "day", 1),
        ("2014-03-03", "day", 62),
        ("2014-03-04", "week", 10),
        ("2014-12-31", "week", 53),
        ("2015-01-02", "month", 13),
        ("2023-12-31", "month", 120),
        ("2024-01-31", "year", 11),
    ],
)
def test_the_range_decides_on_the_interval(last: str, interval: Interval, buckets: int) -> None:
    histogram = shown(days("2014-01-01", last))
    assert (histogram.interval, len(histogram.buckets)) == (interval, buckets)


def test_one_wrong_date_among_many_does_not_decide_on_the_interval() -> None:
    many = ["2014-03-01", "2014-08-31"] * 100
    assert shown(days(*many)).interval == "week"
    astray = shown(days(*many, "2024-06-01"))
    assert (astray.interval, len(astray.buckets)) == ("month", 124)
    assert shown(days(*many, "1900-01-01")).interval == "year", "by month there would be more bars than a screen has"


@pytest.mark.parametrize(
    ("interval", "bucket", "since", "until"),
    [
        ("day", "2015-12-31", "2015-12-31", "2015-12-31"),
        ("week", "2015-W53", "2015-12-28", "2016-01-03"),
        ("month", "2015-12", "2015-12-01", "2015-12-31"),
        ("year", "2015", "2015-01-01", "2015-12-31"),
    ],
)
def test_a_bucket_has_an_id_and_its_first_and_last_day(interval: Interval, bucket: str, since: str, until: str) -> None:
    (only,) = shown(days("2015-12-31"), SearchRequest(interval=interval)).buckets
    assert (only.id, only.since, only.until, only.count) == (bucket, since, until, 1)


def test_a_month_counts_in_its_month_and_is_too_coarse_for_a_day() -> None:
    counts = found(("2014-02-01", "2014-02-28"), ("2014-02-03", "2014-02-03"), missing=4)
    by_month, by_day = shown(counts, SearchRequest(interval="month")), shown(counts, SearchRequest(interval="day"))
    assert [(bucket.id, bucket.count) for bucket in by_month.buckets] == [("2014-02", 2)]
    assert [(bucket.id, bucket.count) for bucket in by_day.buckets] == [("2014-02-03", 1)]
    assert (by_month.coarser, by_day.coarser, by_month.missing) == (0, 1, 4)


def test_too_many_buckets_become_coarser_ones_and_that_is_said() -> None:
    histogram, warnings = published_histogram(days("1990-01-01", "2020-01-01"), SearchRequest(interval="day"))
    assert histogram.interval == "month"
    assert len(warnings) == 1


def test_days_of_a_long_range_are_shown_for_the_dates_asked_for() -> None:
    request = SearchRequest(interval="day", since="2014-03", until="2014-04")
    histogram, warnings = published_histogram(days("1990-01-01", "2014-03-05", "2014-04-02", "2020-01-01"), request)
    assert (histogram.interval, warnings) == (
        "day",
        ("By day, only the dates from 2014-03-01 to 2014-04-30 are shown.",),
    )
    assert (histogram.buckets[0].id, histogram.buckets[-1].id) == ("2014-03-05", "2014-04-02")


def test_an_absurd_date_does_not_make_a_chart_of_millennia() -> None:
    histogram, warnings = published_histogram(days("0201-03-01", "2014-03-01"), SearchRequest())
    assert [(bucket.id, bucket.count) for bucket in histogram.buckets] == [("2014", 1)]
    assert len(warnings) == 1


@pytest.mark.parametrize("astray", ["0001-01-01", "9999-12-31"])
def test_an_absurd_date_does_not_hide_the_others(astray: str) -> None:
    histogram, (warning,) = published_histogram(days(*["2015-03-01"] * 200, astray), SearchRequest())
    assert [(bucket.id, bucket.count) for bucket in histogram.buckets] == [("2015", 200)]
    assert "are shown" in warning


@pytest.mark.parametrize(
    ("first", "last", "interval"), [("2014-02-01", "2014-02-28", "month"), ("2014-01-01", "2014-12-31", "year")]
)
def test_dates_that_tell_no_day_are_shown_by_what_they_tell(first: str, last: str, interval: Interval) -> None:
    histogram = shown(found((first, last)))
    assert (histogram.interval, [bucket.count for bucket in histogram.buckets]) == (interval, [1])


@pytest.mark.parametrize("interval", ["day", "week", "month", "year"])
def test_there_are_never_more_buckets_than_the_most(interval: Interval) -> None:
    last = date(2020, 12, 31)
    for length in (1, 7 * MAX_BUCKETS, 365 * MAX_BUCKETS):
        for behind in range(-8, 9):
            first = (last - timedelta(length + behind)).isoformat()
            assert len(shown(days(first, last.isoformat()), SearchRequest(interval=interval)).buckets) <= MAX_BUCKETS


spans = st.tuples(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.sampled_from([0, 0, 0, 27, 364])).map(
    lambda pair: (pair[0].isoformat(), date.fromordinal(pair[0].toordinal() + pair[1]).isoformat())
)


@given(
    st.lists(spans, min_size=1, max_size=30),
    st.none() | st.sampled_from(["day", "week", "month", "year"]),
)
def test_every_article_is_in_one_bucket_or_too_coarse(dates: list[tuple[str, str]], interval: Interval | None) -> None:
    histogram = shown(found(*dates), SearchRequest(interval=interval))
    buckets = histogram.buckets
    assert sum(bucket.count for bucket in buckets) + histogram.coarser == len(dates)
    assert len(buckets) <= MAX_BUCKETS
    for bucket in buckets:
        assert bucket.count == sum(bucket.since <= first and last <= bucket.until for first, last in dates)
    for before, after in pairwise(buckets):
        assert _number(before.until) + 1 == _number(after.since)
    assert not buckets or (buckets[0].count and buckets[-1].count)


def test_a_chosen_span_is_opened_and_what_lies_beside_it_is_counted() -> None:
    counts = days("1987-03-01", "1987-03-09", "1990-05-05", "2014-03-01")
    opened = shown(counts, SearchRequest(since="1987", until="1987", span="chosen", interval="month"))
    assert [bucket.id for bucket in opened.buckets][:3] == ["1987-03", "1987-04", "1987-05"]
    assert len(opened.buckets) == 10
    assert (opened.before, opened.after) == (0, 2)
    day = shown(counts, SearchRequest(since="1987-03-09", until="1987-03-09", span="chosen", interval="day"))
    assert (day.buckets[0].id, day.buckets[-1].id) == ("1987-03-01", "1987-03-31")


def test_outliers_are_told_and_not_drawn() -> None:
    counts = days(*["2015-03-01", "2015-06-02"] * 300, "1620-01-01", "2019-01-01")
    drawn = shown(counts, SearchRequest(span="chosen"))
    assert (drawn.buckets[0].since[:7], drawn.buckets[-1].since[:7]) == ("2015-02", "2015-06")
    assert (drawn.before, drawn.after) == (1, 1)
    assert shown(counts, SearchRequest()).buckets[0].id == "1620"


def test_outlying_dates_in_texts_are_told_and_not_drawn() -> None:
    values = [("2014", 300), ("2014-03", 200), ("2015", 320), ("2015-06", 310), ("1620", 1), ("2050", 2)]
    counts = ValueCounts(tuple(values), distinct=6, other=0, missing=5)
    drawn, _ = mentioned_histogram(counts, SearchRequest(date="mentioned", span="chosen", interval="year"))
    assert [(bucket.id, bucket.count) for bucket in drawn.buckets] == [("2014", 300), ("2015", 320)]
    assert (drawn.earliest, drawn.latest) == ("1620-01-01", "2050-12-31")
    whole, _ = mentioned_histogram(counts, SearchRequest(date="mentioned"))
    assert (whole.buckets[0].id, whole.buckets[-1].id, whole.earliest) == ("1620", "2050", UNSET)
