"""Answers byte by byte: what is one, and what is a part of one or none."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from searchapp.backends.opensearch.node_stream import MOST_HEADERS, Answer, NodeStream

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-Last: 1\r\n\r\n'


@contextmanager
def connected(answer: bytes) -> Iterator[tuple[NodeStream, socket.socket]]:
    """A stream to a node that has sent this already, and the node's end."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        closing(NodeStream("127.0.0.1", listening.getsockname()[1], 5, None)) as stream,
        listening.accept()[0] as node,
    ):
        node.sendall(answer)
        yield stream, node


def answer_to(sent: bytes, has_body: bool = True) -> Answer:
    """What a stream reads of that, after which the node is gone."""
    with connected(sent) as (stream, node):
        node.shutdown(socket.SHUT_WR)
        return stream.ask(b"GET / HTTP/1.1\r\n\r\n", has_body, 5)


def test_an_answer_is_its_status_its_headers_and_its_body() -> None:
    assert answer_to(OK) == Answer(200, {"content-length": "2"}, b"{}")
    assert answer_to(CHUNKED).content == b'{"a":1}'
    assert answer_to(OK.replace(b"\r\n", b"\n")).content == b"{}"


def test_what_is_only_on_the_way_is_no_answer() -> None:
    assert answer_to(b"HTTP/1.1 100 Continue\r\n\r\n" + OK).status == 200


@pytest.mark.parametrize(
    ("sent", "has_body"),
    [(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n", False), (b"HTTP/1.1 204 No Content\r\n\r\n", True)],
)
def test_some_answers_have_no_body(sent: bytes, has_body: bool) -> None:
    assert answer_to(sent, has_body).content == b""


@pytest.mark.parametrize(
    "sent",
    [
        *[OK[:length] for length in range(len(OK))],
        *[CHUNKED[:length] for length in range(len(CHUNKED))],
        OK.replace(b"content-length: 2\r\n", b""),
        OK.replace(b": 2", b": -2"),
        OK.replace(b": 2", b": two"),
        OK.replace(b"200", b"2x0"),
        CHUNKED.replace(b"3;", b"-3;"),
        b"tea\r\n\r\n" + OK,
        b"x" * (1 << 17) + OK,
        b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * MOST_HEADERS + b"\r\n" + OK,
    ],
)
def test_a_part_of_an_answer_is_an_error_and_so_is_what_is_none(sent: bytes) -> None:
    with pytest.raises(ConnectionError):
        answer_to(sent)


@pytest.mark.parametrize(
    ("sent", "is_over"),
    [
        (OK, False),
        (OK.replace(b"content", b"Connection: close\r\ncontent"), True),
        (OK.replace(b"1.1", b"1.0"), True),
        (OK.replace(b"1.1", b"1.0").replace(b"content", b"Connection: Keep-Alive\r\ncontent"), False),
        (b"HTTP/1.0 200 OK\r\n\r\n{}", True),
    ],
)
def test_the_node_tells_whether_the_connection_ends_with_its_answer(sent: bytes, is_over: bool) -> None:
    with connected(sent) as (stream, node):
        node.shutdown(socket.SHUT_WR)
        assert stream.ask(b"GET / HTTP/1.1\r\n\r\n", True, 5).content == b"{}"
        assert stream.is_over == is_over


def test_what_comes_behind_an_answer_is_not_the_next_one() -> None:
    with connected(OK + b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\ntea") as (stream, node):
        stream.ask(b"", True, 5)
        node.sendall(OK)
        assert stream.is_closed()
        assert stream.ask(b"", True, 5).content == b"{}"


def test_a_node_that_says_nothing_is_waited_for_no_longer_than_that() -> None:
    with connected(b"HTTP/1.1 200 OK\r\n") as (stream, _), pytest.raises(TimeoutError):
        stream.ask(b"", True, 0.05)
