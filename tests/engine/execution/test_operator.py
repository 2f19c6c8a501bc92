"""What holds for every operator, whatever it stands for."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
from whoosh.query import And, AndMaybe, AndNot, Every, Not, Or, Phrase, Prefix, Query, Term, TermRange, Wildcard

from searchapp.engine.execution.operator import any_matches, bounded, own_boost
from searchapp.engine.execution.operators.best_match import BestMatch
from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from tests.engine.execution.operators.building import built, context, of
from tests.engine.harbour import text
from tests.engine.worlds import BODY

QUERIES: list[Query] = [
    text("harbour", 2.0),
    text("zeppelin"),
    Term("place", "NO"),
    Synonyms([text("ferry"), text("ferries", 0.5)]),
    BestMatch([text("harbour"), text("ferry")], power=1.5),
    And([text("harbour"), text("old")]),
    Or([text("harbour"), text("ferry")]),
    Or([text("harbour"), Phrase("text", ["old", "ferry"])]),
    Not(text("harbour")),
    AndNot(text("old"), text("harbour")),
    AndMaybe(text("old"), text("harbour")),
    Phrase("text", ["old", "harbour"]),
    Nearby("text", ["crane", "old"], 3),
    Zone(text("harbour"), 0, BODY),
    Prefix("text", "ferr"),
    Wildcard("text", "f*y"),
    TermRange("text", "f", "g"),
    DaysWithin(DateFields("first", "last"), 100, 101),
    Every(),
]


@pytest.fixture(params=QUERIES, ids=lambda query: type(query).__name__)
def query(request: pytest.FixtureRequest) -> Query:
    """A query of each kind."""
    given: Query = request.param
    return given


def test_to_list_what_matches_and_to_test_documents_is_the_same(searcher: Searcher, query: Query) -> None:
    listed = built(searcher, query).doc_ids()
    everything = of(0, 1, 2, 3)
    assert listed.tolist() == everything[built(searcher, query).matches(everything)].tolist()
    for doc_ids in (of(), of(1, 3), everything):
        assert built(searcher, query).narrow(doc_ids).tolist() == np.intersect1d(doc_ids, listed).tolist()


@pytest.mark.parametrize("kind", [Phrase, Nearby, Prefix, Wildcard, TermRange])
def test_what_takes_long_to_find_is_found_once(searcher: Searcher, kind: type[Query]) -> None:
    (query,) = [query for query in QUERIES if type(query) is kind]
    found = built(searcher, query).doc_ids()
    assert built(searcher, deepcopy(query)).doc_ids() is found
    assert not found.flags.writeable


def test_no_more_documents_match_than_are_estimated(searcher: Searcher, query: Query) -> None:
    operator = built(searcher, query)
    assert operator.estimate() >= len(operator.doc_ids())


def test_a_score_depends_on_no_other_document_and_exceeds_no_bound(searcher: Searcher, query: Query) -> None:
    operator = built(searcher, query)
    doc_ids = operator.doc_ids()
    scores = operator.scores(doc_ids)
    for doc_id, score in zip(doc_ids.tolist(), scores.tolist(), strict=True):
        assert built(searcher, query).scores(of(doc_id)).tolist() == [score]
        assert score <= operator.greatest_score


def test_what_is_listed_cannot_be_written_to_by_those_who_share_it(searcher: Searcher) -> None:
    operator = built(searcher, text("old"))
    assert operator.doc_ids() is operator.doc_ids()
    assert not operator.doc_ids().flags.writeable


def test_the_bounds_of_postings_are_as_great_as_their_scores(searcher: Searcher) -> None:
    postings = context(searcher).postings("text", "harbour")
    assert postings
    part = bounded((postings, 2.0))
    assert part.doc_ids.tolist() == [0, 3]
    assert part.greatest >= 2 * float(postings.scores().max())
    assert bounded((postings, -1.0)).greatest == np.inf


def test_any_of_several_parts_may_match(searcher: Searcher) -> None:
    parts = [built(searcher, text(word)) for word in ("ferry", "ferries")]
    assert any_matches(parts, of(0, 1, 2)).tolist() == [True, True, False]
    assert any_matches([], of(0, 1)).tolist() == [False, False]


def test_the_boost_of_a_query_with_a_single_part_is_forgotten_as_by_whoosh() -> None:
    assert own_boost(And([text("a"), text("b")], boost=3.0)) == 3.0
    assert own_boost(And([text("a")], boost=3.0)) == 1.0
