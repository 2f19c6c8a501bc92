"""Persons whom the model leaves out, and whose names or whose country show them."""

from __future__ import annotations

import pytest

from searchapp.extraction.flow import extract_facts
from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.overlaps import TakenSpans
from searchapp.extraction.people.listed_names import (
    listed_names,
    names_behind_countries,
    names_in_credits,
    single_names,
)
from searchapp.model.article import Article


def listed(text: str) -> list[str]:
    """The names of the text that the lists of names show."""
    reading = read_names([text], trained_model())[0]
    return [text[start:end] for start, end in listed_names(reading, TakenSpans(len(text)))]


def test_given_name_and_surname_are_a_person_without_titles() -> None:
    assert listed("Ducks swam. They saw Captain Viktor Orrin and Olga Tallis.") == ["Viktor Orrin", "Olga Tallis"]
    assert listed("By Viktor Orrin LARNMOUTH (OPA) - It rained.") == ["Viktor Orrin"]
    assert listed("A Viktor Orrin-backed plan had anti-Olga Tallis words.") == ["Viktor Orrin", "Olga Tallis"]


@pytest.mark.parametrize(
    "text", ["They paid Viktor Orrin & Co.", "It is the Viktor Orrin Bank.", "Viktor Swims Home Alone"]
)
def test_parts_of_longer_names_are_none(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rained. Norway's Thasel Orrinen won the race.", ["Thasel Orrinen"]),
        ("Norway's Thasel Orrinen and Chad's Mbaro Tellu, a cook, met.", ["Thasel Orrinen", "Mbaro Tellu"]),
        ("They flew over Norway's Thasel Orrinen desert.", []),
        ("The pond's Thasel Orrinen was cold.", []),
        ("They climbed Norway's Thasel II, which was cold.", []),
    ],
)
def test_words_in_no_list_behind_a_country_are_a_person_before_what_persons_do(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_behind_countries(text, lexicon())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vela Orrin in Leeds and Thasel Tellu in Oslo wrote.", ["Vela Orrin", "Thasel Tellu"]),
        ("Orrin in Leeds and Thasel Tellu in Oslo wrote.", []),
        ("Tea Trade in Tea and Salt Trade in Milk grew.", []),
    ],
)
def test_agencies_name_their_people_with_towns(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_in_credits(text)] == names


def test_persons_of_one_name_are_persons_where_it_stands_alone() -> None:
    text = "Shakira sang, and Neymar's crew saw the Madonna, Adele Tallis and Shakira."
    (reading,) = read_names([text], trained_model())
    assert [text[start:end] for start, end in single_names(reading.tokens)] == ["Shakira", "Neymar", "Shakira"]
    facts = extract_facts(Article(id="a", body="Rihanna sang. It was cold there, and they said that it rained."))
    assert [person.label for person in facts.people] == ["Rihanna"]


def test_short_texts_have_their_persons() -> None:
    body = "Italy's Szymon Orrin and Ghana's Thasel Tellu met Peru's Ximena Brell in Leeds. It was cold."
    facts = extract_facts(Article(id="a", body=body))
    assert [person.label for person in facts.people] == ["Szymon Orrin", "Thasel Tellu", "Ximena Brell"]
