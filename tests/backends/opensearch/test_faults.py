"""A real cluster of three nodes loses some of them: nothing acknowledged is lost, and no part is told for the whole."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from uuid import uuid4

import pytest

from searchapp.backends.base import IndexedArticle, Outcome, Plan
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import OpenSearchBackend
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.errors import BackendError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every
from tests.cluster.layout import missing
from tests.cluster.nodes import CLUSTER_URLS, Cluster, Node

ARTICLES = 2_000
SECONDS = 300.0  # in which the shards of a cluster are where they should be, on a slow machine too

AT_ONCE = {"cluster.routing.allocation.node_concurrent_recoveries": "20"}  # no copy of a shard waits for another one

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"no cluster can be started: {missing()}"),
    pytest.mark.skipif(CLUSTER_URLS not in os.environ, reason="`python -m tests` starts clusters"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with TemporaryDirectory(prefix="searchapp-faults-") as folder:
        Path(folder).chmod(0o755)  # pytest's own folders are closed to the server's user
        with Cluster(Path(folder), count=3, **AT_ONCE) as running:
            yield running
            assert not running.denied()


@pytest.fixture
def location(cluster: Cluster, tmp_path: Path) -> Iterator[ClusterLocation]:
    """An index of one article on three shards, each on two nodes; afterwards all nodes are up again."""
    cluster_location = ClusterLocation(cluster.urls, f"faults-{uuid4().hex[:8]}", shards=3, replicas=1, folder=tmp_path)
    write(cluster_location, range(1))
    settle(cluster_location, "green")
    yield cluster_location
    for node in cluster.nodes:
        if not node.is_running():
            node.start()
    cluster.wait()


def write(location: ClusterLocation, numbers: range) -> None:
    """Index articles that are called by numbers."""
    with OpenSearchWriting(location) as writing:
        for number in numbers:
            article = Article(f"article-{number}", f"Otters, number {number}, swim past the mill. " * 20)
            writing.add(IndexedArticle(article, Facts(), f"{number}.txt\t1"))


def found(location: ClusterLocation) -> Outcome:
    """All articles, by a new reader."""
    with closing(OpenSearchBackend(location)) as backend:
        (outcome,) = backend.run([Plan(Every(), limit=1)])
    return outcome


def settle(location: ClusterLocation, status: str) -> None:
    """Wait until all shards are on a node (yellow), or on as many as they should be (green)."""
    connection = Connection(location)
    wait_until(lambda: health(connection) in (status, "green"), f"the cluster is not {status}")


def health(connection: Connection) -> str:
    try:
        return str(connection.asked("GET", f"/_cluster/health/{connection.location.prefix}")["status"])
    except BackendError:
        return ""


def wait_until(is_so: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, f"{complaint} after {SECONDS} s"
        time.sleep(0.5)


def manager_of(cluster: Cluster, location: ClusterLocation) -> Node:
    """The node that manages the cluster now."""
    (row,) = Connection(location).asked("GET", "/_cat/cluster_manager", params={"format": "json"})
    return next(node for node in cluster.nodes if node.name == row["node"])


def poorest_of(cluster: Cluster, location: ClusterLocation) -> Node:
    """The node with the fewest copies of shards, which never has one of each: it cannot answer alone."""
    rows = Connection(location).asked("GET", f"/_cat/shards/{location.prefix}", params={"format": "json"})
    copies = Counter(row["node"] for row in rows)
    return min(cluster.nodes, key=lambda node: copies[node.name])


@pytest.mark.parametrize("role", ["manager", "another"])
def test_a_node_is_killed_while_articles_are_written_and_searched(
    cluster: Cluster, location: ClusterLocation, role: str
) -> None:
    manager = manager_of(cluster, location)
    victim = manager if role == "manager" else next(node for node in cluster.nodes if node is not manager)
    writing = Thread(target=write, args=(location, range(ARTICLES)))
    writing.start()
    time.sleep(0.3)
    victim.kill()
    totals = []
    while writing.is_alive():
        totals.append(found(location).total)
    writing.join()
    assert set(totals) <= {1, ARTICLES}  # each reader sees all of a commit or nothing
    settle(location, "yellow")
    assert found(location).total == ARTICLES


def test_two_of_three_nodes_are_gone_and_come_back(cluster: Cluster, location: ClusterLocation) -> None:
    write(location, range(100))
    settle(location, "green")
    backend = OpenSearchBackend(location)
    left = poorest_of(cluster, location)
    gone = [node for node in cluster.nodes if node is not left]
    for node in gone:
        node.kill()
    with pytest.raises(BackendError):
        backend.run([Plan(Every())])
    started = time.monotonic()
    with pytest.raises(BackendError):
        write(location, range(100, 200))
    assert time.monotonic() - started < SECONDS * 2
    for node in gone:
        node.start()
    cluster.wait()
    settle(location, "yellow")
    assert found(location).total == 100


def test_a_read_only_index_is_told(location: ClusterLocation) -> None:
    block = {"index.blocks.write": True}  # the cluster itself lifts the block of a full disk where there is room
    Connection(location).asked("PUT", f"/{location.prefix}/_settings", block)
    with pytest.raises(BackendError, match="read-only"):
        write(location, range(5))
    Connection(location).asked("PUT", f"/{location.prefix}/_settings", {"index.blocks.write": None})
    assert found(location).total == 1


def test_where_there_is_no_cluster_the_address_is_told(location: ClusterLocation) -> None:
    nowhere = ClusterLocation(("http://127.0.0.1:9",), location.prefix)
    with pytest.raises(BackendError, match=r"127\.0\.0\.1:9 can be reached"):
        OpenSearchBackend(nowhere)


def test_a_full_disk_is_told(location: ClusterLocation) -> None:
    """The last one, for the cluster takes its time to see that there is room again."""
    names = [f"cluster.routing.allocation.disk.watermark.{name}" for name in ("low", "high", "flood_stage")]
    settings = {"cluster.info.update.interval": "10s", **dict.fromkeys(names, "1000tb")}  # a disk with less is full
    connection = Connection(location)
    connection.asked("PUT", "/_cluster/settings", {"transient": settings})
    wait_until(lambda: is_blocked(connection), "the disk is not taken for full")
    with pytest.raises(BackendError, match="read-only, as it is when a disk of the cluster is full"):
        write(location, range(5))
    assert found(location).total == 1


def is_blocked(connection: Connection) -> bool:
    """Whether nothing may be written to the index."""
    blocked = connection.asked("GET", "/_cluster/state/blocks")["blocks"].get("indices", {})
    return any(name.startswith(connection.location.prefix) for name in blocked)
