"""Stems: inflections of a word share one, other words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.stemming import common_beginning, stem


@pytest.mark.parametrize(
    "words",
    [
        ("bank", "banks", "banked", "banking"),
        ("make", "makes", "making"),
        ("hope", "hopes", "hoped", "hoping"),
        ("state", "states", "stated", "stating"),
        ("stop", "stops", "stopped", "stopping"),
        ("call", "called", "calling"),
        ("country", "countries"),
        ("ally", "allies", "allied"),
        ("movie", "movies"),
        ("church", "churches"),
        ("loss", "losses"),
        ("exceed", "exceeds", "exceeded", "exceeding"),
    ],
)
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    """A word is one with its plural and its tenses."""
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("fars", "far"),
        ("hamas", "hama"),
        ("us", "use"),
        ("hop", "hope"),
        ("plane", "planned"),
        ("news", "new"),
        ("united", "unit"),
        ("import", "important"),
        ("paris", "pari"),
        ("oas", "oa"),
        ("spring", "spr"),
        ("5.93s", "5.93"),
    ],
)
def test_names_and_other_words_do_not_share_a_stem(words: tuple[str, ...]) -> None:
    """What only looks like an inflection is kept apart."""
    assert len({stem(word) for word in words}) == len(words)


@given(
    st.text("aefhilnopsy", min_size=2, max_size=5),
    st.lists(st.sampled_from(["", "s", "es", "ies", "y", "ed", "ing", "e"])),
)
def test_all_terms_of_a_stem_begin_alike(beginning: str, endings: list[str]) -> None:
    words = [beginning + ending for ending in endings]
    for word in words:
        assert all(other.startswith(common_beginning(word)) for other in words if stem(other) == stem(word))
