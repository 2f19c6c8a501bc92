"""What an index in a cluster tells of itself, and a view of it that no commit changes."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.mapping import fingerprint
from searchapp.backends.opensearch.snapshot import IndexMeta, View, read_meta, refresh
from searchapp.errors import BackendError, IndexFormatError, IndexMissingError
from tests.backends.opensearch.answering import Asked, cluster


class Index:
    """An index that tells its metas one after another, the last one again and again, and notes what it is asked."""

    def __init__(self, *metas: IndexMeta, failed_shards: int = 0) -> None:
        self.asked: list[str] = []
        self._metas = list(metas)
        self._failed_shards = failed_shards

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """What a cluster answers."""
        if asked.path == "/news/_mapping":
            meta = self._metas.pop(0) if len(self._metas) > 1 else self._metas[0]
            return 200, {meta.name: {"mappings": {"_meta": meta.as_meta()}}}
        self.asked.append(f"{asked.method} {asked.path}")
        if asked.path.endswith("/_refresh"):
            return 200, {"_shards": {"failed": self._failed_shards}}
        return 200, {"pit_id": f"view{len(self.asked)}"}


FIRST = IndexMeta("news-1", 1, "2020-01-01T00:00:00Z")
PENDING = IndexMeta("news-1", 2, "2020-01-02T00:00:00Z", is_pending=True)
SECOND = IndexMeta("news-1", 2, "2020-01-02T00:00:00Z")
OPENED = "POST /news-1/_search/point_in_time"
REFRESHED = "POST /news-1/_refresh"
CLOSED = "DELETE /_search/point_in_time"


@pytest.mark.parametrize(
    ("metas", "asked"),
    [
        ((FIRST,), [OPENED]),
        ((PENDING, SECOND), [REFRESHED, OPENED]),
        ((FIRST, SECOND), [OPENED, CLOSED, OPENED]),
        ((FIRST, PENDING), [OPENED, CLOSED, REFRESHED, OPENED]),
    ],
)
def test_a_view_is_of_one_generation_as_a_whole(metas: tuple[IndexMeta, ...], asked: list[str]) -> None:
    index = Index(*metas)
    with cluster(index.answer) as location:
        meta, view = View.of_newest(Connection(location))
    assert meta == metas[-1]
    assert index.asked == asked
    assert view.as_body()["pit"]["id"] == f"view{len(asked)}"


def test_what_a_mapping_says_comes_back() -> None:
    with cluster(Index(PENDING).answer) as location:
        meta = read_meta(Connection(location))
    assert (meta, meta.updated, meta.is_pending) == (PENDING, PENDING.updated, True)
    assert PENDING == SECOND, "a generation is the same when all of it has come to be seen"
    assert PENDING.as_meta()["fingerprint"] == fingerprint()


@pytest.mark.parametrize(
    ("mapping", "kind", "message"),
    [
        ({}, IndexMissingError, "there is no index opensearch://"),
        (
            {"news": {"mappings": {}}},
            BackendError,
            "the cluster has another index called news; choose another opensearch_p",
        ),
        ({"news-1": {}, "news-2": {}}, IndexFormatError, "the name of 2 indexes, news-1, news-2: take the alias from"),
        ({"news-1": {"mappings": {}}}, IndexFormatError, "--backend opensearch --rebuild"),
        ({"news-1": {"mappings": {"_meta": {"fingerprint": "other"}}}}, IndexFormatError, "another version"),
    ],
)
def test_an_index_that_cannot_be_read_is_told(mapping: Any, kind: type[BackendError], message: str) -> None:
    with cluster(lambda _: (200, mapping)) as location, pytest.raises(kind, match=message):
        read_meta(Connection(location))


def test_a_shard_that_does_not_take_the_changes_is_told() -> None:
    index = Index(FIRST, failed_shards=2)
    with cluster(index.answer) as location, pytest.raises(BackendError, match="2 shards of the index news-1 did not"):
        refresh(Connection(location), "news-1")
