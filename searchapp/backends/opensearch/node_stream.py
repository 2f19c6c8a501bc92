"""One connection to a node: a request goes out in one piece, its answer is read to its end.

The standard library's own client takes a tenth of a millisecond more, most of it to read headers as those of mails.
"""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator, Mapping
from ssl import SSLContext
from typing import NamedTuple

_READ_BYTES = 1 << 16
_LONGEST_LINE = 1 << 16  # of the head of an answer, and of what stands before a chunk
MOST_HEADERS = 200
_OLD_HTTP = b"HTTP/1.0"  # ends an answer with the connection
_BODILESS = (204, 304)  # statuses of answers without a body


class Answer(NamedTuple):
    """What a node answers: a status, headers by their names in small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class NodeStream:
    """A connection that is open. Methods raise OSError; after that it is of no more use, nor where it `is_over`."""

    def __init__(self, host: str, port: int, seconds: float, tls: SSLContext | None) -> None:
        plain = socket.create_connection((host, port), seconds)
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket = tls.wrap_socket(plain, server_hostname=host) if tls else plain
        except BaseException:
            plain.close()
            raise
        self.is_over = False
        self._readable = select.poll()
        self._readable.register(self.socket, select.POLLIN)

    def ask(self, request: bytes, has_body: bool, seconds: float) -> Answer:
        """The answer to a request, which may have a body; the node may take so long for each part of it."""
        self.socket.settimeout(seconds)
        self.socket.sendall(request)
        received = _Received(self.socket)
        version, status, headers = _head(received)
        said = headers.get("connection", "").lower()
        self.is_over = "close" in said or (version == _OLD_HTTP and "keep-alive" not in said)
        if not has_body or status in _BODILESS:
            return Answer(status, headers, b"")
        return Answer(status, headers, _body(received, headers, self.is_over and version == _OLD_HTTP))

    def is_closed(self) -> bool:
        """Whether something comes without being asked for, which is the end."""
        return bool(self._readable.poll(0))

    def close(self) -> None:
        """Close it."""
        self.socket.close()


class _Received:
    """What comes of an answer, in as few pieces as it comes in: a file of the standard library's takes longer."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._waiting = b""

    def line(self) -> bytes:
        """The next line, without its end."""
        while (end := self._waiting.find(b"\n")) < 0:
            if len(self._waiting) > _LONGEST_LINE:
                raise ConnectionError("a line of a node's answer is too long")
            self._waiting += self._more()
        line, self._waiting = self._waiting[:end], self._waiting[end + 1 :]
        return line.rstrip(b"\r")

    def exactly(self, length: int) -> bytes:
        """So many bytes."""
        parts, missing = [self._waiting], length - len(self._waiting)
        while missing > 0:
            parts.append(self._more())
            missing -= len(parts[-1])
        content = b"".join(parts)
        self._waiting = content[length:]
        return content[:length]

    def all(self) -> bytes:
        """What comes until the node ends the connection."""
        parts = [self._waiting]
        while more := self._stream.recv(_READ_BYTES):
            parts.append(more)
        return b"".join(parts)

    def _more(self) -> bytes:
        more = self._stream.recv(_READ_BYTES)
        if not more:
            raise ConnectionResetError("the node ended the connection within an answer")
        return more


def _head(received: _Received) -> tuple[bytes, int, dict[str, str]]:
    """Version, status and headers of an answer; those that tell that it is still on its way are passed by."""
    while True:
        version, status = _status(received.line())
        headers = _headers(received)
        if status >= 200:
            return version, status, headers


def _body(received: _Received, headers: Mapping[str, str], may_end: bool) -> bytes:
    """The body of an answer, which the end of the connection may end."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return b"".join(_chunks(received))
    if length := headers.get("content-length"):
        return received.exactly(_number(length.encode(), 10))
    if may_end:
        return received.all()
    raise ConnectionResetError("the node ended the connection within the headers of an answer")


def _status(line: bytes) -> tuple[bytes, int]:
    version, _, rest = line.partition(b" ")
    if not version.startswith(b"HTTP/1."):
        raise ConnectionError(f"this is no answer of a node: {line[:80]!r}")
    return version, _number(rest[:3], 10)


def _headers(received: _Received) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = received.line()
        if not line:
            return headers
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    raise ConnectionError("an answer of a node has too many headers")


def _chunks(received: _Received) -> Iterator[bytes]:
    """The parts of a body that comes in parts, each behind its length; headers may follow the last, of length 0."""
    while length := _number(received.line().partition(b";")[0], 16):
        yield received.exactly(length)
        received.line()
    _headers(received)


def _number(digits: bytes, base: int) -> int:
    try:
        number = int(digits, base)
    except ValueError:
        number = -1
    if number < 0:
        raise ConnectionError(f"a node tells no number where one has to stand: {digits[:80]!r}")
    return number
