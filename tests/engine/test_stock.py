"""Stock Whoosh as the tests run it: every level of a query by itself."""

from __future__ import annotations

from whoosh.query import AndNot, Or, Prefix

from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import text
from tests.engine.stock import stock_matches, stock_of


def test_each_level_of_a_query_is_stepped_through_by_itself(searcher: Searcher) -> None:
    stock = stock_of(searcher)
    without = AndNot(Or([text("old"), text("ferry")]), text("harbour"))
    assert stock_matches(without, stock).doc_ids.tolist() == [1, 2]
    assert stock_matches(text("zeppelin"), stock).doc_ids.tolist() == []


def test_a_pattern_that_asks_for_one_score_has_it_however_many_terms_it_has(searcher: Searcher) -> None:
    stock = stock_of(searcher)
    assert stock_matches(Prefix("text", "", boost=2.0), stock).scores.tolist() == [2.0] * 4
    assert stock_matches(Prefix("text", "harb", boost=2.0), stock).scores.tolist() == [2.0] * 2
