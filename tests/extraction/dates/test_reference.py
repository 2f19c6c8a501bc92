"""The day that dates without a year count from."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.extraction.dates.reference import Reference, day_value, reference_of
from searchapp.model.article import Published


@pytest.mark.parametrize(
    ("value", "grain", "reference"),
    [
        ("2015-09-07", "day", Reference(date(2015, 9, 7), "day")),
        ("2015-09", "month", Reference(date(2015, 9, 1), "month")),
        ("2015", "year", Reference(date(2015, 1, 1), "year")),
        ("XXXX-02-26", "day", None),
        ("2015-06-31", "day", None),
    ],
)
def test_a_publication_is_a_reference_where_its_year_is_known(
    value: str, grain: str, reference: Reference | None
) -> None:
    assert reference_of(Published(value, grain, "metadata")) == reference  # type: ignore[arg-type]
    assert reference_of(None) is None


def test_the_nearest_day_is_the_last_or_near_ahead_unless_a_word_looks_ahead() -> None:
    reference = Reference(date(2015, 9, 7), "day")
    assert reference.nearest(10, 5, ahead=False) == "2015-10-05"
    assert reference.nearest(11, 20, ahead=False) == "2014-11-20"
    assert reference.nearest(11, 20, ahead=True) == "2015-11-20"
    assert reference.nearest(6, 5, ahead=True) == "2016-06-05"
    assert reference.nearest(2, 30, ahead=False) == ""
    assert Reference(date(2015, 1, 1), "year").nearest(6, 5, ahead=False) == ""


def test_a_day_has_a_value_if_the_calendar_has_it() -> None:
    assert (day_value(2016, 2, 29), day_value(2015, 2, 29)) == ("2016-02-29", "")
