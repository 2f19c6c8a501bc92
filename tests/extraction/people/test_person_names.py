"""What spellings of a person's name share."""

from __future__ import annotations

import pytest

from searchapp.extraction.people.person_names import name_words, person_id, surname, without_titles


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Prime Minister Ann Lee", "Ann Lee"),
        ("Dr. Ola Brandt", "Ola Brandt"),
        ("Mr van der Meer", "van der Meer"),
        ("Ann Lee", "Ann Lee"),
        ("Judge", "Judge"),  # who may be called so
        ("Deputy Trade Minister Ann Lee", "Ann Lee"),
        ("Vice-President Ann Lee", "Ann Lee"),
        ("Pol Maj-General Ann Lee", "Ann Lee"),
        ("Crown Prince Amir Lee", "Amir Lee"),
        ("Rose King Lee", "Rose King Lee"),
        ("Georgia Gov. Ann Lee", "Ann Lee"),
        ("Georgia King Lee", "Georgia King Lee"),
        ("Councilmember Ann Lee", "Ann Lee"),
        ("Boxer Ann Lee", "Ann Lee"),
        ("Anxious' Queen Ann Lee", "Ann Lee"),
    ],
)
def test_titles_are_taken_off(name: str, bare: str) -> None:
    assert name[without_titles(name) :] == bare


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("José Núñez", "JOSE NUNEZ"),
        ("Ann B. Lee", "Ann Lee"),
        ("Jean-Luc Petit", "Jean Luc Petit"),
        ("Omar el-Said", "Omar al-Said"),
        ("Rob Hale Jr.", "Rob Hale"),
    ],
)
def test_spellings_of_a_name_have_one_id(name: str, other: str) -> None:
    assert person_id(name) == person_id(other) != ""


def test_others_have_their_own() -> None:
    assert person_id("Ann Lee") != person_id("Anna Lee")
    assert person_id("…") == ""


def test_particles_belong_to_the_surname() -> None:
    assert surname(name_words("Ludwig van der Meer")) == ("van", "der", "meer")
    assert surname(name_words("Ann Lee")) == ("lee",)


def test_endings_that_alphabets_differ_in_are_one() -> None:
    ids = {person_id(name) for name in ("Ostap Verensky", "Ostap Verenskyy", "Ostap Verenskiy", "Ostap Verenskii")}
    assert ids == {"ostap-verensky"}
    assert person_id("Aiko Fujii") == "aiko-fujii"
    assert person_id("Jan Kowalski") != person_id("Jan Kowalsky")


def test_given_names_of_other_alphabets_are_one_in_their_spellings() -> None:
    assert person_id("Mohamed bin Orr") == person_id("Muhammad bin Orr") == "mohammed-bin-orr"
    assert person_id("Sergey Tallis") == person_id("Sergei Tallis")
    assert person_id("Ann Muhammad") != person_id("Ann Mohammed")
