"""Occurrences in a stretch of a field's positions, as stock Whoosh runs it."""

from __future__ import annotations

import pytest
from whoosh.query import NullQuery, Or, Phrase, Prefix, Query, Term

from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text
from tests.engine.stock import stock_matches, stock_of
from tests.engine.worlds import BODY


@pytest.mark.parametrize(
    ("query", "start", "end", "doc_ids"),
    [
        (text("harbour"), 0, BODY, [0]),
        (text("harbour"), BODY, 10 * BODY, [0, 3]),
        (text("gale"), 1, 2, [0]),
        (text("gale"), 0, 1, []),
        (Phrase("text", ["old", "harbour"]), BODY, 10 * BODY, [0, 3]),
        (Prefix("text", "se"), 0, BODY, [2]),
        (Or([text("seal"), text("crane")]), 0, BODY, [1, 2]),
        (text("zeppelin"), 0, BODY, []),
    ],
)
def test_stock_whoosh_finds_what_the_engine_finds(
    searcher: Searcher, query: Query, start: int, end: int, doc_ids: list[int]
) -> None:
    zone = Zone(query, start, end)
    assert found(searcher, zone) == doc_ids
    assert stock_matches(zone, stock_of(searcher)).doc_ids.tolist() == doc_ids


def test_it_scores_as_the_query_does_over_the_whole_field(searcher: Searcher) -> None:
    stock = stock_matches(Zone(text("harbour", 2.0), 0, BODY), stock_of(searcher))
    assert stock.scores.tolist() == pytest.approx(built(searcher, text("harbour", 2.0)).scores(of(0)).tolist())


def test_patterns_in_it_score_by_their_terms() -> None:
    zone = Zone(Or([Prefix("text", "fe"), text("tea")]), 0, BODY)
    assert [getattr(part, "constantscore", False) for part in zone.q.subqueries] == [False, False]


def test_it_is_simplified_with_what_is_in_it() -> None:
    assert Zone(Or([text("tea")]), 0, 9).normalize() == Zone(text("tea"), 0, 9)
    assert Zone(Or([]), 0, 9).normalize() == NullQuery
    assert Zone(text("tea"), 0, 9).apply(lambda part: Term("text", "rye")) == Zone(text("rye"), 0, 9)


def test_two_that_ask_the_same_are_equal() -> None:
    zone = Zone(text("tea"), 0, 9)
    assert len({zone, Zone(text("tea"), 0, 9), Zone(text("tea"), 1, 9), Zone(text("tea"), 0, 8)}) == 3
    assert (zone.field(), zone != text("tea")) == ("text", True)
