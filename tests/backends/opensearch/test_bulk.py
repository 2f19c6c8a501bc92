"""Many changes: what a busy cluster refuses is sent again, what it cannot take is told."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.backends.opensearch.bulk import BulkLimits, BulkSender
from searchapp.backends.opensearch.connection import BusyError
from searchapp.errors import BackendError


class BusyCluster:
    """Refuses each change the first time, and never takes the article called bad."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self._refused: set[str] = set()

    def blocked(self, reason: str) -> BackendError:
        return BackendError(f"read-only: {reason}")

    def asked(self, method: str, path: str, body: bytes, seconds: float) -> Any:
        keys = [line.split(b'"')[5].decode() for line in body.splitlines() if line.startswith(b'{"index"')]
        items = [{"index": {"_id": key, **self._outcome(key)}} for key in keys]
        return {"errors": any(item["index"]["status"] >= 300 for item in items), "items": items}

    def _outcome(self, key: str) -> dict[str, Any]:
        if key == "full":
            return {"status": 429, "error": {"type": "cluster_block_exception", "reason": "flood-stage watermark"}}
        if key == "bad":
            return {"status": 400, "error": {"reason": "no such field"}}
        if key not in self._refused:
            self._refused.add(key)
            return {"status": 429, "error": {"reason": "queue is full"}}
        self.taken.append(key)
        return {"status": 201}


class FullCluster(BusyCluster):
    """Has no room for all of what comes the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def asked(self, method: str, path: str, body: bytes, seconds: float) -> Any:
        self.calls += 1
        if self.calls == 1:
            raise BusyError("circuit_breaking_exception: data too large")
        return super().asked(method, path, body, seconds)


@pytest.fixture
def cluster() -> BusyCluster:
    return BusyCluster()


def test_what_is_refused_is_sent_again(cluster: BusyCluster) -> None:
    with BulkSender(cluster, "papers", BulkLimits(100, 0.0)) as sender:  # type: ignore[arg-type]
        for number in range(50):
            sender.index(f"key{number}", b'{"id":"x"}')
    assert sorted(cluster.taken) == sorted(f"key{number}" for number in range(50))


def test_where_there_is_no_room_for_a_whole_trip_it_is_sent_again() -> None:
    cluster = FullCluster()
    with BulkSender(cluster, "papers", BulkLimits(100, 0.0)) as sender:  # type: ignore[arg-type]
        sender.index("key", b'{"id":"x"}')
    assert cluster.taken == ["key"]


def test_what_cannot_be_taken_is_told_by_the_name_of_the_article(cluster: BusyCluster) -> None:
    with pytest.raises(BackendError, match=r"news/mill\.txt: no such field"), BulkSender(cluster, "papers") as sender:  # type: ignore[arg-type]
        sender.index("bad", b'{"id":"news/mill.txt"}')


def test_a_full_disk_is_told_at_once(cluster: BusyCluster) -> None:
    with pytest.raises(BackendError, match="read-only: flood-stage"), BulkSender(cluster, "papers") as sender:  # type: ignore[arg-type]
        sender.index("full", b'{"id":"x"}')


def test_what_goes_wrong_beside_is_told_too(cluster: BusyCluster) -> None:
    def fail() -> None:
        raise BackendError("the cluster is away")

    with pytest.raises(BackendError, match="away"), BulkSender(cluster, "papers", BulkLimits(100, 0.0)) as sender:  # type: ignore[arg-type]
        sender.beside(fail)
