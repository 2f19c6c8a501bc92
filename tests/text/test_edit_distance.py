"""The distance between terms, counted up to a limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.edit_distance import edit_distance, name_like


@pytest.mark.parametrize(
    ("term", "other", "distance"),
    [
        ("ferry", "ferry", 0),
        ("ferry", "fery", 1),
        ("ferry", "frery", 1),
        ("ferry", "merry", 1),
        ("ferry", "ferryman", 3),
        ("", "tide", 3),
        ("ca", "abc", 3),
    ],
)
def test_edits_are_counted_up_to_one_more_than_the_limit(term: str, other: str, distance: int) -> None:
    assert edit_distance(term, other, limit=2) == distance


words = st.text("abcd", max_size=7)


@given(words, words, st.integers(0, 3))
def test_it_is_the_same_both_ways_and_0_for_the_term_itself(term: str, other: str, limit: int) -> None:
    assert edit_distance(term, other, limit) == edit_distance(other, term, limit)
    assert (edit_distance(term, other, limit) == 0) is (term == other)


@pytest.mark.parametrize(
    ("text", "name"), [(" ÖLAND", "Öland"), ("Olnad", "Öland"), ("Gotlant", "Gotland"), ("Elba", "")]
)
def test_a_misspelt_name_is_the_one_that_is_written_nearly_so(text: str, name: str) -> None:
    assert name_like(text, ("Öland", "Gotland")) == name
