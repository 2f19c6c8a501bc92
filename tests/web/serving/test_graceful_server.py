"""A server that lets nobody have a connection for nothing."""

from __future__ import annotations

import socket
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
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


@contextmanager
def running_on(
    server_on: Callable[[socket.socket], GracefulServer],
) -> Iterator[tuple[GracefulServer, tuple[str, int]]]:
    """A server at work, and its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    address = listening.getsockname()
    server = server_on(listening)
    running = Thread(target=server.run)
    running.start()
    try:
        yield server, address
    finally:
        server.stop(1.0)
        running.join()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; half a minute at most."""
    give_up = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.05)


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
    with running_on(server_on) as (_, address), socket.create_connection(address) as client:
        client.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200 OK")
        assert lines_taken(client) > 0


def endless(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """An application whose answer is more than any network keeps for a client."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return (b"otters " * 10_000 for _ in range(1_000))


def long_loop_server(listening: socket.socket) -> GracefulServer:
    return LoopServer(endless, listening, LIMITS, lambda path: True, room_bytes=1 << 20)


def long_server_of_two_threads(listening: socket.socket) -> GracefulServer:
    return threaded_server(endless, listening, LIMITS, 2)


@pytest.mark.parametrize("server_on", [long_loop_server, long_server_of_two_threads])
def test_a_client_that_takes_nothing_of_its_answer_is_let_go(
    server_on: Callable[[socket.socket], GracefulServer],
) -> None:
    with running_on(server_on) as (server, address), socket.create_connection(address) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        wait_until(lambda: any(channel.total_outbufs_len for channel in server.active_channels.values()))
        wait_until(lambda: not server.active_channels)


def roomy_loop_server(listening: socket.socket) -> GracefulServer:
    return LoopServer(endless, listening, LIMITS, lambda path: True)


@pytest.mark.parametrize("server_on", [roomy_loop_server, long_server_of_two_threads])
def test_an_answer_for_which_the_disk_has_no_room_is_broken_off_at_once(
    server_on: Callable[[socket.socket], GracefulServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with running_on(server_on) as (_, address), socket.create_connection(address, timeout=20) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.5)  # in which more of the answer is made than may wait in memory
        began = time.monotonic()
        answer = b"".join(iter(lambda: client.recv(1 << 20), b""))
        assert not answer.endswith(b"0\r\n\r\n")
        assert time.monotonic() - began < 3


def test_long_answers_wait_for_their_clients_once_they_fill_the_room() -> None:
    with running_on(long_loop_server) as (server, address), socket.create_connection(address, timeout=20) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        taken = 0
        while part := client.recv(1 << 20):
            taken += len(part)
            assert sum(channel.total_outbufs_len for channel in server.active_channels.values()) < 2 << 20
        assert taken > 70_000_000


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
@pytest.mark.parametrize("server_on", [loop_server, server_of_two_threads])
def test_what_stands_behind_a_request_of_two_lengths_is_no_request(
    server_on: Callable[[socket.socket], GracefulServer], head: bytes
) -> None:
    with running_on(server_on) as (_, address), socket.create_connection(address, timeout=20) as client:
        client.sendall(head + b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = b"".join(iter(lambda: client.recv(1 << 16), b""))
        assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.0 400"))
        assert answer.count(b"HTTP/1.") == 1


def test_a_form_in_chunks_is_taken() -> None:
    with running_on(loop_server) as (_, address), socket.create_connection(address, timeout=20) as client:
        client.sendall(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n")
        assert client.recv(4096).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("server_on", [loop_server, server_of_two_threads])
def test_letters_of_an_address_need_not_be_encoded(server_on: Callable[[socket.socket], GracefulServer]) -> None:
    with running_on(server_on) as (_, address), socket.create_connection(address) as client:
        client.sendall("GET /łódź?q=Müller HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
        assert b"".join(iter(lambda: client.recv(1 << 12), b"")).endswith(b"hello")
