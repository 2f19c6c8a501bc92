"""The connection to a cluster: what it answers, or a BackendError that says what to do."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import orjson
from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionTimeout,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)
from opensearchpy.exceptions import (
    ConnectionError as NoConnection,
)
from opensearchpy.exceptions import (
    NotFoundError as NotThere,
)

from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.node_connection import NodeConnection
from searchapp.errors import BackendError, IndexMissingError, SettingsError

logging.getLogger("opensearch").addHandler(logging.NullHandler())  # what goes wrong is in the errors

_ANSWER_TIMEOUT_SECONDS = 30  # for an answer
SENDING_SECONDS = 120  # for articles to be written
KEEP_ALIVE_MINUTES = 3  # that the cluster keeps a point in time which nobody asks
_RETRIES = 4
_RETRIED = (429, 502, 503, 504)  # too much at once, or a node that is just going


class PartMissingError(BackendError):
    """A part of the index does not answer, for now or for long: a node that held it, or a point in time, is gone."""


class ViewGoneError(PartMissingError):
    """The cluster has let go of a point in time, and of nothing else."""


class BusyError(BackendError):
    """A cluster has too much to do or no room for what it gets, for now."""


class Connection:
    """Asks a cluster; threads may share it. Every method raises BackendError where no whole answer comes."""

    def __init__(self, location: ClusterLocation, retries: int = _RETRIES) -> None:
        self.location = location
        self._retries = retries
        self.forgotten_views: deque[str] = deque()  # ids of points in time that nobody asks any more
        self._client = _client(location)
        self._nodes = self._client.transport.connection_pool

    def asked(
        self,
        method: str,
        path: str,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        seconds: float = _ANSWER_TIMEOUT_SECONDS,
    ) -> Any:
        """What the cluster answers to one request; the client's own error is the cause of what is raised.

        That is what a node said last, or else why none did.
        """
        content = body if isinstance(body, bytes) or body is None else orjson.dumps(body)
        last_try = time.monotonic() + 1.5 * seconds  # so that another node is asked where one does not answer in time
        refused: OpenSearchException | None = None
        left = self._retries
        while True:
            try:
                return self._answer(method, path, params, content, seconds)
            except OpenSearchException as error:
                is_gone = isinstance(error, NoConnection)
                refused = refused if is_gone else error
                may_pass = is_gone or getattr(error, "status_code", 0) in _RETRIED
                if not (left and may_pass and time.monotonic() <= last_try):
                    cause = refused or error
                    raise _error_of(cause, self.location) from cause
                left -= 1

    def _answer(
        self, method: str, path: str, params: Mapping[str, Any] | None, content: bytes | None, seconds: float
    ) -> Any:
        """What the node answers whose turn it is, asked without what the client would do beside that, in half the time.

        To HEAD: whether there is such a thing.
        """
        node: NodeConnection = self._nodes.get_connection()
        is_head = method == "HEAD"
        try:
            answer = node.perform_request(method, path, params, content, seconds, ignore=(404,) if is_head else ())
        except NoConnection as error:
            if not isinstance(error, ConnectionTimeout):
                self._nodes.mark_dead(node)
            raise
        self._nodes.mark_live(node)
        if is_head:
            return answer.status != 404
        try:
            return orjson.loads(answer.content)
        except orjson.JSONDecodeError as error:
            raise SerializationError("this is no answer of OpenSearch") from error

    def close_forgotten_views(self) -> None:
        """Let the cluster let go of the points in time that nobody asks any more; a node has room for some hundred."""
        ids: list[str] = []
        with suppress(IndexError):
            while True:
                ids.append(self.forgotten_views.popleft())
        if ids:
            with suppress(BackendError):  # it lets go of them in some minutes anyway
                self.asked("DELETE", "/_search/point_in_time", {"pit_id": ids})

    def failure_of(self, answer: Mapping[str, Any]) -> BackendError:
        """The error that one answer of several tells, or a part of it."""
        if "error" in answer:
            return _error_of(TransportError(answer["status"], answer["error"].get("type"), answer), self.location)
        return _partial(self.location)

    def blocked(self, reason: str) -> BackendError:
        """The error where nothing may be written."""
        return _read_only(self.location, reason)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _client(location: ClusterLocation) -> OpenSearch:
    try:
        return OpenSearch(
            list(location.urls),
            http_auth=(location.user, location.password) if location.user else None,
            ca_certs=str(location.ca_file) if location.ca_file else None,
            connection_class=NodeConnection,
        )
    except OSError as error:  # those of TLS are among them
        raise SettingsError(f"opensearch_ca_file: no certificate can be read from {location.ca_file}") from error


def _error_of(error: OpenSearchException, location: ClusterLocation) -> BackendError:
    """What is wrong, and what can be done."""
    urls = ", ".join(location.urls)
    if isinstance(error, SSLError):
        return BackendError(f"{urls}: the certificate is not trusted; opensearch_ca_file names the one that signed it")
    if isinstance(error, ConnectionTimeout):
        return BackendError(f"{urls} did not answer in time; the log of the cluster may say why")
    if isinstance(error, NoConnection):
        return BackendError(f"no node of {urls} can be reached; is the cluster up, and the address right?")
    if isinstance(error, AuthenticationException):
        return BackendError(f"{urls} refuses user or password, which opensearch_user and opensearch_password name")
    if isinstance(error, AuthorizationException):
        return _forbidden(error, location)
    if isinstance(error, NotThere) and "search_context_missing" in str(error.info):
        return ViewGoneError("the cluster has let go of what was searched; ask again")
    if isinstance(error, NotThere):
        return IndexMissingError(f"there is no index {location}: run `searchapp index --backend opensearch` first")
    if isinstance(error, TransportError):
        return _refused(error, location)
    return BackendError(f"{urls}: {error}")


def _forbidden(error: TransportError, location: ClusterLocation) -> BackendError:
    reason = _reason_of(error)
    if "read-only" in reason or "index write" in reason:
        return _read_only(location, reason)
    if "blocked" in reason:
        return BackendError(f"a setting of the index {location} (index.blocks) forbids this: {reason}")
    return BackendError(f"{', '.join(location.urls)} does not let the user do this: {reason}")


def _read_only(location: ClusterLocation, reason: str) -> BackendError:
    return BackendError(f"the index {location} is read-only, as it is when a disk of the cluster is full: {reason}")


def _refused(error: TransportError, location: ClusterLocation) -> BackendError:
    reason = _reason_of(error)
    if "cluster_block_exception" in reason and "read-only" in reason:
        return _read_only(location, reason)
    if "index_closed_exception" in reason:
        return BackendError(f"the index {location} is closed; `POST {location.prefix}/_open` of the cluster opens it")
    if "Point In Time" in reason:
        room = "has as many readers as a node of the cluster has room for: each holds a point in time of every shard"
        remedy = f"ask again in {KEEP_ALIVE_MINUTES} minutes, or raise search.max_open_pit_context of the cluster"
        return BackendError(f"the index {location} {room}; {remedy}: {reason}")
    if error.status_code == 429:
        return BusyError(f"the cluster of {location} has too much to do; try again later: {reason}")
    if str(error.status_code).startswith("5") and ("search_phase" in reason or "no_shard" in reason):
        return _partial(location)
    return BackendError(f"the cluster of {location} answers {error.status_code}: {reason}")


def _partial(location: ClusterLocation) -> BackendError:
    remedy = "no part is told for the whole; `GET _cluster/health` of the cluster tells which shards are missing"
    return PartMissingError(f"a part of the index {location} does not answer: {remedy}")


def _reason_of(error: TransportError) -> str:
    """What the cluster says, in one line."""
    info = error.info
    if isinstance(info, Mapping) and isinstance(cause := info.get("error"), Mapping):
        causes = cause.get("root_cause") or [cause]
        return f"{cause.get('type')}: {causes[0].get('reason') or cause.get('reason')}"
    return str(error.error)
