"""A server that can be stopped without cutting off the answers that are under way."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from socket import socket
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import poll2

_ENCODED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.I)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")

POLL_SECONDS = 1.0  # after which idle connections are looked at
SEND_BYTES = 1 << 16  # up to this size an answer leaves in one piece, its head with its body
_TAKING_SHARE = 4  # times as long as a connection may be idle: who takes a file may pause, for a minute as with nginx


class _Request(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request that is received, and since when (seconds since 1970)."""

    def __init__(self, limits: Adjustments) -> None:
        super().__init__(limits)
        self.began = time.time()

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of the request, and refuse one that tells its length in two ways.

        Who goes by the other way, as a proxy before this server may, sees the next request somewhere else (RFC 9112,
        11.2). Letters of other alphabets in the address may be as they are typed, as curl sends them.
        """
        first_line, end, rest = header_plus.partition(b"\r\n")
        super().parse_header(_NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], first_line) + end + rest)
        if _ENCODED.search(header_plus) and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("The length of the body is told in two ways.")


class _Connection(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    parser_class = _Request

    def write_soon(self, data: Any) -> int:
        """Take a part of an answer, to be sent as the client takes it."""
        self.server.await_room(self)
        try:
            return int(super().write_soon(data))
        except OSError:  # the disk is full: what waits there is torn, and may not be sent
            self.will_close = True
            self.server.pull_trigger()
            raise

    def is_untaken_since(self, instant: float) -> bool:
        """Whether the client has taken nothing of what waits for it since then."""
        waiting_bytes = SEND_BYTES if self.requests else 1  # less may wait for the rest of its answer
        return bool(self.total_outbufs_len >= waiting_bytes and self.last_activity < instant)


class GracefulServer(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """Waitress's server on a socket that listens already; `limits` are settings of waitress.

    Requests are answered by the threads of `dispatcher`, which several processes on one socket do not share.
    """

    accepting: bool
    channel_class = _Connection

    def __init__(self, app: Callable[..., Any], listening: socket, limits: Mapping[str, Any], dispatcher: Any) -> None:
        self._stops_at: float | None = None
        settings = Adjustments(**limits)
        settings.send_bytes = SEND_BYTES
        address = (listening.family, listening.type, listening.proto, listening.getsockname())
        super().__init__(
            app, {}, _sock=listening, dispatcher=dispatcher, adj=settings, sockinfo=address, bind_socket=False
        )

    def stop(self, within_seconds: float) -> None:
        """Take no more connections; `run` returns once the answers under way are sent, or after so long.

        A signal handler or another thread may call it.
        """
        self._stops_at = time.monotonic() + within_seconds
        super().pull_trigger()

    def run(self) -> None:
        """Answer until stopped, interrupted or closed."""
        try:
            while self._map and not self._has_stopped():
                poll2(self.poll_seconds(), self._map)
                self.answer_waiting()
        except (KeyboardInterrupt, SystemExit):
            return

    def maintenance(self, now: float) -> None:
        """Close the connections that are idle, those whose request does not come to its end in the same time, and those
        that take nothing of their answers for TAKING_SHARE times as long.

        Else who sends one letter now and then, or takes none, could have all connections that there may be.
        """
        timeout = self.adj.channel_timeout
        for channel in list(self.active_channels.values()):
            request = channel.request
            if channel.is_untaken_since(now - _TAKING_SHARE * timeout):
                channel.handle_close()  # it is not writable, so that waitress would never look at `will_close`
            elif channel.requests or channel.total_outbufs_len:
                continue
            elif channel.last_activity < now - timeout or (request is not None and now - request.began > timeout):
                channel.will_close = True

    def await_room(self, channel: Any) -> None:
        """Wait until there is room for more of an answer that its client does not take: here waitress does."""

    def poll_seconds(self) -> float:
        """How long to wait for something to happen on the connections."""
        return POLL_SECONDS

    def answer_waiting(self) -> None:
        """Answer what no other thread does: here nothing."""

    def _has_stopped(self) -> bool:
        """Whether the server was told to stop and no answer is under way, or its time is over."""
        if self._stops_at is None:
            return False
        if self.accepting:
            self.accepting = False
            self.del_channel()
            self.socket.close()
            poll2(0.0, self._map)  # a request that has arrived is answered
        for channel in list(self.active_channels.values()):
            if not (channel.requests or channel.request or channel.total_outbufs_len):
                channel.handle_close()
        return not self.active_channels or time.monotonic() >= self._stops_at


def threaded_server(
    app: Callable[..., Any], listening: socket, limits: Mapping[str, Any], threads: int
) -> GracefulServer:
    """A server that answers so many requests at a time."""
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(threads)
    return GracefulServer(app, listening, limits, dispatcher)
