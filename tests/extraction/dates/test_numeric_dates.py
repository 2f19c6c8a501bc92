"""The order of the numbers of a day, and the words before numbers."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.dates.date_patterns import any_of
from searchapp.extraction.dates.numeric_dates import NumericDates, is_other_number, year_near


@pytest.mark.parametrize(
    ("language", "text", "day_first"),
    [
        ("en", "on 13/03/1999 and 3/4/1999", True),
        ("en", "on 3/25/1999", False),
        ("en", "on 3/25/1999 and 25/3/1999", None),
        ("en", "on 3/4/1999 and 1/31", None),
        ("en-US", "", False),
        ("de", "", True),
    ],
)
def test_the_order_is_told_by_the_language_or_by_days_with_one_reading(
    language: str, text: str, day_first: bool | None
) -> None:
    assert NumericDates(text, language).day_first == day_first


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 13.03.1999", "1999-03-13"),
        ("on 3.4.1999", "1999-04-03"),
        ("on 4/4/1999", "1999-04-04"),
        ("on 3/4/1999", ""),
        ("on 3/4/1999 9:30:00 AM", "1999-03-04"),
        ("on 3/4/1999, behind 3/5/1999 9:30 PM", "1999-03-04"),
        ("on 3/4/1999 9:30 PM, not 25/3/1999", "1999-04-03"),
        ("on 3/4/1999, behind 13/5/1999 9:30 PM", "1999-04-03"),
        ("on 3/25/99", "1999-03-25"),
        ("a 3/25/99", ""),
        ("version 3.4.1999", ""),
        ("on 31/31/1999", ""),
    ],
)
def test_a_day_is_told_where_its_order_and_the_word_before_allow(text: str, value: str) -> None:
    match = any_of("iso", "numbers").search(text)
    assert isinstance(match, re.Match)
    assert NumericDates(text, "en", 2015).value(match) == value


def test_the_year_stands_first_in_some_languages() -> None:
    assert [NumericDates("", language).writes_year_first for language in ("hu", "de", "")] == [True, False, True]


def test_a_short_year_is_not_far_ahead_of_the_publication() -> None:
    assert [year_near(year, 2015) for year in ("1999", "’68", "16", "29", "31")] == [1999, 1968, 2016, 2029, 1931]
    assert year_near("45", 1950) == 1945
    assert year_near("99", None) == 1999


def test_the_word_before_a_number_tells_that_it_is_no_day() -> None:
    for language, text, is_other in (("es", "la calle ", True), ("es", "el ", False), ("en", "Version ", True)):
        assert is_other_number(f"{text}5", len(text), language) == is_other
