"""Documents that match one query and not another."""

from __future__ import annotations

from whoosh.query import AndNot

from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text


def test_one_query_without_another_scores_as_the_first(searcher: Searcher) -> None:
    without = AndNot(text("old"), text("harbour"))
    assert found(searcher, without) == [1, 2]
    assert found(searcher, AndNot(text("old"), text("old"))) == []
    assert found(searcher, AndNot(text("old"), text("zeppelin"))) == [0, 1, 2, 3]
    expected = built(searcher, text("old")).scores(of(1, 2)).tolist()
    assert built(searcher, without).scores(of(1, 2)).tolist() == expected


def test_what_is_excluded_explains_no_score(searcher: Searcher) -> None:
    terms = built(searcher, AndNot(text("old", 2.0), text("harbour"))).scored_terms(of(1), 3.0)
    assert [(term.value, term.boost) for term in terms] == [("old", 6.0)]
