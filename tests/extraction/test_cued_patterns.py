"""Patterns that are searched only where one of their words stands."""

from __future__ import annotations

from searchapp.extraction.cued_patterns import CuePatterns, GuardedPattern, words_in


def test_all_matches_come_in_order_where_the_text_has_one_of_the_words() -> None:
    pattern = GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", ("sang", "danced"))
    assert [match[0] for match in pattern.matches("Ann danced, Bo ate, Cy sang.")] == ["Ann danced", "Cy sang"]


def test_a_text_without_the_words_has_none() -> None:
    assert list(GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", ("sang", "danced")).matches("Bo ate.")) == []


def test_cues_are_searched_in_texts_that_have_their_words() -> None:
    bands = CuePatterns(["band", "think tank"], r" called ([A-Z]\w+)", plural=True)
    text = "Two think tanks called Larn; a band called Rye; a husband called Bo."
    assert [match[1] for match in bands.matches(text, words_in(text))] == ["Larn", "Rye"]
    assert bands.matches(text, {"tea"}) == []


def test_the_words_of_a_text_are_known_without_regard_to_case() -> None:
    assert words_in("Tea, and TEA-time_2") == {"tea", "and", "time", "2"}
