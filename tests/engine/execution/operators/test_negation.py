"""Documents that do not match."""

from __future__ import annotations

from whoosh.query import Every, Not

from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text


def test_what_does_not_match_is_all_the_rest(searcher: Searcher) -> None:
    assert found(searcher, Not(text("harbour"))) == [1, 2]
    assert found(searcher, Not(text("zeppelin"))) == [0, 1, 2, 3]
    assert found(searcher, Not(Every())) == []
    assert built(searcher, Not(text("harbour"))).scores(of(1, 2)).tolist() == [1.0, 1.0]


def test_it_explains_no_score(searcher: Searcher) -> None:
    assert list(built(searcher, Not(text("harbour"))).scored_terms(of(1), 1.0)) == []
