"""Sending many changes at once: in parallel, with bounded memory, and again what a busy cluster has refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from types import TracebackType
from typing import Any, Final, NamedTuple

import orjson

from searchapp.backends.opensearch.connection import SENDING_SECONDS, BusyError, Connection
from searchapp.errors import BackendError

_THREADS = 3  # more only wait for the cluster
_WAITING = 6  # chunks made but not yet taken, at most
TRIES = 9

_BUSY = frozenset((429, 502, 503, 504))


class BulkLimits(NamedTuple):
    """How much goes in one trip, and how long a busy cluster is left alone."""

    chunk_bytes: int = 2 << 20  # smaller ones cost the cluster more, a few larger ones make it wait at both ends
    first_pause_seconds: float = 0.25  # doubled with each try: two minutes in all


LIMITS: Final = BulkLimits()


class BulkSender:
    """Sends changes to one index; the end of `with` waits until all are acknowledged. Raises BackendError."""

    def __init__(self, connection: Connection, index_name: str, limits: BulkLimits = LIMITS) -> None:
        self._connection, self._limits = connection, limits
        self._path = f"/{index_name}/_bulk"
        self._pool = ThreadPoolExecutor(_THREADS, "bulk")
        self._room = BoundedSemaphore(_THREADS + _WAITING)
        self._sent: list[Future[None]] = []
        self._chunk: list[bytes] = []
        self._bytes = 0

    def index(self, key: str, source: bytes) -> None:
        """Write a document instead of the one with its key."""
        self.put(b'{"index":{"_id":"%b"}}\n%b\n' % (key.encode(), source))

    def delete(self, key: str) -> None:
        """Delete the document with a key, if there is one."""
        self.put(b'{"delete":{"_id":"%b"}}\n' % key.encode())

    def put(self, change: bytes) -> None:
        """Send a change as `index` and `delete` write it, as soon as there are enough for a trip."""
        self._chunk.append(change)
        self._bytes += len(change)
        if self._bytes >= self._limits.chunk_bytes:
            self._send()

    def beside(self, work: Callable[[], None]) -> None:
        """Have something else done while changes are made and sent; the end waits for it too."""
        self._sent.append(self._pool.submit(work))

    def cancel(self) -> None:
        """Send no more."""
        self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> BulkSender:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            return self.cancel()
        self._send()
        self._pool.shutdown()
        for future in self._sent:
            future.result()

    def _send(self) -> None:
        if not self._chunk:
            return
        self._sent = [future for future in self._sent if not future.done() or future.exception()]
        for future in self._sent:
            if future.done():
                future.result()
        self._room.acquire()
        self._sent.append(self._pool.submit(self._deliver, self._chunk))
        self._chunk, self._bytes = [], 0

    def _deliver(self, changes: Sequence[bytes]) -> None:
        try:
            for attempt in range(TRIES):
                changes = self._refused(changes)
                if not changes:
                    return
                time.sleep(self._limits.first_pause_seconds * 2**attempt)
            raise BackendError(f"the cluster has refused {len(changes):,} changes for two minutes; it is too busy")
        finally:
            self._room.release()

    def _refused(self, changes: Sequence[bytes]) -> list[bytes]:
        """Send changes, and tell those that the cluster was too busy for."""
        try:
            answer = self._connection.asked("POST", self._path, b"".join(changes), seconds=SENDING_SECONDS)
        except BusyError:
            return [*changes]
        if not answer["errors"]:
            return []
        outcomes = [outcome for item in answer["items"] for outcome in item.values()]
        for outcome in outcomes:
            error = outcome.get("error", {})
            if error.get("type") == "cluster_block_exception":
                raise self._connection.blocked(error.get("reason", ""))
            if error and outcome["status"] not in _BUSY:
                raise _rejected(outcome, changes)
        return [change for change, outcome in zip(changes, outcomes, strict=True) if outcome["status"] in _BUSY]


def _rejected(outcome: Mapping[str, Any], changes: Sequence[bytes]) -> BackendError:
    reason = outcome["error"].get("reason")
    key = outcome["_id"].encode()
    for change in changes:
        action, _, source = change.partition(b"\n")
        if key in action and source:
            return BackendError(f"the cluster refuses the article {orjson.loads(source)['id']}: {reason}")
    return BackendError(f"the cluster refuses a change: {reason}")
