"""Words near each other in any order, as stock Whoosh runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.query import And

from searchapp.engine.execution.operators.near import Nearby
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import found
from tests.engine.harbour import text
from tests.engine.stock import stock_matches, stock_of
from tests.engine.worlds import Story, index

BODIES = ["a b c a", "a x x x b", "b a a", "c c", "a", "b x a x b"]


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    return index(tmp_path, *(Story(f"s{number}", body) for number, body in enumerate(BODIES)))


@pytest.mark.parametrize(
    ("words", "reach", "doc_ids"),
    [
        ("a b", 1, [0, 2]),
        ("a b", 2, [0, 2, 5]),
        ("a b", 4, [0, 1, 2, 5]),
        ("b a", 1, [0, 2]),
        ("a a", 1, [2]),
        ("a a", 3, [0, 2]),
        ("a b b", 4, [5]),
        ("c c c", 9, []),
        ("a zeppelin", 9, []),
        ("a", 0, [0, 1, 2, 4, 5]),
    ],
)
def test_a_stretch_has_to_have_all_words_as_often_as_named(
    searcher: Searcher, words: str, reach: int, doc_ids: list[int]
) -> None:
    query = Nearby("text", words.split(), reach)
    assert stock_matches(query, stock_of(searcher)).doc_ids.tolist() == doc_ids
    assert found(searcher, query) == doc_ids


def test_a_score_is_the_sum_of_the_words(searcher: Searcher) -> None:
    stock = stock_of(searcher)
    near = stock_matches(Nearby("text", ["a", "b"], 9, boost=2.0), stock)
    both = stock_matches(And([text("a", 2.0), text("b", 2.0)]), stock)
    assert near.scores.tolist() == pytest.approx(both.scores.tolist())


def test_two_that_ask_the_same_are_equal() -> None:
    query = Nearby("text", ["a", "b"], 3)
    assert query == Nearby("text", ["a", "b"], 3)
    assert (
        len({query, Nearby("text", ["a", "b"], 3), Nearby("text", ["b", "a"], 3), Nearby("text", ["a", "b"], 4)}) == 3
    )
    assert (query.is_leaf(), query.field()) == (True, "text")
