"""The time of day beside a date, as an instant in UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.calendar.clock_times import instant_beside, utc_instant

DAY = date(2014, 3, 3)
WRITTEN = "3 March 2014"


def instant(before: str = "", behind: str = "") -> str | None:
    """The instant of the day with a text before and behind it."""
    text = before + WRITTEN + behind
    return instant_beside(text, len(before), len(before) + len(WRITTEN), DAY)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (" 08:00:30 +0100", "2014-03-03T07:00:30Z"),
        (", 2:23 PM EDT", "2014-03-03T18:23:00Z"),
        (" 12:05 a.m. GMT", "2014-03-03T00:05:00Z"),
        (" 12:05 p.m. GMT", "2014-03-03T12:05:00Z"),
        (" 10h14 CET", "2014-03-03T09:14:00Z"),
        (" 08.15 (UTC+05:30)", "2014-03-03T02:45:00Z"),
        (" 23:30 -02:00", "2014-03-04T01:30:00Z"),
        (" 05:00 JST", "2014-03-02T20:00:00Z"),
    ],
)
def test_a_time_with_an_offset_or_a_zone_is_an_instant(behind: str, expected: str) -> None:
    assert instant(behind=behind) == expected


def test_a_time_may_stand_before_the_date() -> None:
    assert instant("Updated 14:30 GMT on ") == "2014-03-03T14:30:00Z"
    assert instant("Doors open at 09:00 GMT. " + "The fog lifts. " * 4) is None


@pytest.mark.parametrize(
    "behind", ["", " 08:00", " 08:00 CST", " 08:00 IST", " 25:00 GMT", " 8:75 GMT", " 08:00 +9900"]
)
def test_without_an_offset_that_means_one_thing_there_is_no_instant(behind: str) -> None:
    assert instant(behind=behind) is None


def test_a_year_has_four_digits() -> None:
    assert utc_instant(datetime(999, 12, 31, tzinfo=timezone.utc)) is None
    assert utc_instant(datetime.max.replace(tzinfo=timezone(-timedelta(hours=5)))) is None


@given(st.integers(0, 23), st.integers(0, 59), st.integers(-14 * 60, 14 * 60))
def test_any_offset_leads_back_to_the_same_moment(hour: int, minute: int, ahead: int) -> None:
    sign, span = "-" if ahead < 0 else "+", abs(ahead)
    moment = instant(behind=f" {hour:02}:{minute:02} {sign}{span // 60:02}{span % 60:02}")
    offset = timezone(timedelta(minutes=ahead))
    assert moment == utc_instant(datetime(2014, 3, 3, hour, minute, tzinfo=offset))


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (date(2019, 5, 3), " 00:15 BST", "2019-05-02T23:15:00Z"),
        (date(2019, 5, 3), " 11:45 p.m. ET", "2019-05-04T03:45:00Z"),
        (date(2019, 1, 3), " 11:45 p.m. ET", "2019-01-04T04:45:00Z"),
        (date(2024, 3, 9), " 12:00 PT", "2024-03-09T20:00:00Z"),
        (date(2024, 3, 10), " 12:00 PT", "2024-03-10T19:00:00Z"),
        (date(2024, 11, 2), " 12:00 CT", "2024-11-02T17:00:00Z"),
        (date(2024, 11, 3), " 12:00 CT", "2024-11-03T18:00:00Z"),
    ],
)
def test_zones_of_britain_and_america_have_their_summer_time(day: date, clock: str, instant: str) -> None:
    text = f"{day.isoformat()}{clock}"
    assert instant_beside(text, 0, 10, day) == instant
