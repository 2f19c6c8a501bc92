"""`python -m benchmarks.kills` kills nodes of a cluster of three while articles are written, and counts what is lost.

A commit that returns is acknowledged: all of its articles have to be there afterwards. The node that manages the
cluster is killed in every second round, another one in the others; then it is started again.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from uuid import uuid4

from searchapp.backends.base import IndexedArticle, Plan
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import OpenSearchBackend
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.errors import BackendError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every
from tests.cluster.nodes import Cluster, Node

COMMITS = 4  # a round, after the first of which the node is killed
LONGEST_PAUSE = 1.5  # seconds before the kill


class Writer(Thread):
    """Writes portions of articles, each a commit, and remembers which were acknowledged and which were refused."""

    def __init__(self, location: ClusterLocation, portions: Sequence[range]) -> None:
        super().__init__()
        self.acknowledged: list[int] = []
        self.refused = 0
        self._location, self._portions = location, portions

    def run(self) -> None:
        """Write them all."""
        for portion in self._portions:
            try:
                with OpenSearchWriting(self._location) as writing:
                    for number in portion:
                        article = Article(f"article-{number}", f"Otters, number {number}, swim past the mill. " * 20)
                        writing.add(IndexedArticle(article, Facts(), f"{number}.txt\t1"))
                self.acknowledged += portion
            except BackendError as error:
                self.refused += 1
                print(f"  a commit was refused: {error}")


def main() -> None:
    """Count as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=500, help="of each commit")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with TemporaryDirectory(prefix="searchapp-kills-") as folder:
        Path(folder).chmod(0o755)
        with Cluster(Path(folder), count=3) as cluster:
            location = ClusterLocation(cluster.urls, f"kills-{uuid4().hex[:6]}", shards=3, replicas=1)
            acknowledged: set[int] = set()
            for kill in range(options.kills):
                first = kill * COMMITS * options.articles
                portions = [
                    range(first + number * options.articles, first + (number + 1) * options.articles)
                    for number in range(COMMITS)
                ]
                acknowledged |= _round(cluster, location, portions, kill, chance)
                there = _ids(location)
                lost = {f"article-{number}" for number in acknowledged} - there
                print(f"kill {kill + 1}: {len(acknowledged):,} acknowledged, {len(lost)} of them lost", flush=True)
                if lost:
                    raise SystemExit(f"lost: {sorted(lost)[:20]}")


def _round(
    cluster: Cluster, location: ClusterLocation, portions: Sequence[range], kill: int, chance: random.Random
) -> set[int]:
    """Write portions while a node is killed, start it again, and tell what was acknowledged."""
    Writer(location, portions[:1]).run()
    writer = Writer(location, portions)
    victim = _manager(cluster, location) if kill % 2 else chance.choice(cluster.nodes)
    writer.start()
    time.sleep(chance.uniform(0, LONGEST_PAUSE))
    victim.kill()
    writer.join()
    victim.start()
    cluster.wait()
    _wait_for_green(location)
    return set(writer.acknowledged)


def _manager(cluster: Cluster, location: ClusterLocation) -> Node:
    with closing(Connection(location)) as connection:
        (row,) = connection.asked("GET", "/_cat/cluster_manager", params={"format": "json"})
    return next(node for node in cluster.nodes if node.name == row["node"])


def _wait_for_green(location: ClusterLocation) -> None:
    with closing(Connection(location)) as connection:
        while connection.asked("GET", f"/_cluster/health/{location.prefix}")["status"] != "green":
            time.sleep(0.5)


def _ids(location: ClusterLocation) -> set[str]:
    """The ids of all articles, by a new reader."""
    ids: set[str] = set()
    with closing(OpenSearchBackend(location)) as backend:
        plan: Plan | None = Plan(Every(), limit=5_000, stored=())
        while plan:
            (outcome,) = backend.run([plan])
            ids.update(outcome.ids)
            plan = Plan(Every(), limit=5_000, stored=(), after=outcome.cursor) if outcome.cursor else None
    return ids


if __name__ == "__main__":
    main()
