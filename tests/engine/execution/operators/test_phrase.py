"""Words that follow one another."""

from __future__ import annotations

from whoosh.query import Phrase

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import keys


def test_words_side_by_side_and_words_near_each_other(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Phrase("text", ["old", "harbour"]))) == ["gale", "forty"]
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"]))) == []
    assert keys(searcher, Plan(Phrase("text", ["crane", "old"], slop=3))) == ["a"]
