"""Persons where an article has them by surname or given name alone."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.overlaps import TakenSpans
from searchapp.extraction.people.repeated_names import repeated_names
from searchapp.model.facts import Mention


def repeated(text: str, *names: str, taken: str = "") -> list[str]:
    """The further mentions of persons whose full names stand in a text."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model") for name in names]
    spans = [(text.index(taken), text.index(taken) + len(taken))] if taken else []
    return [text[m.start : m.end] for m in repeated_names(mentions, TakenSpans(len(text), spans), text, lexicon())]


@pytest.mark.parametrize(
    ("text", "name", "alone"),
    [
        ("Ana Tallis-Orr spoke. Tallis-Orr's tea was cold.", "Ana Tallis-Orr", "Tallis-Orr"),
        ("Mirko Tallis spoke. They thanked Mr Tallis.", "Mirko Tallis", "Tallis"),
        ("Omar al-Saffar spoke. Al-Saffar left.", "Omar al-Saffar", "Al-Saffar"),
        ("LENA VOSK, HOST: Hello. VOSK: Bye.", "LENA VOSK", "VOSK"),
        ("Lena Vosk was the host. VOSK: Bye.", "Lena Vosk", "VOSK"),
        ("Mirko Tallis is here. Come in, Mirko, sit.", "Mirko Tallis", "Mirko"),
        ("Nina Vosk met the Vosk brothers.", "Nina Vosk", "Vosk"),
        ("Nina Smith came. They thanked Smith.", "Nina Smith", "Smith"),
    ],
)
def test_part_of_a_full_name_alone_is_the_person(text: str, name: str, alone: str) -> None:
    assert repeated(text, name) == [alone]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mirko Tallis spoke. Tallis Bank opened.", "Mirko Tallis"),
        ("Mirko Tallis spoke in Port Tallis.", "Mirko Tallis"),
        ("Mirko Tallis spoke. Ben-Tallis and Tallison came.", "Mirko Tallis"),
        ("Ricardo Lagos spoke. The ship sailed to Lagos.", "Ricardo Lagos"),
        ("Daisy House spoke. House prices rose, and the House voted.", "Daisy House"),
        ("Omar bin Said spoke. Said it was cold.", "Omar bin Said"),
    ],
)
def test_other_names_and_words_are_not_the_person(text: str, name: str) -> None:
    assert repeated(text, name) == []


def test_what_is_taken_stays_so() -> None:
    assert repeated("Mirko Tallis spoke. He owns Tallis.", "Mirko Tallis", taken="Tallis.") == []


def test_given_name_before_the_name_of_kin_is_a_person() -> None:
    assert repeated("Karl and Anna Vosk came.", "Anna Vosk") == ["Karl"]
    assert repeated("Nina Karl and Anna Vosk came.", "Anna Vosk") == []
    assert repeated("It rained in Paris and Anna Vosk came.", "Anna Vosk") == []
    assert repeated("From Florence and Anna Vosk they heard nothing.", "Anna Vosk") == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Paris Holt and India Varley danced.", ["India Varley"]),
        ("Paris Holt, Kenya Varley and others danced.", ["Kenya Varley"]),
        ("Paris Holt and Kenya Airways agreed.", []),
        ("Paris Holt and Georgia Tech won.", []),
        ("Paris Holt, India and Kenya agreed.", []),
    ],
)
def test_who_follows_a_person_in_a_list_by_a_given_name_that_is_a_place_is_a_person(
    text: str, listed: list[str]
) -> None:
    assert repeated(text, "Paris Holt") == listed
