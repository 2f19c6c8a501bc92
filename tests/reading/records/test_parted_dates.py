"""Days in parts."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.reading.records.parted_dates import date_of_parts, parted_date


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"year": 2019, "month": 5, "day": 4}, "2019-05-04"),
        ({"Year": "2019", "Month": "May", "Day": "4"}, "2019-05-04"),
        ({"jahr": "2019", "monat": "Mai"}, "2019-05"),
        ({"年": "2019", "月": "5", "日": "4"}, "2019-05-04"),
        ({"year": 2019.0, "month": "5.0", "day": ""}, "2019-05"),
    ],
)
def test_fields_that_tell_a_day_together(values: dict[str, Any], day: str) -> None:
    published, names = parted_date(values) or (None, ())
    assert published is not None
    assert published.value == day
    assert len(names) == day.count("-") + 1


@pytest.mark.parametrize("values", [{"year": 2019}, {"month": 5, "day": 4}, {"year": 2019, "month": 13}, {}])
def test_fields_that_do_not(values: dict[str, Any]) -> None:
    assert parted_date(values) is None


def test_parts_in_a_list() -> None:
    published = date_of_parts([2019, 5, 4, 10, 30])
    assert published is not None
    assert published.value == "2019-05-04"
    assert date_of_parts(["2019-05-04", "2020-01-01"]) is None
    assert date_of_parts([2019]) is None
