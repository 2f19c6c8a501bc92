"""`python -m benchmarks.cluster` indexes stories in a cluster of OpenSearch and asks it every question.

Told are wall time and the CPU seconds of the nodes, which on a shared machine say more, beside what opensearch-py's own
parallel bulk takes for the same bytes, and what OpenSearch says that it took for each answer.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch
from uuid import uuid4

import orjson
from msgspec import structs
from opensearchpy import OpenSearch
from opensearchpy.helpers import parallel_bulk

from benchmarks.engines.own import request_of
from benchmarks.news.questions import Question, draw
from benchmarks.news.stories import Story, load, times
from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.base import IndexedArticle
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.documents import key_of, to_source
from searchapp.backends.opensearch.mapping import index_body
from searchapp.backends.opensearch.writing import OpenSearchWriting
from tests.cluster.nodes import Cluster

CHUNK = 500  # documents a call of the bare bulk
TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 7  # that each question is asked
CUT_OFF = 0.0005  # seconds of each trip, on average, that OpenSearch leaves out: it tells whole milliseconds


class Measured(NamedTuple):
    """Seconds of the clock, of the nodes' processors and of this process's."""

    wall: float
    nodes: float
    own: float


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--shards", type=int, default=1)
    options = parser.parse_args()
    stories = load()
    questions = draw(stories)
    for nodes in options.nodes:
        with TemporaryDirectory(prefix="searchapp-benchmark-") as folder:
            Path(folder).chmod(0o755)
            with Cluster(Path(folder), count=nodes) as cluster:
                print(f"\n{nodes} nodes, {options.shards} shards, {options.stories:,} stories")
                _measure(cluster, stories, questions, options)


def _measure(
    cluster: Cluster, stories: Sequence[Story], questions: Sequence[Question], options: argparse.Namespace
) -> None:
    location = ClusterLocation(
        cluster.urls, f"benchmark-{uuid4().hex[:6]}", shards=options.shards, replicas=min(len(cluster.nodes) - 1, 1)
    )
    articles = [IndexedArticle(story.article, story.facts, story.id) for story in times([*stories], options.stories)]
    sources = [(key_of(article.article.id), to_source(article)) for article in articles[: options.stories // 2]]
    bare = _timed(cluster, lambda: _bare_bulk(location, sources))
    sent = _timed(cluster, lambda: _indexed(location, articles[: options.stories // 2]))
    _tell("bare parallel bulk, half of the stories", bare, len(sources))
    _tell("searchapp, the same", sent, len(sources))
    whole = _timed(cluster, lambda: _indexed(location, articles))
    _tell("searchapp, all", whole, len(articles))
    _tell_sizes(location, len(articles))
    with ArticleIndex.open(location) as index:
        for name, ask in (("top ten", _top_ten), ("with facets and snippets", _full)):
            _ask(cluster, index, questions, name, ask)


def _tell(name: str, measured: Measured, count: int) -> None:
    rate, cpu = count / measured.wall, 1000 * (measured.nodes + measured.own) / count
    print(f"{name}: {rate:,.0f}/s; {cpu:.2f} ms of CPU each, {1000 * measured.nodes / count:.2f} of them in the nodes")


def _tell_sizes(location: ClusterLocation, count: int) -> None:
    """What an article takes on disk, once, and what the nodes hold in memory."""
    with closing(Connection(location)) as connection:
        stored = connection.asked("GET", f"/{location.prefix}/_stats/store")["_all"]["primaries"]["store"]
        nodes = connection.asked("GET", "/_nodes/stats/jvm")["nodes"].values()
    heaps = ", ".join(f"{node['jvm']['mem']['heap_used_in_bytes'] / 1e6:.0f} MB" for node in nodes)
    print(f"on disk {stored['size_in_bytes'] / count:,.0f} bytes an article, in the heaps {heaps}")


def _timed(cluster: Cluster, work: Callable[[], None]) -> Measured:
    nodes, own, started = _cpu_of(cluster), time.process_time(), time.perf_counter()
    work()
    return Measured(time.perf_counter() - started, _cpu_of(cluster) - nodes, time.process_time() - own)


def _cpu_of(cluster: Cluster) -> float:
    """The CPU seconds of all nodes so far."""
    seconds = 0.0
    for node in cluster.nodes:
        pid = (node.folder / "pid").read_text()
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / TICKS
    return seconds


# ---- indexing ------------------------------------------------------------------------------------


def _indexed(location: ClusterLocation, articles: Sequence[IndexedArticle]) -> None:
    with OpenSearchWriting(location, anew=True) as writing:
        for article in articles:
            writing.add(article)


def _bare_bulk(location: ClusterLocation, sources: Sequence[tuple[str, bytes]]) -> None:
    """The client's own bulk, of documents that are made already."""
    name = f"bare-{uuid4().hex[:6]}"
    Connection(location).asked("PUT", f"/{name}", index_body(location, {}))
    client = OpenSearch(list(location.urls), timeout=120)
    for succeeded, answer in parallel_bulk(client, _actions(name, sources), thread_count=3, chunk_size=CHUNK):
        assert succeeded, answer
    client.indices.refresh(index=name)
    client.indices.delete(index=name)


