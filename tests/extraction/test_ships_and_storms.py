"""Ships and storms are neither bodies nor persons."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.flow import extract_facts
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.ships_and_storms import ships_and_storms
from searchapp.model.article import Article


def named(text: str) -> list[str]:
    """The names of ships and storms in a text."""
    return [text[start:end] for start, end in ships_and_storms(text, distinct_words(text.lower()), lexicon()).spans]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tanker Amber Tide and the cruise ship Silver Aurora left.", ["Amber Tide", "Silver Aurora"]),
        ("The bulk carrier Nordic Star II sank.", ["Nordic Star II"]),
        ("HMS Amber Tide and the BRP Datu Lunt left.", ["HMS Amber Tide", "BRP Datu Lunt"]),
        ("The vessel Larno Maru sank off the tea port.", ["Larno Maru"]),
        ("Hurricane Orla and Storm Franklin met.", ["Hurricane Orla", "Storm Franklin"]),
        ("The tanker Captain Ana Holt steered sank.", []),
        ("They ship Orvessa kettles, and the carrier Orr Air does not.", []),
        ("The tanker Shell hired is at sea.", []),
        ("The National Hurricane Center met.", []),
    ],
)
def test_ships_stand_behind_their_kind_and_storms_behind_theirs(text: str, names: list[str]) -> None:
    assert named(text) == names


def facts(body: str) -> tuple[set[str], set[str]]:
    """The organizations and persons of a text, by label."""
    found = extract_facts(Article(id="a", body=body))
    return {each.label for each in found.organizations}, {each.label for each in found.people}


def test_ships_are_no_organizations_and_no_persons() -> None:
    organizations, people = facts(
        "MANILA - The bulk carrier Nordic Star left on Friday, and the trawler Kaiko Maru saved fourteen men, said"
        " Oksana Holt, who had seen it. The Nordic Star is owned by Larno Shipping Ltd."
    )
    assert organizations == {"Larno Shipping Ltd"}
    assert people == {"Oksana Holt"}


def test_a_storm_is_no_person_but_one_of_its_name_is() -> None:
    storm = "Hurricane Michael tore roofs off on Monday. Michael was the strongest storm there, they said."
    assert facts(storm)[1] == set()
    assert facts(f"{storm} Michael Holt slept in his truck, and Michael was cold.")[1] == {"Michael Holt"}
