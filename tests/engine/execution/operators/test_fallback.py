"""Queries that are left to stock Whoosh."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And, AndNot, ConstantScoreQuery, FuzzyTerm, Or, Prefix, Query, Regex, Require

from searchapp.engine.execution.operators.fallback import Fallback, stock_matches
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine import worlds
from tests.engine.execution.operators.building import built, context, found, of
from tests.engine.harbour import STORIES, text


@pytest.mark.parametrize(
    ("query", "doc_ids"),
    [
        (FuzzyTerm("text", "fery"), [1]),
        (Regex("text", "s[ei].+s"), [0]),
        (ConstantScoreQuery(text("harbour"), 2.0), [0, 3]),
        (Require(text("old"), text("harbour")), [0, 3]),
        (FuzzyTerm("text", "zzzzzz"), []),
    ],
)
def test_whoosh_finds_them(searcher: Searcher, query: Query, doc_ids: list[int]) -> None:
    assert isinstance(built(searcher, query), Fallback)
    assert found(searcher, query) == doc_ids


def test_they_stand_within_queries_of_the_engine(searcher: Searcher) -> None:
    query = And([text("old", 2.0), ConstantScoreQuery(text("harbour"), 3.0)])
    assert found(searcher, query) == [0, 3]
    old = built(searcher, text("old", 2.0)).scores(of(0, 3))
    assert built(searcher, query).scores(of(0, 3)) == pytest.approx(old + 3)


def test_each_level_of_a_query_is_stepped_through_by_itself(searcher: Searcher) -> None:
    stock = context(searcher).stock()
    without = AndNot(Or([text("old"), text("ferry")]), text("harbour"))
    assert stock_matches(without, stock).doc_ids.tolist() == [1, 2]
    assert stock_matches(text("zeppelin"), stock).doc_ids.tolist() == []


def test_a_pattern_that_asks_for_one_score_has_it_however_many_terms_it_has(searcher: Searcher) -> None:
    stock = context(searcher).stock()
    assert stock_matches(Prefix("text", "", boost=2.0), stock).scores.tolist() == [2.0] * 4
    assert stock_matches(Prefix("text", "harb", boost=2.0), stock).scores.tolist() == [2.0] * 2


def test_deleted_documents_are_left_out(tmp_path: Path) -> None:
    worlds.write(tmp_path, [STORIES, ["gale"]])
    searcher = Searcher.open(tmp_path, worlds.schema())
    assert searcher.run(Plan(FuzzyTerm("text", "harbou"))).global_ids.tolist() == [3]
