"""Dates as people type them to narrow a search."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.text.calendar.typed_dates import dates_typed, is_ambiguous

TUESDAY = date(2019, 6, 4)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        (" 2017-04 ", "2017-04-01", "2017-04-30"),
        ("2017-4-9", "2017-04-09", "2017-04-09"),
        ("2017/04/09", "2017-04-09", "2017-04-09"),
        ("20170409", "2017-04-09", "2017-04-09"),
        ("9 April 2017", "2017-04-09", "2017-04-09"),
        ("April 9, 2017", "2017-04-09", "2017-04-09"),
        ("9 avril 2017", "2017-04-09", "2017-04-09"),
        ("29.04.2017", "2017-04-29", "2017-04-29"),
        ("Apr-2017", "2017-04-01", "2017-04-30"),
        ("2017-04-09T23:30:00-05:00", "2017-04-09", "2017-04-09"),
        ("2017-W14", "2017-04-03", "2017-04-09"),
        ("2017-Q2", "2017-04-01", "2017-06-30"),
        ("Q4 2017", "2017-10-01", "2017-12-31"),
        ("1960s", "1960-01-01", "1969-12-31"),
        ("196*", "1960-01-01", "1969-12-31"),
        ("２０１７-０４", "2017-04-01", "2017-04-30"),
        ("٢٠١٧", "2017-01-01", "2017-12-31"),
        ("2017*", "2017-01-01", "2017-12-31"),
        ("2017-*", "2017-01-01", "2017-12-31"),
        ("2017-04-*", "2017-04-01", "2017-04-30"),
        ("2017-04-09 23:30", "2017-04-09", "2017-04-09"),
        ("2016..2017-04", "2016-01-01", "2017-04-30"),
        ("2016-2017", "2016-01-01", "2017-12-31"),
        ("2017-04-09/2017-04-11", "2017-04-09", "2017-04-11"),
        ("last week", "2019-05-27", "2019-06-02"),
        ("now-7d", "2019-05-28", "2019-06-04"),
        ("now-1M/d", "2019-05-04", "2019-06-04"),
    ],
)
def test_dates_are_read_as_they_are_typed(text: str, first: str, last: str) -> None:
    assert dates_typed(text, TUESDAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-02-30",
        "2017-W54",
        "2017-Q5",
        "03/04/2017",  # nobody knows which is the month
        "2017..2016",
        "tea 2017",
        "9 April 2017 OR id:x",
        "now-5m",
    ],
)
def test_what_is_no_date_or_two_is_none(text: str) -> None:
    assert dates_typed(text, TUESDAY) is None


def test_a_day_in_numbers_whose_order_is_open_may_be_two() -> None:
    assert is_ambiguous("03/04/2017")
    assert not any(map(is_ambiguous, ("2017-02-30", "tea", "03/04/17")))
