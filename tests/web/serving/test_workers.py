"""A server of several processes, as its command runs it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from urllib.request import Request, urlopen

import pytest

from searchapp.ingest import IngestOptions, update_index
from tests.hanging import eventually
from tests.town import LAMPS, write_news

Serving = tuple[subprocess.Popen[str], str]


@contextmanager
def serving(index: Path, **environment: str) -> Iterator[Serving]:
    """A server's process and its address."""
    command = [sys.executable, "-m", "searchapp", "serve", "--index", str(index), "--port", "0"]
    settings = {f"SEARCHAPP_{name.upper()}": value for name, value in environment.items()}
    environ = {**os.environ, **settings}
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stderr is not None
            address = re.search(r"http://\S+/", process.stderr.readline())
            assert address
            yield process, address[0]
        finally:
            process.kill()  # or a test that fails would wait for it


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The pids of a server's workers."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    return [int(pid) for pid in children.read_text().split()]


def total_of(address: str) -> int:
    with urlopen(f"{address}api/search?q=lamp", timeout=20) as response:
        return int(json.load(response)["total"])


def is_gone(pid: int) -> bool:
    """Whether a process has ended, though nobody may have asked for its status."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def test_a_worker_that_dies_is_replaced_while_others_answer(town_index: Path) -> None:
    with serving(town_index, workers="2") as (process, address):
        eventually(lambda: len(workers_of(process)) == 2)
        first, second = workers_of(process)
        os.kill(first, signal.SIGKILL)
        assert total_of(address) == len(LAMPS)
        eventually(lambda: len(set(workers_of(process)) - {first}) == 2)
        assert second in workers_of(process)
        assert total_of(address) == len(LAMPS)
        assert process.stderr is not None
        assert f"The worker {first} has ended with signal 9" in process.stderr.readline()


def test_signals_that_are_ignored_as_nohup_does_end_nothing(town_index: Path) -> None:
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGHUP, signal.SIGINT)}
    try:
        with serving(town_index, workers="2") as (process, address):
            for number, handler in before.items():
                signal.signal(number, handler)
            eventually(lambda: len(workers_of(process)) == 2)
            pids = workers_of(process)
            for number in before:
                for pid in (process.pid, *pids):
                    os.kill(pid, number)
            Event().wait(0.5)
            assert process.poll() is None
            assert workers_of(process) == pids
            assert total_of(address) == len(LAMPS)
            process.terminate()
            assert process.wait(timeout=20) == 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_each_worker_answers_from_what_is_committed_meanwhile(tmp_path: Path) -> None:
    index, news = tmp_path / "index", tmp_path / "news"
    update_index(index, [str(write_news(news, LAMPS[:5]))])
    over = Event()

    def totals(address: str) -> list[int]:
        seen = []
        while not over.is_set():
            seen.append(total_of(address))
        return seen

    with serving(index, workers="2") as (process, address), ThreadPoolExecutor(4) as readers:
        eventually(lambda: len(workers_of(process)) == 2)
        readings = [readers.submit(totals, address) for _ in range(4)]
        try:
            for articles in (LAMPS, LAMPS[:3], LAMPS):
                update_index(index, [str(write_news(news, articles))], IngestOptions(rebuild=True))
        finally:
            over.set()
        for reading in readings:
            assert set(reading.result()) <= {3, 5, len(LAMPS)}
        assert {total_of(address) for _ in range(40)} == {len(LAMPS)}


@pytest.mark.parametrize(("workers", "threads"), [("1", "1"), ("1", "3"), ("2", "1")])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_under_way_is_sent_to_its_end(
    town_index: Path, workers: str, threads: str, number: signal.Signals
) -> None:
    with serving(town_index, workers=workers, threads=threads) as (process, address):
        host, port = re.findall(r"http://(.*):(\d+)/", address)[0]
        with socket.create_connection((host, int(port)), timeout=20) as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert client.recv(1 << 16).startswith(b"HTTP/1.1 200 OK")
            client.sendall(b"GET /api/search?q=lamp HTTP/1.1\r\nHost: local")
            os.killpg(process.pid, number)  # as a terminal does, and systemd: all of its processes hear it
            eventually(lambda: not is_listening(host, int(port)))
            client.sendall(b"host\r\n\r\n")
            answer = b""
            while part := client.recv(1 << 16):
                answer += part
        assert answer.startswith(b"HTTP/1.1 200 OK")
        assert process.wait(timeout=20) == 0


def test_a_worker_that_is_told_twice_to_end_still_answers(town_index: Path) -> None:
    with serving(town_index, workers="2") as (process, address):
        host, port = re.findall(r"http://(.*):(\d+)/", address)[0]
        eventually(lambda: len(workers_of(process)) == 2)
        with socket.create_connection((host, int(port)), timeout=20) as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert client.recv(1 << 16).startswith(b"HTTP/1.1 200 OK")
            client.sendall(b"GET /help HTTP/1.1\r\nHost: local")
            pids = workers_of(process)
            for _ in range(2):
                for pid in pids:
                    with suppress(ProcessLookupError):  # the one that has nothing to answer ends at once
                        os.kill(pid, signal.SIGTERM)
                eventually(lambda: is_gone(pids[0]) or is_gone(pids[1]))
            client.sendall(b"host\r\n\r\n")
            assert client.recv(1 << 16).startswith(b"HTTP/1.1 200 OK")


def is_listening(host: str, port: int) -> bool:
    with suppress(ConnectionError), socket.create_connection((host, port), timeout=5):
        return True
    return False


def test_a_connection_that_is_kept_for_further_questions_delays_no_end(town_index: Path) -> None:
    with serving(town_index, workers="2") as (process, address):
        host, port = re.findall(r"http://(.*):(\d+)/", address)[0]
        connection = HTTPConnection(host, int(port), timeout=20)
        connection.request("GET", "/help")
        assert connection.getresponse().read()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=8) == 0  # less than what an answer under way would have


def test_a_page_of_one_worker_is_good_for_all(town_index: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    with serving(town_index, workers="2", access_log=str(log)) as (_, address):
        request = Request(f"{address}articles/otters", headers={"Cookie": "searchapp-session=otters"})
        tokens = set()

        def both_have_answered() -> bool:
            with urlopen(request, timeout=20) as response:
                tokens.update(re.findall(r'name="token" value="(\w+)"', response.read().decode()))
            return len({json.loads(line)["worker"] for line in log.read_text().splitlines()}) == 2

        eventually(both_have_answered)
    assert len(tokens) == 1


def test_no_worker_outlives_the_process_that_started_it(town_index: Path) -> None:
    with serving(town_index, workers="2") as (process, _):
        eventually(lambda: len(workers_of(process)) == 2)
        pids = workers_of(process)
        process.kill()
        process.wait()
        eventually(lambda: all(map(is_gone, pids)))
