"""The server as its command runs it."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.ingest import IngestOptions, update_index
from searchapp.web import create_app
from searchapp.web.server import bound, serve
from tests.town import LAMPS, write_news


@pytest.fixture
def server(town_index: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "searchapp", "serve", "--index", str(town_index), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.fixture(params=["1", "4"])
def host_and_port(town_index: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    """Host and port of a server with so many threads."""
    command = [sys.executable, "-m", "searchapp", "serve", "--index", str(town_index), "--port", "0"]
    environment = {**os.environ, "SEARCHAPP_THREADS": request.param}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        match = re.search(r"http://(.*):(\d+)/", process.stderr.readline())
        assert match
        yield match[1], int(match[2])
        process.kill()


def question(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def test_the_command_tells_its_address_and_ends_quietly_on_ctrl_c(server: subprocess.Popen[str]) -> None:
    assert server.stderr is not None
    match = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
    assert match
    with urlopen(f"{match[0]}api/search?q=otters", timeout=10) as response:
        assert response.status == 200
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 0
    assert server.stderr.read() == ""


def test_who_lets_everybody_in_is_warned_on_the_terminal(town_index: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "searchapp",
        "serve",
        "--index",
        str(town_index),
        "--host",
        "0.0.0.0",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        warnings = [process.stderr.readline() for _ in range(3)]
        process.kill()
    assert "Warning: whoever reaches 0.0.0.0" in warnings[1]
    assert "SEARCHAPP_ALLOWED_HOSTS" in warnings[2]


def test_more_connections_than_there_may_be_files_wait_in_peace(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "errors"
    command = [sys.executable, "-m", "searchapp", "serve", "--index", str(town_index), "--port", "0"]
    few = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40)); os.execv(sys.argv[1], {})"
    command = [sys.executable, "-c", few.format("sys.argv[1:]"), *command]
    with log.open("wb") as errors, subprocess.Popen(command, stderr=errors) as process:
        try:
            port = int(_told(log, r":(\d+)/"))
            waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
            Event().wait(2)
            for connection in waiting:
                connection.close()
            with urlopen(f"http://127.0.0.1:{port}/api/search", timeout=20) as answer:
                assert answer.status == 200
            assert "Traceback" not in log.read_text()
        finally:
            process.terminate()


def _told(log: Path, pattern: str) -> str:
    """What a server tells of itself, once it does."""
    for _ in range(200):
        if match := re.search(pattern, log.read_text()):
            return match[1]
        Event().wait(0.1)
    pytest.fail(log.read_text())


def test_a_connection_is_kept_for_further_questions(host_and_port: tuple[str, int]) -> None:
    connection = HTTPConnection(*host_and_port, timeout=10)
    kept = set()
    for word in ("otters", "lamp", "otters"):
        connection.request("GET", f"/api/search?q={word}")
        assert json.load(connection.getresponse())["query"]["q"] == word
        kept.add(connection.sock)
    assert len(kept) == 1


def test_questions_sent_at_once_are_answered_in_their_order(host_and_port: tuple[str, int]) -> None:
    with socket.create_connection(host_and_port, timeout=10) as client:
        client.sendall(b"".join(question(f"/api/search?q=lamp{number}") for number in range(30)))
        answers = b""
        while b'"q":"lamp29"' not in answers:
            answers += client.recv(1 << 16)
    assert re.findall(rb'"q":"lamp(\d+)"', answers) == [b"%d" % number for number in range(30)]


def test_a_client_that_takes_no_answers_keeps_nobody_waiting(host_and_port: tuple[str, int]) -> None:
    with socket.create_connection(host_and_port) as greedy:
        greedy.setblocking(False)
        for _ in range(5):
            with suppress(BlockingIOError):
                greedy.sendall(question("/api/search?q=lamp&page-size=100") * 500)
            with urlopen(f"http://{host_and_port[0]}:{host_and_port[1]}/api/search?q=otters", timeout=5) as response:
                assert response.status == 200
    with urlopen(f"http://{host_and_port[0]}:{host_and_port[1]}/api/search?q=lamp", timeout=5) as response:
        assert response.status == 200


@pytest.mark.parametrize("threads", [1, 3])
def test_a_request_that_never_ends_holds_up_the_end_for_so_long_only(town_index: Path, threads: int) -> None:
    service = bound(Settings(index=town_index, port=0, threads=threads))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    host, port = re.findall(r"http://(.*):(\d+)/", service.address)[0]
    with socket.create_connection((host, int(port)), timeout=10) as client:
        client.sendall(question("/help"))
        assert client.recv(1 << 16)
        client.sendall(b"GET /help HTT")
        service.server.stop(0.5)
        thread.join(timeout=20)
        assert not thread.is_alive()


def test_the_server_tells_nothing_of_itself_and_refuses_oversized_headers(address: str) -> None:
    with urlopen(f"{address}help") as response:
        assert response.headers.get("Server") is None
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(address, headers={"X-Long": "a" * 60_000}))
    assert refused.value.code == 431


def test_an_answer_that_waits_its_turn_is_no_news(tmp_path: Path) -> None:
    bound(Settings(index=tmp_path, port=0)).close()
    assert not logging.getLogger("waitress.queue").isEnabledFor(logging.WARNING)


def test_a_port_that_is_taken_is_a_clear_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Port {port} of 127\.0\.0\.1 is taken: .* --port {port + 1}\."):
            bound(Settings(index=tmp_path, port=port))


def test_a_port_that_there_cannot_be_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"port must be 0-65535\. Choose another"):
        bound(Settings(index=tmp_path, port=70_000))


def test_readers_notice_nothing_of_a_rebuild(tmp_path: Path) -> None:
    index, news = tmp_path / "index", tmp_path / "news"
    update_index(index, [str(write_news(news, LAMPS))])
    app = create_app(Settings(index=index))
    rebuilt = Event()

    def read(_: int) -> set[int]:
        client, totals = app.test_client(), set()
        while not rebuilt.is_set():
            totals.add(client.get("/api/search?q=lamp&facet=organization").json["total"])
        return totals

    with ThreadPoolExecutor(3) as readers:
        answers = readers.map(read, range(3))
        try:
            for articles in (LAMPS[:5], LAMPS, LAMPS[:5]):
                update_index(index, [str(write_news(news, articles))], IngestOptions(rebuild=True))
        finally:
            rebuilt.set()
    assert set().union(*answers) <= {5, len(LAMPS)}
    assert app.test_client().get("/api/search?q=lamp").json["total"] == 5


@pytest.mark.parametrize("workers", [-1, 99_999_999])
def test_no_slip_of_the_keyboard_fills_the_machine_with_processes(workers: int) -> None:
    with pytest.raises(SettingsError, match="workers takes a whole number from 0 to"):
        serve(Settings(port=0, workers=workers), print)
