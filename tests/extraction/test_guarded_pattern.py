"""Patterns that are searched only where one of their words stands."""

from __future__ import annotations

from searchapp.extraction.guarded_pattern import GuardedPattern


def test_all_matches_come_in_order_where_the_text_has_one_of_the_words() -> None:
    pattern = GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", ("sang", "danced"))
    assert [match[0] for match in pattern.matches("Ann danced, Bo ate, Cy sang.")] == ["Ann danced", "Cy sang"]


def test_a_text_without_the_words_has_none() -> None:
    assert list(GuardedPattern(r"[A-Z]\w+ (?:sang|danced)", ("sang", "danced")).matches("Bo ate.")) == []
