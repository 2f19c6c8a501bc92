"""Words near each other in any order."""

from __future__ import annotations

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.nearby import Nearby
from tests.engine.harbour import keys


def test_the_order_of_words_near_each_other_does_not_matter(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Nearby("text", ["crane", "old"], 3))) == ["a"]
    assert keys(searcher, Plan(Nearby("text", ["old", "crane"], 3))) == ["a"]
    assert keys(searcher, Plan(Nearby("text", ["old", "crane"], 1))) == []


def test_a_word_named_twice_has_to_stand_there_twice(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Nearby("text", ["crane", "crane"], 50))) == []
