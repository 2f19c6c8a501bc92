"""Whether every shard of an index is there and answers."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.integrity import check_shards
from searchapp.backends.opensearch.mapping import fingerprint
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.errors import BackendError, IndexMissingError
from tests.backends.opensearch.answering import Asked, cluster


def test_all_shards_are_there(location: ClusterLocation) -> None:
    OpenSearchWriting(location).commit()
    assert check_shards(location) == 1


def health(status: str, missing: int = 0) -> Any:
    """Answers for an index of five shards."""
    meta = {"fingerprint": fingerprint(), "generation": 1, "updated": ""}
    answers = {
        "/news/_mapping": {"news-1": {"mappings": {"_meta": meta}}},
        "/_cluster/health/news-1": {"status": status, "unassigned_shards": missing, "active_primary_shards": 5},
        "/news-1/_search": {},
    }

    def answer(asked: Asked) -> tuple[int, Any]:
        return 200, answers[asked.path]

    return answer


@pytest.mark.parametrize("status", ["green", "yellow"])
def test_shards_without_their_copies_are_whole(status: str) -> None:
    with cluster(health(status, 2)) as location:
        assert check_shards(location) == 5


def test_shards_that_are_on_no_node_are_counted() -> None:
    with cluster(health("red", 2)) as location, pytest.raises(BackendError, match="has 2 shards that are on no node"):
        check_shards(location)


def test_an_index_that_is_not_there_is_told() -> None:
    with cluster(lambda _: (200, {})) as location, pytest.raises(IndexMissingError):
        check_shards(location)
