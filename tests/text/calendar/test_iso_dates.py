"""Dates as people write them: what they span, and what is no date."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.iso_dates import day_of, days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-12", "2015-12-01", "2015-12-31"),
        ("2016-02-29", "2016-02-29", "2016-02-29"),
    ],
)
def test_a_date_spans_its_days(value: str, first: str, last: str) -> None:
    days = days_of(value)
    assert days is not None
    assert [day_of(day).isoformat() for day in days] == [first, last]


@pytest.mark.parametrize(
    "value", ["2015-02-29", "2015-13", "2015-00", "2015-00-27", "2015-03-00", "0000", "XXXX-02-26", "15"]
)
def test_what_is_no_date_spans_nothing(value: str) -> None:
    assert days_of(value) is None
