"""Words as numbers, and what is known of each."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import (
    BEGINS_KNOWN,
    BEGINS_PERSON,
    BEHIND_PERSONS,
    DESCRIBES,
    EDGE,
    ENDS_BODIES,
    GIVEN_OR_TITLE,
    IN_CAPITALS,
    IN_SMALL,
    LEGAL_FORM,
    PERSON_FORM,
    TITLE,
    Vocabulary,
    legal_form_signs,
)


def test_a_word_keeps_its_number_and_knows_that_of_its_small_letters() -> None:
    vocabulary = Vocabulary(lexicon())
    numbers = vocabulary.numbers(["Tea", "tea", "Tea", ""])
    assert (numbers[0], numbers[3]) == (numbers[2], EDGE)
    assert vocabulary.lower(numbers).tolist() == [numbers[1], numbers[1], numbers[1], EDGE]
    assert vocabulary.in_small_letters(numbers) == ["tea", "tea", "tea", ""]
    assert vocabulary.kinds(numbers[:3]) == "CwC"


def test_what_is_known_of_a_word_is_told_by_its_flags() -> None:
    vocabulary = Vocabulary(lexicon())
    known = vocabulary.flags(vocabulary.numbers(["tea", "WTB", "Anna", "Mr", "Association", "World"])).tolist()
    assert known[0] & IN_SMALL
    assert known[1] & IN_CAPITALS
    assert known[2] & GIVEN_OR_TITLE
    assert not known[2] & TITLE
    assert known[3] & GIVEN_OR_TITLE
    assert known[3] & TITLE
    assert known[4] & ENDS_BODIES
    assert known[5] & BEGINS_KNOWN


def test_a_word_is_told_that_shows_a_name_around_it_or_beside_it() -> None:
    vocabulary = Vocabulary(lexicon())
    known = vocabulary.flags(vocabulary.numbers(["&", "Ltd", "Viktor", "pro-Viktor", "Bosses", "owner/boss"])).tolist()
    assert [bool(flags & LEGAL_FORM) for flags in known] == [True, True] + [False] * 4
    assert [bool(flags & BEGINS_PERSON) for flags in known] == [False, False, True, True, False, False]
    assert [bool(flags & DESCRIBES) for flags in known] == [False] * 5 + [True]
    assert "ltd" in legal_form_signs()
    words = [",", "said", "Orr", "TJ", "J.B.", "J", "Jean-J", "McOrr", "Vela-O'Orr", "Orrsdóttir"]
    known = vocabulary.flags(vocabulary.numbers(words)).tolist()
    assert [bool(flags & BEHIND_PERSONS) for flags in known] == [True, True] + [False] * 8
    assert [bool(flags & PERSON_FORM) for flags in known] == [False] * 4 + [True] * 6


def test_a_vocabulary_grows_and_forgets() -> None:
    vocabulary = Vocabulary(lexicon())
    numbers = vocabulary.numbers([f"W{number}" for number in range(3000)])
    assert (len(set(numbers.tolist())), len(vocabulary)) == (3000, 6001)
    vocabulary.clear()
    assert (len(vocabulary), vocabulary.numbers(["tea"]).tolist()) == (1, [1])
