"""HTTP to one node over connections that are kept, in less time than the client's own takes beside it."""

from __future__ import annotations

import select
import ssl
from base64 import b64encode
from collections.abc import Collection, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, NamedTuple
from urllib.parse import urlencode

from opensearchpy import Connection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SSLError

HTTP_1_1 = 11
MOST_KEPT = 32  # connections that nobody uses just now; threads that ask at once are fewer


class Answer(NamedTuple):
    """What a node answers: a status, headers by their names in small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class _Stream(HTTPConnection):
    """A connection that sends a request in one piece; head and body by themselves double the time of a short answer."""

    def ask(self, method: str, target: str, body: bytes | None, headers: Mapping[str, str]) -> None:
        """Send a request. Raises OSError and HTTPException."""
        self._pieces: list[bytes] = []
        self.request(method, target, body, headers)
        super().send(b"".join(self._pieces))

    def send(self, data: Any) -> None:
        """Keep a piece until the request is whole."""
        self._pieces.append(data)


class _EncryptedStream(_Stream, HTTPSConnection):
    """The same over TLS."""


class NodeConnection(Connection):
    """What opensearch-py asks one node by; threads may share it."""

    def __init__(self, http_auth: tuple[str, str] | None = None, ca_certs: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        if http_auth:
            self.headers["authorization"] = "Basic " + b64encode(":".join(http_auth).encode()).decode()
        self._tls = ssl.create_default_context(cafile=ca_certs or self.default_ca_certs()) if self.use_ssl else None
        self._kept: list[_Stream] = []

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The node's answer. Raises the client's errors where none comes, or one that refuses what was asked."""
        target = f"{url}?{urlencode(params)}" if params else url
        try:
            answer = self._exchanged(method, target, body, {**self.headers, **(headers or {})}, timeout or self.timeout)
        except ssl.SSLCertVerificationError as error:
            raise SSLError("N/A", str(error), error) from error
        except TimeoutError as error:
            raise ConnectionTimeout("TIMEOUT", str(error), error) from error
        except (OSError, HTTPException) as error:
            raise NoConnection("N/A", str(error), error) from error
        if not 200 <= answer.status < 300 and answer.status not in ignore:
            self._raise_error(
                answer.status, answer.content.decode(errors="replace"), answer.headers.get("content-type")
            )
        return answer

    def close(self) -> None:
        """Close the connections that are kept."""
        while self._kept:
            self._kept.pop().close()

    def _exchanged(
        self, method: str, target: str, body: bytes | None, headers: Mapping[str, str], seconds: float
    ) -> Answer:
        connection = self._connection(seconds)
        try:
            connection.ask(method, target, body, headers)
            response = connection.getresponse()
            content = response.read()
            if _is_cut(method, response):
                raise ConnectionResetError("the node ended the connection within the headers of an answer")
        except BaseException:
            connection.close()
            raise
        if response.will_close or len(self._kept) >= MOST_KEPT:
            connection.close()
        else:
            self._kept.append(connection)
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, content)

    def _connection(self, seconds: float) -> _Stream:
        """A connection that was kept and that the node has not closed meanwhile, else a new one."""
        while True:
            try:
                connection = self._kept.pop()
            except IndexError:
                break
            if not _is_closed(connection):
                connection.sock.settimeout(seconds)
                return connection
            connection.close()
        if self._tls:
            return _EncryptedStream(self.hostname, self.port, timeout=seconds, context=self._tls)
        return _Stream(self.hostname, self.port, timeout=seconds)


def _is_cut(method: str, response: HTTPResponse) -> bool:
    """Whether nothing tells how long an answer is, as where its headers are cut; nodes and proxies always tell."""
    return (
        response.version == HTTP_1_1
        and method != "HEAD"
        and not response.chunked
        and not response.headers.get("content-length")
    )


def _is_closed(connection: HTTPConnection) -> bool:
    """Whether something comes without being asked for, which is the end."""
    if connection.sock is None:
        return True
    readable = select.poll()
    readable.register(connection.sock, select.POLLIN)
    return bool(readable.poll(0))
