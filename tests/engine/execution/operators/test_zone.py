"""Queries in a range of positions."""

from __future__ import annotations

from whoosh.query import Phrase, Prefix

from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.queries.zone import Zone
from tests.engine.harbour import keys, text
from tests.engine.worlds import BODY


def test_a_zone_is_a_range_of_positions(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Zone(text("harbour"), 0, BODY))) == ["gale"]
    assert keys(searcher, Plan(Zone(Prefix("text", "cr"), BODY, 10 * BODY))) == ["a"]
    assert keys(searcher, Plan(Zone(Phrase("text", ["old", "harbour"]), 0, BODY))) == []
