"""Answers as nodes and the proxies before them may send them, byte by byte."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread

import pytest
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, TransportError

from searchapp.backends.opensearch.node_connection import NodeConnection

OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-Last: 1\r\n\r\n'


@contextmanager
def node(*connections: Sequence[bytes]) -> Iterator[tuple[NodeConnection, list[bytes]]]:
    """A connection to a node that gives these answers, one for each request, and closes; and what it was asked."""
    asked: list[bytes] = []

    def serve() -> None:
        for answers in connections:
            stream, _ = listening.accept()
            with stream:
                for answer in answers:
                    asked.append(stream.recv(1 << 16))
                    stream.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=serve, daemon=True)
        thread.start()
        connection = NodeConnection(host="127.0.0.1", port=listening.getsockname()[1], timeout=5)
        yield connection, asked
        connection.close()
        thread.join()


def test_one_connection_is_kept_for_several_requests() -> None:
    with node([OK, CHUNKED, OK]) as (connection, asked):
        first = connection.perform_request("POST", "/news/_search", {"size": 1}, b"{}")
        assert (first.status, first.headers["content-type"], first.content) == (200, "application/json", b"{}")
        assert connection.perform_request("GET", "/").content == b'{"a":1}'
        assert connection.perform_request("GET", "/").content == b"{}"
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /news/_search?size=1 HTTP/1.1\r\nhost: 127.0.0.1:")
    assert b"\r\ncontent-length: 2" in head
    assert body == b"{}"


def test_what_the_node_has_closed_is_opened_anew() -> None:
    with node([OK], [OK]) as (connection, asked):
        connection.perform_request("GET", "/")
        select.select([connection._kept[0].socket], [], [])  # until the end has come
        assert connection.perform_request("GET", "/").status == 200
        assert len(asked) == 2


@pytest.mark.parametrize(
    "last",
    [
        OK.replace(b"content-length", b"Connection: close\r\ncontent-length"),
        b"HTTP/1.0 200 OK\r\n\r\n{}",
    ],
)
def test_a_connection_that_ends_with_its_answer_is_not_kept(last: bytes) -> None:
    with node([last], [OK]) as (connection, _):
        assert connection.perform_request("GET", "/").content == b"{}"
        assert not connection._kept
        assert connection.perform_request("GET", "/").content == b"{}"


@pytest.mark.parametrize("answer", [b"", OK[:-1], b"tea\r\n\r\n"])
def test_a_part_of_an_answer_is_no_answer(answer: bytes) -> None:
    with node([answer]) as (connection, _):
        with pytest.raises(NoConnection):
            connection.perform_request("GET", "/")
        assert not connection._kept


def test_a_node_that_says_nothing_is_waited_for_no_longer_than_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        connection = NodeConnection(host="127.0.0.1", port=silent.getsockname()[1])
        with pytest.raises(ConnectionTimeout):
            connection.perform_request("GET", "/", timeout=0.05)


def test_a_refusal_is_an_error_unless_it_is_expected() -> None:
    refusal = OK.replace(b"200 OK", b"404 Not Found")
    with node([refusal, refusal]) as (connection, _):
        with pytest.raises(TransportError):
            connection.perform_request("GET", "/")
        assert connection.perform_request("GET", "/", ignore=(404,)).status == 404
