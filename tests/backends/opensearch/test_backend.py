"""An index in a cluster as a backend: whole answers or none, and nodes that go are waited for."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from searchapp.backends.base import IndexedArticle, Plan
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import FETCHED, OpenSearchBackend
from searchapp.backends.opensearch.connection import PartMissingError
from searchapp.backends.opensearch.mapping import fingerprint
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.backends.stored_article import summary_of
from searchapp.errors import BackendError, NotFoundError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every, Word
from tests.backends.opensearch.answering import Asked, cluster


class Index:
    """An index of two articles, whose searches fail so often; another has written since, if it `has_changed`."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.generation = 1
        self.views = 0

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """What a cluster answers."""
        if asked.path == "/news/_mapping":
            meta = {"fingerprint": fingerprint(), "generation": self.generation, "updated": "2020-01-01T00:00:00Z"}
            return 200, {"news-1": {"mappings": {"_meta": meta}}}
        if asked.path.endswith("point_in_time"):
            self.views += 1
            return 200, {"pit_id": f"view{self.views}"}
        whole = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"total": {"value": 2}, "hits": []}}
        if self.failures:
            self.failures -= 1
            return 200, {**whole, "_shards": {"failed": 1}}
        return 200, whole


def opened(location: ClusterLocation) -> OpenSearchBackend:
    """The backend of an index for which nobody waits until a node comes back."""
    return OpenSearchBackend(location, pauses=(0.0, 0.0))


def test_the_state_is_that_of_the_view() -> None:
    with cluster(Index().answer) as location:
        state = opened(location).state()
    assert (state.generation, state.documents, state.updated) == (1, 2, "2020-01-01T00:00:00Z")


def test_a_shard_that_fails_is_asked_again_in_a_new_view() -> None:
    index = Index()
    with cluster(index.answer) as location:
        backend = opened(location)
        index.failures = 2
        assert backend.stored(["tea"], "summary") == {}
    assert (index.failures, index.views) == (0, 3)


def test_a_part_that_stays_away_is_told_and_never_left_out() -> None:
    index = Index()
    with cluster(index.answer) as location:
        backend = opened(location)
        index.failures = 99
        with pytest.raises(PartMissingError, match="no part is told for the whole"):
            backend.stored(["tea"], "summary")


def test_what_was_written_meanwhile_does_not_mix_with_the_state_that_was_opened() -> None:
    index = Index()
    with cluster(index.answer) as location:
        backend = opened(location)
        assert backend.refreshed() is backend
        index.failures, index.generation = 1, 2
        with pytest.raises(BackendError, match="the index has been written meanwhile; ask again"):
            backend.stored(["tea"], "summary")
        assert backend.refreshed().state().generation == 2


# ---- in a real cluster ---------------------------------------------------------------------------


def write(location: ClusterLocation, count: int) -> None:
    with OpenSearchWriting(location) as changes:
        for number in range(count):
            changes.add(IndexedArticle(Article(f"n{number}", "Otters swim."), Facts(), f"{number}.txt\t1"))


def test_more_articles_than_are_fetched_at_once_are_told(location: ClusterLocation) -> None:
    write(location, FETCHED + 2)
    ids = [f"n{number}" for number in range(FETCHED + 2)]
    with closing(opened(location)) as backend:
        stored = backend.stored([*ids, "gone"], "summary")
    assert {summary_of(each).id for each in stored.values()} == stored.keys() == {*ids}


def test_values_that_begin_so_are_told_whatever_signs_they_have(location: ClusterLocation) -> None:
    write(location, 12)
    with closing(opened(location)) as backend:
        assert [value for value, _ in backend.values("file", "1.txt\t", 5)] == ["1.txt\t1"]
        assert len(backend.values("file", "1", None)) == 3
        assert backend.values("file", ".*", 5) == []
        assert backend.first("file", ["3.txt\t1", "x"]).keys() == {"3.txt\t1"}


def test_an_article_that_is_not_there_is_not_explained(location: ClusterLocation) -> None:
    write(location, 2)
    with closing(opened(location)) as backend:
        with pytest.raises(NotFoundError, match="There is no article “gone” in the index"):
            backend.explain(Word("otter"), "gone")
        assert backend.explain(Word("zebra"), "n1").score == 0
        (outcome,) = backend.run([Plan(Every())])
        assert {*outcome.ids} == {"n0", "n1"}
