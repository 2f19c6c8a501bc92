"""An explanation names the terms of a query, and their scores add up."""

from __future__ import annotations

import pytest
from whoosh.query import And, AndMaybe, AndNot, Or, Phrase, Query

from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import text


def test_an_explanation_names_the_terms_and_adds_up(searcher: Searcher) -> None:
    query = And([text("old"), text("harbour")])
    outcome = searcher.run(Plan(query))
    explained = searcher.explain(query, int(outcome.global_ids[0]))
    assert [term.term for term in explained.terms] == ["old", "harbour"]
    assert [term.weight for term in explained.terms] == [1.0, 3.5]
    assert (
        sum(term.score for term in explained.terms)
        == pytest.approx(explained.score)
        == pytest.approx(outcome.scores[0])
    )
    assert searcher.explain(query, searcher.global_id("id", "seal") or 0).score == 0


@pytest.mark.parametrize(
    "query",
    [
        And([text("old", 0.5), text("harbour")]),
        Or([text("harbour"), text("harbour", 3.0)]),
        Zone(text("harbour", 2.0), 0, 1 << 32),
        AndNot(text("harbour"), text("seal")),
        Phrase("text", ["old", "harbour"], boost=2.0),
        Synonyms([text("harbour"), text("light", 0.3)], boost=3.0),
        Or([And([text("old"), text("crane")]), text("harbour")], boost=2.0),
        AndMaybe(text("old"), Phrase("text", ["old", "harbour"])),
        AndMaybe(text("harbour"), Or([text("gale"), And([text("light"), text("seal")])])),
    ],
)
def test_an_explanation_adds_up_whatever_the_boosts(searcher: Searcher, query: Query) -> None:
    outcome = searcher.run(Plan(query))
    assert outcome.total
    for global_id, score in zip(outcome.global_ids.tolist(), outcome.scores.tolist(), strict=True):
        assert sum(term.score for term in searcher.explain(query, global_id).terms) == pytest.approx(score)
