"""Towns in the names of organizations."""

from __future__ import annotations

from searchapp.extraction.countries.bodies_of_towns import without_towns_of_bodies
from tests.extraction.countries.single_text import toponyms_in


def countries(text: str, *organizations: str) -> list[str]:
    """The countries of the toponyms that stay, in a text that names these organizations."""
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in organizations)
    return [each.sense.country for each in without_towns_of_bodies(toponyms_in(text), spans)]


def test_a_town_that_is_an_organization_names_no_country() -> None:
    assert countries("A survey in Syracuse told it.") == ["US"]
    assert countries("A survey in Syracuse told it.", "Syracuse") == []


def test_a_small_town_in_a_longer_name_needs_its_country_elsewhere() -> None:
    assert countries("Namibia sent her to Syracuse University.", "Syracuse University") == ["NA"]
    assert countries("The US sent her to Syracuse University.", "Syracuse University") == ["US", "US"]
    assert countries("They sent her to Syracuse University.", "Syracuse University") == ["US"]


def test_famous_cities_and_countries_stay() -> None:
    assert countries("Namibia paid the Bank of Japan and the Tokyo Tea Club.", "Bank of Japan", "Tokyo Tea Club") == [
        "NA",
        "JP",
        "JP",
    ]
