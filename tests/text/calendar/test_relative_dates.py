"""Dates that are told from today."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.text.calendar.relative_dates import dates_meant

THURSDAY = date(2024, 3, 28)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2024-03-28", "2024-03-28"),
        ("Yesterday", "2024-03-27", "2024-03-27"),
        ("this week", "2024-03-25", "2024-03-28"),
        ("last week", "2024-03-18", "2024-03-24"),
        ("last-week", "2024-03-18", "2024-03-24"),
        ("previous week", "2024-03-18", "2024-03-24"),
        ("past week", "2024-03-21", "2024-03-28"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("past_year", "2023-03-28", "2024-03-28"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("last 30 days", "2024-02-27", "2024-03-28"),
        ("-30d", "2024-02-27", "2024-03-28"),
        ("-2w", "2024-03-14", "2024-03-28"),
        ("-6m", "2023-09-28", "2024-03-28"),
        ("-1y", "2023-03-28", "2024-03-28"),
    ],
)
def test_a_stretch_of_time_is_told_from_today(text: str, first: str, last: str) -> None:
    assert dates_meant(text, THURSDAY) == (first, last)


def test_a_month_before_the_31st_ends_where_that_month_does() -> None:
    assert dates_meant("-1m", date(2023, 3, 31)) == ("2023-02-28", "2023-03-31")


@pytest.mark.parametrize("text", ["", "2015", "week", "last", "last fortnight", "-d", "-9999y", "30d", "today’s"])
def test_what_is_no_stretch_of_time_is_none(text: str) -> None:
    assert dates_meant(text, THURSDAY) is None
