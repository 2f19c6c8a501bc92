"""All of several parts."""

from __future__ import annotations

import pytest
from whoosh.query import And, Phrase, Prefix

from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text


def test_a_document_has_to_match_every_part(searcher: Searcher) -> None:
    assert found(searcher, And([text("harbour"), text("old")])) == [0, 3]
    assert found(searcher, And([text("harbour"), Phrase("text", ["old", "ferry"])])) == []
    assert found(searcher, And([text("harbour"), text("zeppelin")])) == []
    assert found(searcher, And([])) == []


@pytest.mark.parametrize("boost", [1.0, 2.5])
def test_a_score_is_the_sum_of_the_parts_times_the_boost(searcher: Searcher, boost: float) -> None:
    parts = [text("old"), Phrase("text", ["old", "harbour"])]
    doc_ids = of(0, 3)
    sums = sum(built(searcher, part).scores(doc_ids) for part in parts)
    assert built(searcher, And(parts, boost=boost)).scores(doc_ids) == pytest.approx(sums * boost)


def test_postings_are_shared_where_every_part_has_its_own(searcher: Searcher) -> None:
    shared = built(searcher, And([text("harbour"), text("old", 3.0)], boost=2.0)).shared_postings()
    assert shared
    assert [(len(postings), boost) for postings, boost in shared] == [(2, 2.0), (4, 6.0)]
    assert built(searcher, And([text("harbour"), Prefix("text", "harb")])).shared_postings() is None


def test_its_terms_are_those_of_every_part(searcher: Searcher) -> None:
    operator = built(searcher, And([text("harbour"), text("old", 3.0)], boost=2.0))
    terms = [(term.value, term.boost) for term in operator.scored_terms(of(0), 10.0)]
    assert terms == [("harbour", 20.0), ("old", 60.0)]
