"""Dates of which a part is not known."""

from __future__ import annotations

import pytest

from searchapp.text.calendar.catalogue_dates import catalogue_date


@pytest.mark.parametrize(
    ("text", "value", "is_reliable"),
    [
        ("09/1931", "1931-09", True),
        ("1931/09", "1931-09", True),
        ("1931-09-XX", "1931-09", True),
        ("2016-09-00", "2016-09", True),
        ("2016-00-00 00:00:00", "2016", True),
        ("1931 09 05", "1931-09-05", True),
        ("[1931?]", "1931", False),
        ("ca. 1931", "1931", False),
        ("Fall 1931", "1931", False),
    ],
)
def test_what_is_known_of_a_date_is_told(text: str, value: str, is_reliable: bool) -> None:
    published = catalogue_date(text, "metadata")
    assert published is not None
    assert (published.value, published.reliable) == (value, is_reliable)


@pytest.mark.parametrize("text", ["1931 13 05", "13/1931", "193?", "1931-32", "call 1931", ""])
def test_other_texts_tell_none(text: str) -> None:
    assert catalogue_date(text, "metadata") is None
