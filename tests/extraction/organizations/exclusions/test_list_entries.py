"""Authors, journals and venues that stand in lists are no organizations."""

from __future__ import annotations

from searchapp.extraction.organizations.exclusions.list_entries import is_list_entry
from searchapp.model.facts import Mention


def is_entry(name: str, text: str) -> bool:
    start = text.index(name)
    return is_list_entry(Mention(start, start + len(name), name, "model"), text)


def test_authors_and_journals_of_references_are_entries() -> None:
    assert is_entry("Tallis EB", "1. Tallis EB, Orrin K, et al. Ducks at rest.")
    assert is_entry("Orrin K", "24. Orrin K et al. Ducks.")
    assert is_entry("Clin Tea Int", "Ducks. Clin Tea Int. 2014;4(3):1.")
    assert not is_entry("Orr Bank AS", "Orr Bank AS, which lends, is open.")
    assert not is_entry("Orr Tea Board", "They left Orr Tea Board. 2014 was wet.")


def test_venues_behind_the_dates_of_a_tour_are_entries() -> None:
    tour = "The Larks are back.\nJune 4 -- Orr Music Center, Elmore, OH\nSept. 9 - Elmore, OH @ Tea Hall"
    assert is_entry("Orr Music Center", tour)
    assert is_entry("Tea Hall", tour)
    assert not is_entry("Orr Music Center", "On Friday the Orr Music Center, Elmore, lost its roof.")
    assert not is_entry("Orr Tea Board", "The Larks are back.\nJune 4 -- Orr Tea Board meets")


def test_initials_behind_a_surname_of_references_are_entries() -> None:
    assert is_entry("BR", "Orrin BR, Fang MA. Ducks at rest.")
    assert is_entry("SS", "36. Tallis SS , Orrin AK , and Holt B. Ducks.")
    assert not is_entry("BRT", "The Orrin BRT, Fang Tea. Ducks at rest.")
