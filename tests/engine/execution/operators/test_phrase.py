"""Words that follow one another."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest
from whoosh.query import Phrase

from searchapp.engine.execution.operator import UnsupportedQuery
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.tuning import MEASURED, Tuning
from tests.engine.execution.operators.building import built
from tests.engine.execution.positions_of import pairs, places, searcher_of
from tests.engine.harbour import keys


def test_words_side_by_side_and_words_near_each_other(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Phrase("text", ["old", "harbour"]))) == ["gale", "forty"]
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"]))) == []
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"], slop=3))) == ["a"]


@pytest.mark.parametrize("words", ["a b", "b a", "a a", "a b a", "a b c", "c b a b", "c c"])
@pytest.mark.parametrize("tuning", [MEASURED, *(Tuning(joined_positions=0, documents_at_once=n) for n in (1, 2, 99))])
def test_it_stands_where_each_word_follows_the_one_before(tmp_path: Path, words: str, tuning: Tuning) -> None:
    searcher = searcher_of(tmp_path, tuning)
    for slop in (1, 2, 3):
        expected = {
            chain[-1]
            for chain in product(*map(places, words.split()))
            if all(first[0] == two[0] and 1 <= two[1] - first[1] <= slop for first, two in pairwise(chain))
        }
        assert pairs(built(searcher, Phrase("text", words.split(), slop)).occurrences(None)) == sorted(expected)


def test_a_field_without_positions_has_no_phrases(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="place"):
        built(searcher, Phrase("place", ["NO", "DK"]))
