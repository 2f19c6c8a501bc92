"""Days of the Persian calendar, by New Year's days and dates that everybody knows."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.persian_calendar import persian_day


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1357, 11, 22), "1979-02-11"),
        ((1388, 3, 22), "2009-06-12"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1403, 1, 1), "2024-03-20"),
    ],
)
def test_days_in_our_calendar(persian: tuple[int, int, int], day: str) -> None:
    gregorian = persian_day(*persian)
    assert gregorian is not None
    assert gregorian.isoformat() == day


@pytest.mark.parametrize("persian", [(1401, 13, 1), (1401, 7, 31), (1401, 0, 5), (1401, 1, 0), (2022, 8, 12)])
def test_days_that_the_calendar_does_not_have(persian: tuple[int, int, int]) -> None:
    assert persian_day(*persian) is None
