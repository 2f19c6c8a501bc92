"""Patterns that are searched only where one of their words stands."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import CuePatterns, GuardedPattern, distinct_words


def test_all_matches_come_in_order_where_the_text_has_one_of_the_words() -> None:
    text = "Ann danced, Bo ate, Cy sang."
    for words in (("sang", "danced"), lambda: ["danced"]):
        pattern = GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", words)
        assert [match[0] for match in pattern.matches(text, distinct_words(text))] == ["Ann danced", "Cy sang"]


def test_a_text_without_the_words_is_not_searched() -> None:
    pattern = GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", ("sang", "danced"))
    assert list(pattern.matches("Ann danced.", frozenset(("Bo", "ate")))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tea, and TEA-time_2", {"Tea", "and", "TEA", "time"}),
        ("It’s tea at 5pm in Łódź", {"It", "s", "tea", "at", "pm", "in", "Łódź"}),
        ("“Łódź”—tea\ud83dTEA\u2009café", {"Łódź", "tea", "TEA", "café"}),
        ("7", set()),
    ],
)
def test_the_words_of_a_text_are_its_runs_of_letters(text: str, words: set[str]) -> None:
    assert distinct_words(text) == words


def test_cues_are_searched_in_texts_that_have_their_words() -> None:
    bands = CuePatterns(["band", "think tank"], r" called ([A-Z]\w+)", plural=True)
    text = "Two think tanks called Larn; a band called Rye; a husband called Bo."
    assert [match[1] for match in bands.matches(text, distinct_words(text.lower()))] == ["Larn", "Rye"]
    assert bands.matches(text, {"tea"}) == []
