"""Where a text has the names of a list."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.name_words.known_names import KnownNames

NAMES = KnownNames(["Rye", "Rye Gazette", "Gazette of Rye", "R.Y.E.", "Ryo-"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rye, the Rye Gazette and Gazette of Rye", ["Rye", "Rye Gazette", "Gazette of Rye"]),
        ("the Gazette of Rye Gazette", ["Gazette of Rye"]),
        ("Rye's Ryeland, NewRye and rye", ["Rye"]),
        ("R.Y.E. and Ryo-Lum", ["R.Y.E.", "Ryo-"]),
        ("Gazette", []),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words_the_longest_of_those_that_begin_together(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in NAMES.find(text, distinct_words(text))] == names


def test_a_name_whose_words_the_text_has_not_is_not_looked_for() -> None:
    assert NAMES.find("Rye", frozenset()) == []
    assert NAMES.find("Gazette of Rye", frozenset(("Gazette", "Rye"))) == [(11, 14)]
