"""An index in a cluster as a backend: its state, and what is read of articles."""

from __future__ import annotations

from contextlib import closing

import pytest

from searchapp.backends.base import IndexedArticle, Plan
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import FETCHED, OpenSearchBackend
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.backends.stored_article import summary_of
from searchapp.errors import NotFoundError
from searchapp.model.article import Article
from searchapp.model.facts import Facts, Organization
from searchapp.model.query_tree import Every, Word
from tests.backends.opensearch.answering import TwoArticles, cluster


def opened(location: ClusterLocation) -> OpenSearchBackend:
    """The backend of an index for which nobody waits until a node comes back."""
    return OpenSearchBackend(location, pauses=(0.0, 0.0))


def test_the_state_is_that_of_the_view() -> None:
    with cluster(TwoArticles().answer) as location:
        state = opened(location).state()
    assert (state.generation, state.documents, state.updated) == (1, 2, "2020-01-01T00:00:00Z")


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
        assert backend.values("file", "1é" * 1_000, 5) == backend.values("file", "𝄞" * 200, 5) == []
        assert backend.first("file", ["3.txt\t1", "x"]).keys() == {"3.txt\t1"}


def test_a_value_is_called_as_the_article_has_it_that_came_first(location: ClusterLocation) -> None:
    with OpenSearchWriting(location) as changes:
        for article_id, file, added, name in (
            ("1", "c.txt", "2020-01-02T00:00:00Z", "The Mill"),
            ("2", "b.txt", "2020-01-01T00:00:00Z", "Mill"),
            ("3", "a.txt", "2020-01-01T00:00:00Z", "Old Mill"),
        ):
            facts = Facts(organizations=(Organization("mill", name),))
            changes.add(IndexedArticle(Article(article_id, "x"), facts, f"{file}\t1", added=added))
    with closing(opened(location)) as backend:
        summary = summary_of(backend.first("organization", ["mill"])["mill"])
    assert [named.label for named in summary.facets["organization"]] == ["Old Mill"]


def test_an_article_that_is_not_there_is_not_explained(location: ClusterLocation) -> None:
    write(location, 2)
    with closing(opened(location)) as backend:
        with pytest.raises(NotFoundError, match="There is no article “gone” in the index"):
            backend.explain(Word("otter"), "gone")
        assert backend.explain(Word("zebra"), "n1").score == 0
        (outcome,) = backend.run([Plan(Every())])
        assert {*outcome.ids} == {"n0", "n1"}
