"""Days that are told by their feasts."""

from __future__ import annotations

import datetime

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.dates.feasts import feast_days
from searchapp.extraction.dates.mentioned_dates import find_mentioned_dates
from searchapp.extraction.dates.reference import Reference

MAY = Reference(datetime.date(2019, 5, 4), "day")


def told(text: str, reference: Reference | None = MAY) -> list[tuple[str, str]]:
    """The days of feasts in a text, each with what names it."""
    return [(text[start:end], value) for start, end, value in feast_days(text, distinct_words(text), reference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New Year's Eve 2016 was wet.", [("New Year's Eve 2016", "2016-12-31")]),
        (
            "On Christmas Day, 2017, they baked, and on New Year’s Day they ate.",
            [("Christmas Day, 2017", "2017-12-25"), ("New Year’s Day", "2019-01-01")],
        ),
        ("They bake on Christmas Eve.", [("Christmas Eve", "2018-12-24")]),
        ("They bake on Christmas Eve each year.", []),
        ("A Boxing Day bun and a Halloween cake", []),
        ("last Christmas Eve", []),
    ],
)
def test_a_feast_with_its_year_or_a_word_before_tells_a_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_without_a_publication_a_feast_has_its_year_or_is_none() -> None:
    assert told("on Boxing Day and on Halloween 2016", None) == [("Halloween 2016", "2016-10-31")]


def test_the_year_of_a_feast_is_no_date_of_its_own() -> None:
    text = "It rained on 4 May 2019, on Christmas Day in 2018 and in 2017."
    dates = find_mentioned_dates(text, distinct_words(text), None, language="en")
    assert [date.value for date in dates] == ["2019-05-04", "2018-12-25", "2017"]
