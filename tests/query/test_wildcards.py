"""Words with wildcards, folded as the terms that they have to fit."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.query.syntax.tree import Pattern
from searchapp.query.wildcards import glob_of, plain_prefix


@pytest.mark.parametrize(
    ("typed", "glob"),
    [
        ("ferr*", "ferr*"),
        ("Ferr*", "ferr*"),
        ("Łódź*", "lodz*"),
        ("fe?ry", "fe?ry"),
        ("fe**ry", "fe*ry"),
        ("fe*?*?ry", "fe??*ry"),
        ("(ferr*),", "ferr*"),
        ("O’Lea*", "olea*"),
        ("at&t*", "at&t*"),
    ],
)
def test_a_pattern_is_folded_and_as_short_as_it_can_be(typed: str, glob: str) -> None:
    assert glob_of(Pattern(typed, 0)) == glob


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("*", "needs 2 letters before it"),
        ("f*", "needs 2 letters before it"),
        ("?erry", "needs 2 letters before it"),
        ("al-Za*", "in one word only"),
        ("at/ra*", "in one word only"),
        ("fer-r*", "needs 2 letters before it"),
        ("co-op*ation", "in one word only"),
    ],
)
def test_what_fits_too_much_or_nothing_is_refused_where_it_stands(typed: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        glob_of(Pattern(typed, 7))
    assert (error.value.position, error.value.code) == (7, "wildcard")


@pytest.mark.parametrize(
    ("glob", "prefix"), [("ferr*", "ferr"), ("fe*ry", None), ("ferr?", None), ("fe?r*", None), ("ferry", None)]
)
def test_letters_with_one_star_behind_them_are_a_prefix(glob: str, prefix: str | None) -> None:
    assert plain_prefix(glob) == prefix


@given(st.text("ab", min_size=2, max_size=4), st.text("ab?*", max_size=6), st.text("ab", max_size=6))
def test_a_simpler_glob_fits_the_same_words(beginning: str, rest: str, word: str) -> None:
    typed = f"{beginning}{rest}"
    assert fnmatchcase(beginning + word, glob_of(Pattern(typed, 0))) == fnmatchcase(beginning + word, typed)
