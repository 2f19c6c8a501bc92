"""Searches of one state of an index: whole answers or none, nodes that go are waited for, and no view is left open."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.base import IndexedArticle
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import OpenSearchBackend
from searchapp.backends.opensearch.connection import Connection, PartMissingError
from searchapp.backends.opensearch.view_searches import MOST_WORDS, ViewSearches
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.errors import BackendError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from tests.backends.opensearch.answering import TwoArticles, cluster
from tests.cli.terminal import run

NO_PAUSES = (0.0, 0.0)


@pytest.fixture(autouse=True)
def _without_cycles() -> Iterator[None]:
    """What is no longer used has to go by itself, not when cycles of objects happen to be looked for."""
    gc.disable()
    yield
    gc.enable()


def opened(location: ClusterLocation) -> ViewSearches:
    """Searches of an index for which nobody waits until a node comes back."""
    return ViewSearches(Connection(location), NO_PAUSES)


def test_a_shard_that_fails_is_asked_again_in_a_new_view() -> None:
    index = TwoArticles()
    with cluster(index.answer) as location:
        searches = opened(location)
        index.failures = 2
        assert searches.answer({"size": 0})["hits"]["total"]["value"] == 2
        assert (index.failures, index.views) == (0, 3)
        searches.close()
    assert index.closed == ["view1", "view2", "view3"]


def test_a_part_that_stays_away_is_told_and_never_left_out() -> None:
    index = TwoArticles()
    with cluster(index.answer) as location:
        searches = opened(location)
        index.failures = 99
        with pytest.raises(PartMissingError, match="no part is told for the whole"):
            searches.answer({"size": 0})


def test_what_was_written_meanwhile_does_not_mix_with_the_state_that_was_opened() -> None:
    index = TwoArticles()
    with cluster(index.answer) as location:
        backend = OpenSearchBackend(location, pauses=NO_PAUSES)
        assert backend.refreshed() is backend
        index.failures, index.generation = 1, 2
        with pytest.raises(BackendError, match="the index has been written meanwhile; ask again"):
            backend.stored(["tea"], "summary")
        assert backend.refreshed().state().generation == 2


def test_a_view_is_closed_once_a_newer_one_is_there_and_nobody_searches_in_it() -> None:
    index = TwoArticles()
    with cluster(index.answer) as location:
        backend = OpenSearchBackend(location, pauses=NO_PAUSES)
        index.generation = 2
        newer = backend.refreshed()
        newer.refreshed()
        assert index.closed == [], "the older one is still searched"
        del backend
        newer.refreshed()
        assert index.closed == ["view1"]
        newer.close()
    assert index.closed == ["view1", "view2"]


# ---- in a real cluster ---------------------------------------------------------------------------


def test_a_reader_of_many_commits_keeps_few_views_open(location: ClusterLocation) -> None:
    write(location, 0)
    with ArticleIndex.open(location) as index:
        for number in range(1, 5):
            write(location, number)
            assert index.refresh()
            assert index.search(SearchRequest("otters swimming in ponds", match="any")).total == number + 1
            index.suggestions(SearchRequest("ott"))
        assert open_views(location) <= 2
    assert open_views(location) == 0


def test_a_command_leaves_no_view_open(location: ClusterLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    write(location, 0)
    monkeypatch.setenv("SEARCHAPP_OPENSEARCH_PREFIX", location.prefix)
    for command in (["facts"], ["search", "otter"], ["show", "n0"], ["stats"]):
        assert run(*command, "--backend", "opensearch").exit_code == 0
    assert open_views(location) == 0


def write(location: ClusterLocation, number: int) -> None:
    with OpenSearchWriting(location) as changes:
        changes.add(IndexedArticle(Article(f"n{number}", "Otters swim."), Facts(), f"{number}.txt\t1"))


def open_views(location: ClusterLocation) -> int:
    """How many views of the index the cluster keeps for readers."""
    stats = Connection(location).asked("GET", f"/{location.prefix}/_stats/search")
    contexts: int = stats["_all"]["primaries"]["search"]["point_in_time_current"]
    return contexts // location.shards


def words_of(*shards: str, failed: int = 0) -> list[str] | None:
    """The words that begin with t, of shards that tell this of how they understand it."""
    index = TwoArticles()
    told = {"_shards": {"failed": failed}, "explanations": [{"explanation": text} for text in shards]}
    with cluster(
        lambda asked: (200, told) if asked.path == "/news-1/_validate/query" else index.answer(asked)
    ) as location:
        return opened(location).words_begun("t")


def test_the_words_of_all_shards_are_listed_unless_there_are_too_many() -> None:
    assert words_of("words:tea words:toast", "words:t-bone words:tea") == ["t-bone", "tea", "toast"]
    many = [f"words:t{number}" for number in range(MOST_WORDS)]
    assert len(words_of(" ".join(many[1:])) or ()) == MOST_WORDS - 1
    assert words_of("words:tea", " ".join(many)) is None


def test_a_shard_that_tells_no_words_is_an_error() -> None:
    with pytest.raises(PartMissingError):
        words_of("words:tea", failed=1)
