"""Queries in a range of positions."""

from __future__ import annotations

import pytest
from whoosh.query import Not, Phrase, Prefix

from searchapp.engine.execution.operator import UnsupportedQuery
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built
from tests.engine.harbour import keys, text
from tests.engine.worlds import BODY


def test_a_zone_is_a_range_of_positions(searcher: Searcher) -> None:
    assert keys(searcher, Plan(Zone(text("harbour"), 0, BODY))) == ["gale"]
    assert keys(searcher, Plan(Zone(Prefix("text", "cr"), BODY, 10 * BODY))) == ["a"]
    assert keys(searcher, Plan(Zone(Phrase("text", ["old", "harbour"]), 0, BODY))) == []


def test_it_scores_at_most_what_the_query_in_it_does(searcher: Searcher) -> None:
    word = text("harbour", 2.0)
    assert built(searcher, Zone(word, 0, BODY)).greatest_score == built(searcher, word).greatest_score


def test_what_has_no_positions_has_no_zone(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="harbour"):
        built(searcher, Zone(Not(text("harbour")), 0, BODY))
