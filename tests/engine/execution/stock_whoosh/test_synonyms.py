"""Several terms as one word, as stock Whoosh runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.plan import Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.similarity import idf
from tests.engine.harbour import text
from tests.engine.stock import stock_matches, stock_of
from tests.engine.worlds import Story, index, schema, write

STORIES = [
    Story("one", "ferry ferries"),
    Story("two", "ferries rope"),
    Story("three", "ferry ferry"),
    Story("four", "x"),
]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    return index(tmp_path, *STORIES)


@pytest.mark.parametrize("boosts", [(1.0, 1.0), (1.0, 0.5), (2.0, 0.25)])
def test_stock_whoosh_scores_as_the_engine_does(searcher: Searcher, boosts: tuple[float, float]) -> None:
    query = Synonyms([text("ferry", boosts[0]), text("ferries", boosts[1])])
    stock = stock_matches(query, stock_of(searcher))
    outcome = searcher.run(Plan(query))
    scores = dict(zip(outcome.global_ids.tolist(), outcome.scores.tolist(), strict=True))
    assert dict(zip(stock.doc_ids.tolist(), stock.scores.tolist(), strict=True)) == pytest.approx(scores)
    assert len(scores) == 3


def test_it_is_as_rare_as_the_documents_with_any_of_its_terms_deleted_ones_included(tmp_path: Path) -> None:
    write(tmp_path, [STORIES, ["one"]])
    stock = stock_of(Searcher.open(tmp_path, schema()))
    assert Synonyms([text("ferry"), text("ferries")]).idf(stock) == pytest.approx(idf(4, 3))
    assert Synonyms([text("zeppelin")]).idf(stock) == pytest.approx(idf(4, 0))


def test_terms_that_nobody_has_match_nothing(searcher: Searcher) -> None:
    assert stock_matches(Synonyms([text("zeppelin"), text("airship")]), stock_of(searcher)).doc_ids.tolist() == []


def test_two_of_the_same_terms_are_equal() -> None:
    query, same = (Synonyms([text("ferry"), text("ferries", 0.5)]) for _ in range(2))
    assert query == same
    assert hash(query) == hash(same)
    assert query != Synonyms([text("ferry"), text("ferries")])
