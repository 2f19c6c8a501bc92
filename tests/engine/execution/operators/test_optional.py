"""A part that must match and one that need not."""

from __future__ import annotations

import pytest
from whoosh.query import AndMaybe, Phrase

from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, found, of
from tests.engine.harbour import text


def test_the_optional_part_finds_nothing_and_adds_to_the_scores_of_what_is_found(searcher: Searcher) -> None:
    query = AndMaybe(text("harbour"), text("light", 2.0))
    assert found(searcher, query) == [0, 3]
    plain = built(searcher, text("harbour")).scores(of(0, 3))
    light = built(searcher, text("light", 2.0)).scores(of(3))
    assert built(searcher, query).scores(of(0, 3)) == pytest.approx([plain[0], plain[1] + light[0]])
    assert found(searcher, AndMaybe(text("zeppelin"), text("old"))) == []


def test_its_bounds_are_those_of_the_first_part_and_the_most_that_the_second_adds(searcher: Searcher) -> None:
    optional = built(searcher, text("light"))
    parts = built(searcher, AndMaybe(text("harbour"), text("light"))).score_parts()
    alone = built(searcher, text("harbour")).score_parts()
    assert parts
    assert alone
    assert parts.others == alone.others + optional.greatest_score
    assert built(searcher, AndMaybe(Phrase("text", ["old", "pier"]), text("light"))).score_parts() is None


def test_an_explanation_tells_the_second_part_where_it_matches(searcher: Searcher) -> None:
    operator = built(searcher, AndMaybe(text("harbour"), text("light")))
    values = {doc_id: [term.value for term in operator.scored_terms(of(doc_id), 1.0)] for doc_id in (0, 3)}
    assert values == {0: ["harbour"], 3: ["harbour", "light"]}
