"""Institutions that several states have."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.shared_institutions import without_institutions_of_others
from tests.extraction.countries.single_text import toponyms_in


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The House of Representatives in Abuja will ask the SEC.", ["NG"]),
        ("In Ghana the Environmental Protection Agency shut a mine.", ["GH"]),
        ("The Environmental Protection Agency shut a mine.", ["US"]),
        ("In Texas and in Ghana the SEC asked.", ["US", "GH", "US"]),
        ("Ghana watched the Federal Reserve.", ["GH", "US"]),
    ],
)
def test_they_are_those_of_the_state_that_the_text_speaks_of(text: str, countries: list[str]) -> None:
    toponyms = without_institutions_of_others(toponyms_in(text), text)
    assert [toponym.sense.country for toponym in toponyms] == countries
