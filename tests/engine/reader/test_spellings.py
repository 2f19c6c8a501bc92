"""Terms that are spelled nearly like a word."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.reader.spellings import distances


@given(st.text("abcé", max_size=6), st.lists(st.text("abcé", max_size=6), max_size=5))
def test_distances_are_those_of_the_definition(word: str, texts: list[str]) -> None:
    assert distances(word, texts).tolist() == [distance(word, text) for text in texts]


@cache
def distance(word: str, text: str) -> int:
    """Optimal string alignment, by its recursive definition."""
    if not word or not text:
        return len(word) + len(text)
    found = min(
        distance(word[:-1], text) + 1,
        distance(word, text[:-1]) + 1,
        distance(word[:-1], text[:-1]) + (word[-1] != text[-1]),
    )
    if len(word) > 1 and len(text) > 1 and word[-2:] == text[:-3:-1]:
        found = min(found, distance(word[:-2], text[:-2]) + 1)
    return found
