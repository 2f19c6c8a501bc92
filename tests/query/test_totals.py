"""Several queries counted at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from searchapp.backends.base import Backend, Outcome, Plan
from searchapp.backends.local.backend import LocalBackend
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import And, Every, Not, QueryTree, Word
from searchapp.query.totals import totals_of
from tests.backends.local.written import written


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    bodies = ("Fog on the quay.", "Fog again.", "Tea on the quay.")
    return written(tmp_path_factory.mktemp("index"), [(Article(body[:5], body), Facts()) for body in bodies])


def test_each_query_is_counted_over_all_articles_in_the_order_of_the_queries(backend: Backend) -> None:
    queries: list[QueryTree] = [Word("tea"), Word("fog"), Every(), Word("rain"), And((Word("quay"), Not(Word("fog"))))]
    assert totals_of(backend, queries) == [1, 2, 3, 0, 1]


def test_no_queries_are_no_trip_to_the_index(tmp_path: Path) -> None:
    class Unreachable(LocalBackend):
        def run(self, plans: Sequence[Plan]) -> Sequence[Outcome]:
            raise AssertionError("nothing was to be asked")

    written(tmp_path, [])
    assert totals_of(Unreachable(tmp_path), []) == []
