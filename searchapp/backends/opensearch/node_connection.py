"""HTTP to one node over connections that are kept, for a fifth of the time that the client's own takes beside it."""

from __future__ import annotations

import select
import socket
import ssl
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, NamedTuple
from urllib.parse import urlencode

from opensearchpy import Connection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SSLError

MOST_KEPT = 32  # connections that nobody uses just now; threads that ask at once are fewer
LONGEST_LINE = 1 << 16  # bytes of a header


class Answer(NamedTuple):
    """What a node answers: a status, headers by their names in small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


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
            answer = self._exchanged(self._request(method, target, body or b"", headers or {}), timeout or self.timeout)
        except ssl.SSLCertVerificationError as error:
            raise SSLError("N/A", str(error), error) from error
        except TimeoutError as error:
            raise ConnectionTimeout("TIMEOUT", str(error), error) from error
        except (OSError, ValueError) as error:
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

    def _request(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        host = self.host.partition("://")[2]
        fields = {"host": host, **self.headers, **headers, "content-length": len(body)}
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
        return "\r\n".join([*lines, "\r\n"]).encode("latin-1") + body

    def _exchanged(self, request: bytes, seconds: float) -> Answer:
        stream = self._stream(seconds)
        try:
            answer = stream.exchanged(request, seconds)
        except BaseException:
            stream.close()
            raise
        if stream.is_kept and len(self._kept) < MOST_KEPT:
            self._kept.append(stream)
        else:
            stream.close()
        return answer

    def _stream(self, seconds: float) -> _Stream:
        """A connection that was kept and that the node has not closed meanwhile, else a new one."""
        while True:
            try:
                stream = self._kept.pop()
            except IndexError:
                return _Stream((self.hostname, self.port), self._tls, seconds)
            if not stream.is_closed():
                return stream
            stream.close()


class _Stream:
    """One connection: a request goes out in one piece, its answer comes in."""

    def __init__(self, address: tuple[str, int], tls: ssl.SSLContext | None, seconds: float) -> None:
        self._socket = socket.create_connection(address, seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls:
            self._socket = tls.wrap_socket(self._socket, server_hostname=address[0])
        self._file = self._socket.makefile("rb")
        self._readable = select.poll()
        self._readable.register(self._socket, select.POLLIN)
        self.is_kept = True

    def is_closed(self) -> bool:
        """Whether something comes without being asked for, which is the end."""
        return bool(self._readable.poll(0))

    def exchanged(self, request: bytes, seconds: float) -> Answer:
        """The answer to a request. Raises OSError and ValueError."""
        self._socket.settimeout(seconds)
        self._socket.sendall(request)
        status, headers = 100, dict[str, str]()
        while status < 200:  # what is only on the way
            status, headers = int(_line(self._file)[9:12]), dict(_headers(self._file))
        self.is_kept = headers.get("connection", "").lower() != "close"
        return Answer(status, headers, b"" if request.startswith(b"HEAD ") else self._content(headers))

    def _content(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return b"".join(_chunks(self._file))
        if "content-length" in headers:
            return _exactly(self._file, int(headers["content-length"]))
        self.is_kept = False
        return self._file.read()

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def _line(file: IO[bytes]) -> bytes:
    line = file.readline(LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise ConnectionResetError("the node ended the connection")
    return line


def _headers(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    while line := _line(file).strip():
        name, _, value = line.decode("latin-1").partition(":")
        yield name.lower(), value.strip()


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while size := int(_line(file).partition(b";")[0], 16):
        yield _exactly(file, size)
        _line(file)
    dict(_headers(file))  # what may stand behind the last


def _exactly(file: IO[bytes], size: int) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise ConnectionResetError("the node ended the connection within an answer")
    return content
