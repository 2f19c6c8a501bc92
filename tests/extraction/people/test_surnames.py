"""A surname alone is no organization where the article names the person in full."""

from __future__ import annotations

from searchapp.extraction.people.surnames import without_surnames
from searchapp.model.facts import Mention, Organization, Person

PEOPLE = (Person("ana-al-lunt", "Ana Al Lunt", (Mention(0, 11, "Ana Al Lunt", "model"),)),)


def kept(*names: str, rule: str = "model", people: tuple[Person, ...] = PEOPLE) -> list[str]:
    organizations = [Organization(name.lower(), name, (Mention(20, 20 + len(name), name, rule),)) for name in names]
    return [each.label for each in without_surnames(tuple(organizations), people)]


def test_the_end_of_a_full_name_is_no_organization() -> None:
    assert kept("Lunt", "Al Lunt", "Ana", "Lunt Mills") == ["Ana", "Lunt Mills"]


def test_a_name_that_the_text_calls_a_body_stays() -> None:
    assert kept("Lunt", rule="described") == ["Lunt"]


def test_a_firm_that_is_known_stays_beside_its_founder() -> None:
    assert kept("Ford", people=(Person("henry-ford", "Henry Ford", (Mention(0, 10, "Henry Ford", "model"),)),)) == [
        "Ford"
    ]
