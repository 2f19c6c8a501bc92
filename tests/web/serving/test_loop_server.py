"""A server that answers in the thread that reads and writes, and what takes long beside it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread, get_ident
from typing import Any
from urllib.request import urlopen

import pytest

from searchapp.web.serving.loop_server import LoopServer


class Desk:
    """A server of an application that tells in which thread it answers; a long answer waits until it may end."""

    def __init__(self) -> None:
        self.may_end = Event()
        self.has_begun = Event()
        listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self.server = LoopServer(self._answer, listening, {}, lambda path: path.startswith("/long"))
        self.running = Thread(target=self.server.run)

    def ask(self, path: str) -> str:
        """The answer to a path."""
        with urlopen(f"{self.address}{path}", timeout=20) as answer:
            text: str = answer.read().decode()
            return text

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/long"):
            self.has_begun.set()
            self.may_end.wait(20)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{get_ident()}".encode()]


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    desk.running.start()
    yield desk
    desk.may_end.set()
    desk.server.stop(1.0)
    desk.running.join(timeout=20)
    assert not desk.running.is_alive()


def test_answers_are_given_in_the_thread_of_the_server(desk: Desk) -> None:
    assert {desk.ask(f"/{number}") for number in range(3)} == {f"{desk.running.ident}"}


def test_what_takes_long_holds_up_nobody(desk: Desk) -> None:
    answers: list[str] = []
    asking = Thread(target=lambda: answers.append(desk.ask("/long")))
    asking.start()
    assert desk.has_begun.wait(20)
    assert desk.ask("/short") == f"{desk.running.ident}"
    assert answers == []
    desk.may_end.set()
    asking.join(timeout=20)
    assert answers
    assert answers[0] != f"{desk.running.ident}"


def test_a_client_that_goes_before_its_answer_costs_nobody_anything(desk: Desk) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", int(desk.address.rpartition(":")[2]))) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closed by a reset
    assert desk.ask("/") == f"{desk.running.ident}"


def test_a_faulty_request_is_refused_and_the_next_one_answered(desk: Desk) -> None:
    with socket.create_connection(("127.0.0.1", int(desk.address.rpartition(":")[2])), timeout=20) as client:
        client.sendall(b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n")
        assert client.recv(1 << 12).startswith(b"HTTP/1.1 400")
    assert desk.ask("/") == f"{desk.running.ident}"
