"""The words that are common in small letters."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import COMMON_WORDS, DATA
from searchapp.training.common_words import common_words


def test_common_words_are_those_of_the_dictionary_in_all_their_forms() -> None:
    dictionary = {"otter", "swim", "carry", "Mark", "mark", "AZ"}
    frequencies = {"otters": 9, "swimming": 9, "carried": 9, "mark": 9, "otter": 1, "facebook": 9, "az": 9}
    assert common_words(dictionary, frequencies, least=5) == ["carried", "otters", "swimming"]


def test_the_list_is_sorted_and_holds_no_names() -> None:
    words = (DATA / COMMON_WORDS).read_text().split()
    assert words == sorted(set(words))
    assert {"bank", "warning"} <= set(words)
    assert not {"facebook", "norway"} & set(words)
