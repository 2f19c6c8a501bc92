"""`python -m benchmarks.cluster` indexes stories in a cluster of OpenSearch and asks it every question.

Told are wall time and the CPU seconds of the nodes, which on a shared machine say more, beside what opensearch-py's own
parallel bulk takes for the same bytes. The time of an answer stands beside that of a bare socket which sends the same
bytes in turns with it, and beside what OpenSearch takes itself for these, without HTTP and JSON, as its slow log tells
to a tenth of a millisecond. An answer tells that (`took`) in whole milliseconds, cut off, which also stands there.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch
from urllib.parse import urlsplit
from uuid import uuid4

import orjson
from msgspec import structs
from opensearchpy import OpenSearch
from opensearchpy.helpers import parallel_bulk

from benchmarks.engines.own import request_of
from benchmarks.news.questions import Question, draw
from benchmarks.news.stories import Story, load, times
from benchmarks.own_times import OwnTimes
from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.base import IndexedArticle
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.backends.opensearch.documents import key_of, to_source
from searchapp.backends.opensearch.mapping import index_body
from searchapp.backends.opensearch.node_stream import Answer, NodeStream
from searchapp.backends.opensearch.writing import OpenSearchWriting
from tests.cluster.nodes import Cluster

CHUNK = 500  # documents a call of the bare bulk
TICKS = os.sysconf("SC_CLK_TCK")
TURNS = 3  # in which each indexes
HEAP = "1g"  # of each node; in half of it a node refuses work after some ten thousand stories, for garbage alone
ROUNDS = 7  # that each question is asked, and its bytes are sent by a bare socket
RECEIVED = 1 << 18  # bytes that a bare socket takes at once


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
            with Cluster(Path(folder), count=nodes, heap=HEAP) as cluster:
                print(f"\n{nodes} nodes, {options.shards} shards, {options.stories:,} stories")
                _measure(cluster, stories, questions, options)


def _measure(
    cluster: Cluster, stories: Sequence[Story], questions: Sequence[Question], options: argparse.Namespace
) -> None:
    location = ClusterLocation(
        cluster.urls, f"benchmark-{uuid4().hex[:6]}", shards=options.shards, replicas=min(len(cluster.nodes) - 1, 1)
    )
    articles = [IndexedArticle(story.article, story.facts, story.id) for story in times([*stories], options.stories)]
    half = articles[: options.stories // 2]
    sources = [(key_of(article.article.id), to_source(article)) for article in half]
    works = (lambda: _bare_bulk(location, sources), lambda: _indexed(location, half))
    turns = [[_timed(cluster, work) for work in works] for _ in range(TURNS)]  # the first warms the nodes up for all
    bare, sent = (min(column) for column in zip(*turns, strict=True))
    _tell("bare parallel bulk, half of the stories", bare, len(sources))
    _tell(f"searchapp, the same, {bare.wall / sent.wall:.2f} times as many", sent, len(sources))
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
    """Seconds of the fastest of several answers, of a bare socket, and by `took`; CPU there, and what was sent."""

    wall: float
    bare: float
    took: float
    nodes: float
    sent: Sequence[bytes]


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
    sent = [answered.sent for answered in each.values()]
    own, trips = statistics.fmean(_own_seconds(cluster, sent)), statistics.fmean(map(len, sent))
    walls = [answered.wall for answered in each.values()]
    wall, bare, took, nodes = (statistics.fmean(column) for column in list(zip(*each.values(), strict=True))[:4])
    times_bare = statistics.median([answered.wall / answered.bare for answered in each.values()])
    median, slow = 1000 * statistics.median(walls), 1000 * statistics.quantiles(walls, n=20)[-1]
    print(
        f"{name}: median {median:.1f} ms, 95th {slow:.1f} ms; "
        f"{times_bare:.2f} times the {1000 * bare:.2f} ms of a bare socket, "
        f"{wall / own:.2f} times the {1000 * own:.2f} ms that OpenSearch takes itself "
        f"(a bare socket {bare / own:.2f} times; `took`, cut off, {1000 * took:.2f} ms); "
        f"{trips:.2f} trips; {1000 * nodes:.1f} ms of CPU there"
    )
    kinds = groupby(sorted(questions, key=lambda question: question.kind), lambda question: question.kind)
    print(f"    {', '.join(_of_kind(kind, [each[question] for question in asked]) for kind, asked in kinds)}")


def _of_kind(kind: str, each: Sequence[Answered]) -> str:
    wall = statistics.median([answered.wall for answered in each])
    nodes = statistics.fmean([answered.nodes for answered in each])
    return f"{kind} {1000 * wall:.1f} ms ({1000 * nodes:.1f} of CPU)"


def _answered(cluster: Cluster, index: ArticleIndex, request: SearchRequest) -> Answered:
    """One question, asked several times: other work on the machine is not to count."""
    walls, bares, took, asked = [], [], [], []
    cpu = _cpu_of(cluster)
    with closing(_BareSocket(cluster.urls[0])) as bare:
        for _ in range(ROUNDS):
            with _trips() as asked:
                started = time.perf_counter()
                index.search(request)
                walls.append(time.perf_counter() - started)
            started = time.perf_counter()
            answers = [bare.answer(sent) for sent in asked]
            bares.append(time.perf_counter() - started)
            took.append(sum(orjson.loads(answer)["took"] / 1000 for answer in answers))
    nodes = (_cpu_of(cluster) - cpu) / ROUNDS / 2
    return Answered(min(walls), min(bares), min(took), nodes, asked)


def _own_seconds(cluster: Cluster, requests: Sequence[Sequence[bytes]]) -> list[float]:
    """What OpenSearch takes itself for the trips of each request, the fastest of as many as were timed before."""
    own_times = OwnTimes(cluster)
    with own_times.logging_searches(), closing(_BareSocket(cluster.urls[0])) as bare:
        rounds = [
            [sum(own_times.seconds() for sent in trips if bare.answer(sent)) for trips in requests]
            for _ in range(ROUNDS)
        ]
    return [min(seconds) for seconds in zip(*rounds, strict=True)]


class _BareSocket:
    """Sends the bytes of a request and reads those of the answer, and nothing else: nobody asks in less time."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._socket = socket.create_connection((address.hostname, address.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def answer(self, request: bytes) -> bytes:
        """The body of the answer."""
        self._socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._socket.recv(RECEIVED)
        head, _, content = received.partition(b"\r\n\r\n")
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(content) < length:
            content += self._socket.recv(RECEIVED)
        return content

    def close(self) -> None:
        """Close it."""
        self._socket.close()


@contextmanager
def _trips() -> Iterator[list[bytes]]:
    """The searches that go out, byte by byte."""
    ask, sent = NodeStream.ask, []

    def listening(stream: NodeStream, request: bytes, *rest: Any) -> Answer:
        if request.split(b" ", 2)[1].partition(b"?")[0].endswith(b"search"):
            sent.append(request)
        return ask(stream, request, *rest)

    with patch.object(NodeStream, "ask", listening):
        yield sent


if __name__ == "__main__":
    main()
