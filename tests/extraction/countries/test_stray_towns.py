"""Small towns of countries that a text does not speak of."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.stray_towns import without_stray_towns
from tests.extraction.countries.single_text import toponyms_in


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("In Greece the Greek fire crews came to Corinth.", ["GR", "GR"]),
        ("In Greece the crews came to Corinth.", ["GR", "US"]),
        ("In Greece the Greek crews came to Corinth, Mississippi.", ["GR", "GR", "US", "US"]),
        (
            "In Greece the Greek crews left Corinth. In Corinth it rained. They lived in Corinth.",
            ["GR", "GR", "US", "US", "US"],
        ),
        ("In Greece the Greek crews came from Eindhoven.", ["GR", "GR", "NL"]),
        ("They came to Corinth.", ["US"]),
    ],
)
def test_they_are_not_meant_where_a_text_names_another_country(text: str, countries: list[str]) -> None:
    toponyms = without_stray_towns(toponyms_in(text))
    assert [toponym.sense.country for toponym in toponyms] == countries


def test_a_town_in_the_title_is_meant() -> None:
    text = "Fire in Corinth. In Greece the Greek crews came."
    assert [t.sense.country for t in without_stray_towns(toponyms_in(text), 16)] == ["US", "GR", "GR"]