def _actions(name: str, sources: Sequence[tuple[str, bytes]]) -> Iterator[dict[str, Any]]:
    for key, source in sources:
        yield {"_op_type": "index", "_index": name, "_id": key, "_source": orjson.loads(source)}


# ---- answers -------------------------------------------------------------------------------------


def _top_ten(question: Question) -> SearchRequest:
    return request_of(question, "hits")


def _full(question: Question) -> SearchRequest:
    return structs.replace(request_of(question, "facets"), snippets=True)


class Answered(NamedTuple):
    """Seconds of the fastest of several answers, seconds that OpenSearch tells of it, trips, and CPU there of each."""

    wall: float
    told_seconds: float
    trips: int
    nodes: float


def _ask(
    cluster: Cluster,
    index: ArticleIndex,
    questions: Sequence[Question],
    name: str,
    ask: Callable[[Question], SearchRequest],
) -> None:
    """The median and the 95th of a hundred answers, the CPU of the nodes, and both of each kind of question."""
    for question in questions:
        index.search(ask(question))
    each = {question: _answered(cluster, index, ask(question)) for question in questions}
    walls = [answered.wall for answered in each.values()]
    wall, told_seconds, trips, nodes = (statistics.fmean(column) for column in zip(*each.values(), strict=True))
    median, slow = 1000 * statistics.median(walls), 1000 * statistics.quantiles(walls, n=20)[-1]
    print(
        f"{name}: median {median:.1f} ms, 95th {slow:.1f} ms; {wall / told_seconds:.2f} times "
        f"the {1000 * told_seconds:.1f} ms that OpenSearch tells; {trips:.2f} trips; {1000 * nodes:.1f} ms of CPU there"
    )
    kinds = groupby(sorted(questions, key=lambda question: question.kind), lambda question: question.kind)
    print(f"    {', '.join(_of_kind(kind, [each[question] for question in asked]) for kind, asked in kinds)}")


def _of_kind(kind: str, each: Sequence[Answered]) -> str:
    wall = statistics.median([answered.wall for answered in each])
    nodes = statistics.fmean([answered.nodes for answered in each])
    return f"{kind} {1000 * wall:.1f} ms ({1000 * nodes:.1f} of CPU)"


def _answered(cluster: Cluster, index: ArticleIndex, request: SearchRequest) -> Answered:
    """One question, asked several times: other work on the machine is not to count."""
    seconds, told_seconds, trips = [], [], 0
    cpu = _cpu_of(cluster)
    for _ in range(ROUNDS):
        with _trips() as took:
            started = time.perf_counter()
            index.search(request)
            seconds.append(time.perf_counter() - started)
        told_seconds.append(sum(took) / 1000 + len(took) * CUT_OFF)
        trips = len(took)
    nodes = (_cpu_of(cluster) - cpu) / ROUNDS
    return Answered(min(seconds), min(told_seconds), trips, nodes)


@contextmanager
def _trips() -> Iterator[list[int]]:
    """The milliseconds that the cluster says that each search took, one for each trip."""
    asked, took = Connection.asked, []

    def listening(connection: Connection, method: str, path: str, *rest: Any, **named: Any) -> Any:
        answer = asked(connection, method, path, *rest, **named)
        if path.partition("?")[0].endswith("search"):
            took.append(answer["took"])
        return answer

    with patch.object(Connection, "asked", listening):
        yield took


if __name__ == "__main__":
    main()
