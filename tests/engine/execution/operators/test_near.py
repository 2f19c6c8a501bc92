"""Words near each other in any order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import Tuning
from tests.engine.execution.operators.building import built
from tests.engine.execution.positions_of import pairs, places, searcher_of
from tests.engine.harbour import keys


def test_the_order_of_words_near_each_other_does_not_matter(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Nearby("text", ["crane", "old"], 3))) == ["a"]
    assert keys(searcher, Plan(Nearby("text", ["old", "crane"], 3))) == ["a"]
    assert keys(searcher, Plan(Nearby("text", ["old", "crane"], 1))) == []


def test_a_word_named_twice_has_to_stand_there_twice(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Nearby("text", ["crane", "crane"], 50))) == []


@pytest.mark.parametrize("words", ["a b", "a a b", "c a", "a a a"])
@pytest.mark.parametrize("documents_at_once", [1, 2, 1 << 15])
def test_each_stands_within_the_reach_as_often_as_it_is_named(
    tmp_path: Path, words: str, documents_at_once: int
) -> None:
    searcher, counts = searcher_of(tmp_path, Tuning(documents_at_once=documents_at_once)), Counter(words.split())
    for reach in (0, 1, 2, 4):
        expected = []
        for number, start in sorted({each for word in counts for each in places(word)}):
            stretch = [(number, position) for position in range(start, start + reach + 1)]
            if all(sum(each in stretch for each in places(word)) >= count for word, count in counts.items()):
                expected.append((number, start))
        assert sorted(set(pairs(built(searcher, Nearby("text", words.split(), reach)).occurrences(None)))) == expected
