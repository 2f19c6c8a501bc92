"""Full names of persons as the lists of names show them."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.person_words import begins_full_name, chars_of_prefix, is_full_name


@pytest.mark.parametrize("name", ["viktor orrin", "karl brandt", "agnieszka orrin tallis"])
def test_given_name_before_a_surname_or_a_word_in_no_list_is_a_full_name(name: str) -> None:
    assert is_full_name(name.split(), lexicon())


@pytest.mark.parametrize(
    "name", ["", "viktor", "viktor bank", "al orrin", "thasel tallis", "viktor r", "viktor orrin mp"]
)
def test_other_words_are_none(name: str) -> None:
    assert not is_full_name(name.split(), lexicon())


def test_a_full_name_begins_with_a_given_name_that_is_nothing_else_behind_a_prefix_or_without() -> None:
    assert [begins_full_name(word, lexicon()) for word in ("viktor", "al", "bank", "tallis")] == [True] + [False] * 3
    assert [chars_of_prefix(word) for word in ("ex-Viktor", "Viktor", "ex-")] == [3, 0, 3]
