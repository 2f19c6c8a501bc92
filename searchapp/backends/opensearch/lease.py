"""One writer at a time: a document that says who writes, and that counts for nothing once it is old."""

from __future__ import annotations

import errno
import os
import socket
import time
from collections.abc import Mapping
from threading import Event, Thread
from typing import Any, Final
from uuid import uuid4

from opensearchpy.exceptions import ConflictError, NotFoundError

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.connection import Connection
from searchapp.errors import BackendError, IndexLockedError, IndexMissingError

_LEASE_SECONDS: Final = 60.0  # that a lease counts; the clocks of the machines that write must agree better than that
_RENEWED_AFTER: Final = 15.0
_ASKED_AFTER: Final = 0.5  # where another one writes
_MANAGER_WAIT: Final = "5s"  # where a cluster has lost too many nodes it has no manager, and answers after this

_DOCUMENT = "writer"


class Lease:
    """The right to write, renewed while it is held.

    Raises IndexLockedError where another writer has it all of the seconds of `patience`.
    """

    def __init__(self, connection: Connection, patience: float = 0.0, seconds: float = _LEASE_SECONDS) -> None:
        self._connection, self._seconds = connection, seconds
        self._index = _lease_index(connection.location)
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._version: Mapping[str, int] = {}
        self._lost: BackendError | None = None
        self._released = Event()
        self._make_index()
        self._wait(patience)
        self._renewing = Thread(target=self._go_on, name="lease", daemon=True)
        self._renewing.start()

    def require(self) -> None:
        """Raise BackendError if another writer may have taken over."""
        if self._lost:
            raise self._lost

    def release(self) -> None:
        """Let others write; a second time does nothing."""
        if self._released.is_set():
            return
        self._released.set()
        self._renewing.join()
        if not self._lost:
            self._write("DELETE", self._version, None)

    def _wait(self, patience: float) -> None:
        end = time.monotonic() + patience
        while True:
            try:
                return self._acquire()
            except IndexLockedError:
                if time.monotonic() > end:
                    raise
            time.sleep(_ASKED_AFTER)

    def _acquire(self) -> None:
        try:
            self._version = self._write("PUT", {"op_type": "create"}, self._content())
        except IndexLockedError:
            self._take_over()

    def _take_over(self) -> None:
        """Take the lease of a writer that has not renewed it, as one that was killed."""
        try:
            document = self._connection.asked("GET", f"/{self._index}/_doc/{_DOCUMENT}")
        except IndexMissingError:  # given up meanwhile
            return self._acquire()
        holder, until = document["_source"]["holder"], document["_source"]["until"]
        if until > time.time() and not is_gone(holder):
            name = holder.partition(":")[0]
            raise IndexLockedError(
                f"another writer on {name} is at work on the index {self._connection.location}; its right ends in "
                f"{until - time.time():.0f} s unless it goes on"
            )
        version = {"if_seq_no": document["_seq_no"], "if_primary_term": document["_primary_term"]}
        self._version = self._write("PUT", version, self._content())

    def _go_on(self) -> None:
        while not self._lost and not self._released.wait(_RENEWED_AFTER):
            self.renew()

    def renew(self) -> None:
        """Go on writing, unless another writer has taken over meanwhile."""
        try:
            self._version = self._write("PUT", self._version, self._content())
        except BackendError as error:
            self._lost = error

    def _content(self) -> dict[str, Any]:
        return {"holder": self._holder, "until": time.time() + self._seconds}

    def _write(self, method: str, params: Mapping[str, Any], content: Any) -> dict[str, int]:
        """Write the document if it is as expected, and tell its version."""
        path = f"/{self._index}/_doc/{_DOCUMENT}"
        try:
            written = self._connection.asked(method, path, content, params)
        except BackendError as error:
            if isinstance(error.__cause__, ConflictError):
                raise IndexLockedError(f"another writer is at work on the index {self._connection.location}") from error
            if isinstance(error.__cause__, NotFoundError):
                return {}
            raise
        return {"if_seq_no": written["_seq_no"], "if_primary_term": written["_primary_term"]}

    def _make_index(self) -> None:
        if self._connection.asked("HEAD", f"/{self._index}"):
            return
        replicas = self._connection.location.replicas
        settings = {"index": {"number_of_shards": 1, "number_of_replicas": replicas, "hidden": True}}
        mappings = {"dynamic": "strict", "properties": {"holder": {"type": "keyword"}, "until": {"type": "double"}}}
        try:
            body = {"settings": settings, "mappings": mappings}
            self._connection.asked("PUT", f"/{self._index}", body, {"cluster_manager_timeout": _MANAGER_WAIT})
        except BackendError as error:
            if getattr(error.__cause__, "error", "") != "resource_already_exists_exception":
                raise


def is_gone(holder: str) -> bool:
    """Whether the holder was a process of this machine that is no more, as one that was killed."""
    host, process, _ = holder.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(process), 0)
    except OSError as error:
        return error.errno == errno.ESRCH  # else it is there, but another user's
    return False


def _lease_index(location: ClusterLocation) -> str:
    """The name of the index that holds nothing but the lease."""
    return f".{location.prefix}.lease"
