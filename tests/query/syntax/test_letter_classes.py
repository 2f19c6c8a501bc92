"""Letters in brackets, one of which stands there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.query.syntax.letter_classes import SPELLINGS, spellings_of_classes


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("gr[ae]y", ["gray", "grey"]),
        ("[Qg]addaf[iy]", ["Qaddafi", "Qaddafy", "gaddafi", "gaddafy"]),
        ("organi[szs]e", ["organise", "organize"]),
        ("ferry", []),
        ("[sic]", []),
        ("[two words]", []),
    ],
)
def test_a_word_stands_for_its_spellings(word: str, spellings: list[str]) -> None:
    assert spellings_of_classes(word, 0) == spellings


@pytest.mark.parametrize("word", ["gr[a-e]y", "gr[^ae]y", "gr[!a]y", "gr[a,e]y"])
def test_letters_are_written_one_after_another(word: str) -> None:
    with pytest.raises(QueryError, match=r"as in gr\[ae\]y") as error:
        spellings_of_classes(word, 4)
    assert error.value.position == 4


def test_a_word_has_no_more_spellings_than_are_searched_for() -> None:
    assert len(spellings_of_classes("x[abcd][abcdef]", 0)) == SPELLINGS
    with pytest.raises(QueryError, match=f"more than {SPELLINGS} words"):
        spellings_of_classes("x[abcde][abcde]", 0)


LETTERS = st.text("abc", min_size=1, max_size=3)


@given(LETTERS, LETTERS, LETTERS)
def test_the_spellings_are_the_words_that_the_expression_fits(before: str, letters: str, after: str) -> None:
    word = f"{before}[{letters}]{after}"
    spellings = spellings_of_classes(word, 0)
    assert len(spellings) == len(set(spellings)) == len(set(letters))
    assert all(re.fullmatch(word, spelling) for spelling in spellings)
