"""The words of names of countries."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.countries.name_phrases import (
    Phrase,
    Stem,
    add_phrase,
    follow_phrase,
    has_stem,
    is_small,
    may_end_so,
)


def phrase(*words: str) -> Phrase:
    return Phrase(words, (True,) * len(words), "SV", "name")


def test_longer_names_come_first_and_each_once() -> None:
    phrases: list[Phrase] = []
    assert [add_phrase(phrases, phrase(*words.split())) for words in ("el", "el salvador", "el")] == [True, True, False]
    assert [len(each.words) for each in phrases] == [2, 1]


@pytest.mark.parametrize(("text", "is_name"), [("El Salvador", True), ("El salvador", False), ("El", False)])
def test_all_words_of_a_name_follow_with_their_capitals(text: str, is_name: bool) -> None:
    words = list(re.finditer(r"\w+", text))
    lowered = [word[0].lower() for word in words]
    assert follow_phrase(phrase("el", "salvador"), words, lowered, 0, str.__eq__) is is_name


def test_a_stem_has_its_endings_and_some_need_one() -> None:
    samoa = Stem("WS", "name", "а", has_ending=True)
    assert may_end_so(samoa, "а")
    assert not may_end_so(samoa, "")
    assert not may_end_so(samoa, "го")


def test_a_short_word_has_but_one_form() -> None:
    assert has_stem("północnej", "północn")
    assert not has_stem("północnoamerykański", "północn")
    assert has_stem("rep.", "=rep")
    assert not has_stem("repy", "=rep")


def test_a_script_without_capitals_has_no_small_words() -> None:
    assert [is_small(word) for word in ("kenya", "Kenya", "კენია")] == [True, False, False]
