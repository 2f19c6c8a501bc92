"""Days of three numbers of two digits, and which of them is the year."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.short_years import short_day, years_first


@pytest.mark.parametrize(
    ("text", "day", "reliable"),
    [
        ("31/12/19", "2019-12-31", True),
        ("12/31/19", "2019-12-31", True),
        ("4.5.19", "2019-05-04", True),
        ("03/04/21", "2021-04-03", False),  # the order of day and month is open,
        ("23-03-04", "2004-03-23", False),  # that of day and year,
        ("23/03/04", "2004-03-23", False),
        ("23.03.04", "2004-03-23", True),  # but nobody writes the year first with dots
        ("23-02-28", "2023-02-28", True),  # 2028 is yet to come
        ("98-03-04", "1998-03-04", True),
        ("15/01/68", "1968-01-15", True),
        ("1/15/68", "1968-01-15", True),
        ("99-99-99", None, None),
        ("23-03-2004", None, None),
    ],
)
def test_a_day_that_may_be_read_in_one_way_only_is_reliable(text: str, day: str | None, reliable: bool | None) -> None:
    published = short_day(text, "metadata")
    assert (published and published.value, published and published.reliable) == (day, reliable)


def test_the_order_that_other_days_tell_holds() -> None:
    first, last = short_day("23-03-04", "metadata", None, True), short_day("23-03-04", "metadata", None, False)
    assert first is not None
    assert last is not None
    assert (first.value, first.reliable, last.value, last.reliable) == ("2023-03-04", True, "2004-03-23", True)
    american = short_day("03/04/21", "metadata", False, False)
    assert american is not None
    assert (american.value, american.reliable) == ("2021-03-04", True)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["23-03-04", "23-02-28", "n/a"], True),
        (["23-03-04", "31-12-19"], False),
        (["23-03-04", "22-01-03"], None),
        (["98-03-04", "31-12-19"], None),
        ([], None),
    ],
)
def test_one_day_tells_the_order_of_all(days: list[str], first: bool | None) -> None:
    assert years_first(days) is first


def test_a_clock_with_a_zone_behind_a_day_is_its_instant() -> None:
    published = short_day("31/12/19 10:15 GMT", "metadata")
    assert published is not None
    assert published.instant == "2019-12-31T10:15:00Z"
