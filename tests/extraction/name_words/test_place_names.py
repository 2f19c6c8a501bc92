"""Names of countries and of parts of the world."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.place_names import is_place


@pytest.mark.parametrize(
    "name",
    [
        "US",
        "U.S.",
        "UAE",
        "the Emirates",
        "State of Qatar",
        "West Bank",
        "Croatia",
        "DPRK",
        "West Africa",
        "Uttar Pradesh",
        "West Indies",
        "Southern Nigeria",
        "Macau SAR",
        "W. Sahara",
        "U. S.",
        "NSW",
    ],
)
def test_countries_are_places(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["UN", "EU", "us", "Bank of Croatia", "Arsenal"])
def test_others_are_not(name: str) -> None:
    assert not is_place(name)
