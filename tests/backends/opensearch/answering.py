"""What a cluster may answer, where a real one would have to be broken for it: a server of prepared answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.mapping import fingerprint


class Asked(NamedTuple):
    """A request as the cluster got it."""

    method: str
    path: str
    body: str


Answer = tuple[int, Any]  # status and body, which bytes are as they are
Answering = Callable[[Asked], Answer]


@contextmanager
def cluster(answer: Answering) -> Iterator[ClusterLocation]:
    """Where a server gives these answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answered(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            status, body = answer(Asked(self.command, self.path.partition("?")[0], asked))
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _answered

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield ClusterLocation((f"http://127.0.0.1:{server.server_address[1]}",), "news")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def refusal(kind: str, reason: str) -> dict[str, Any]:
    """The body with which a cluster refuses something."""
    cause = {"type": kind, "reason": reason}
    return {"error": {**cause, "root_cause": [cause]}}


class TwoArticles:
    """An index of two articles, whose searches fail so often; another has written since, if it `has_changed`."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.generation = 1
        self.views = 0
        self.closed: list[str] = []  # of the views

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """What a cluster answers."""
        if asked.path == "/news/_mapping":
            meta = {"fingerprint": fingerprint(), "generation": self.generation, "updated": "2020-01-01T00:00:00Z"}
            return 200, {"news-1": {"mappings": {"_meta": meta}}}
        if asked.method == "DELETE":
            self.closed += json.loads(asked.body)["pit_id"]
            return 200, {}
        if asked.path.endswith("point_in_time"):
            self.views += 1
            return 200, {"pit_id": f"view{self.views}"}
        whole = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"total": {"value": 2}, "hits": []}}
        if self.failures:
            self.failures -= 1
            return 200, {**whole, "_shards": {"failed": 1}}
        return 200, whole
