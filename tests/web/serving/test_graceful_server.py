"""A server that lets nobody have a connection for nothing."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any

import pytest

from searchapp.web.serving.graceful_server import GracefulServer, threaded_server
from searchapp.web.serving.loop_server import LoopServer

LIMITS = {"channel_timeout": 1, "cleanup_interval": 1}  # seconds


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The application served."""
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


def loop_server(listening: socket.socket) -> GracefulServer:
    return LoopServer(hello, listening, LIMITS, lambda path: False)


def server_of_two_threads(listening: socket.socket) -> GracefulServer:
    return threaded_server(hello, listening, LIMITS, 2)


def lines_taken(client: socket.socket) -> int:
    """How many lines of an endless request are sent before the server closes the connection."""
    client.sendall(b"GET / HTTP/1.1\r\n")
    for number in range(600):
        try:
            client.sendall(b"X-Line: another\r\n")
        except OSError:
            return number
        time.sleep(0.05)  # far less than a connection may be idle
    pytest.fail("the connection is open after half a minute")


@pytest.mark.parametrize("server_on", [loop_server, server_of_two_threads])
def test_a_request_that_comes_a_line_at_a_time_and_never_ends_is_cut_off(
    server_on: Callable[[socket.socket], GracefulServer],
) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    address = listening.getsockname()
    server = server_on(listening)
    running = Thread(target=server.run)
    running.start()
    try:
        with socket.create_connection(address) as client:
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert client.recv(4096).startswith(b"HTTP/1.1 200 OK")
            assert lines_taken(client) > 0
    finally:
        server.stop(1.0)
        running.join()
