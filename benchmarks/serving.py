"""searchapp as people use it: the command in a shell, and the JSON endpoint under load from another process."""

from __future__ import annotations

import compileall
import http.client
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, median
from threading import Thread
from time import perf_counter, sleep
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import orjson
from msgspec.structs import replace
from werkzeug.test import EnvironBuilder, run_wsgi_app

import searchapp
from benchmarks.engines.own import written
from benchmarks.measure import one_core, quantile
from benchmarks.news.questions import Question
from searchapp import ArticleIndex
from searchapp.config import Settings
from searchapp.search.parameters.query_strings import parse
from searchapp.web import create_app

HOST: Final = "127.0.0.1"
PORT: Final = 8765
SECONDS: Final = 6.0  # of load
SHELL_RUNS: Final = 5
CLIENTS: Final = (1, 8)
ROUNDS: Final = 9


def shell(folder: Path) -> float:
    """Seconds of `searchapp search`, the middle one of several; its modules are compiled, as pip leaves them."""
    compileall.compile_dir(Path(searchapp.__file__).parent, quiet=1)
    command = [sys.executable, "-m", "searchapp", "search", "--index", str(folder), "market"]
    taken = []
    for _ in range(SHELL_RUNS):
        begin = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(perf_counter() - begin)
    return median(taken)


def load(folder: Path, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    """Requests a second and milliseconds of a request, for one client and for eight, and where its time goes."""
    command = [sys.executable, "-m", "searchapp", "serve", "--index", str(folder), "--host", HOST, "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_answer()
        paths = [_path(question) for question in questions]
        loaded = {f"{clients} clients": _loaded(paths, clients) for clients in CLIENTS}
    finally:
        server.terminate()
        server.wait()
    return {**loaded, "parts": _parts(folder, paths, 1000 / loaded["8 clients"]["per_second"])}


def _parts(folder: Path, paths: Sequence[str], whole: float) -> dict[str, float]:
    """Milliseconds of a request by what they are spent on, in the mean; what is left of the `whole` is HTTP's.

    `engine_ms` is the answer with its facets and without snippets, as a program gets it from `ArticleIndex.search`.
    """
    index, app = ArticleIndex.open(folder), create_app(Settings(index=folder))
    requests = [parse(parse_qsl(urlsplit(path).query)) for path in paths]
    bare = [replace(request, snippets=False) for request in requests]
    environs = [EnvironBuilder(path, f"http://{HOST}/").get_environ() for path in paths]
    steps: dict[str, Callable[[int], object]] = {
        "engine_ms": lambda number: index.search(bare[number]),
        "snippets_ms": lambda number: index.search(requests[number]),
        "json_ms": lambda number: orjson.dumps(index.search(requests[number]).as_json()),
        "flask_ms": lambda number: run_wsgi_app(app, environs[number], buffered=True),
    }
    with one_core():
        rounds = [[_round(step, len(paths)) for step in steps.values()] for _ in range(ROUNDS)]
    taken = [min(times) for times in zip(*rounds, strict=True)]
    spent = [end - begin for begin, end in pairwise([0.0, *taken, whole])]
    return dict(zip([*steps, "http_ms"], spent, strict=True))


def _round(step: Callable[[int], object], count: int) -> float:
    """Milliseconds that a step takes, in the mean of all questions."""
    begin = perf_counter()
    for number in range(count):
        step(number)
    return (perf_counter() - begin) * 1000 / count


def _path(question: Question) -> str:
    fields: dict[str, Any] = {"q": written(question), "match": "any" if question.kind == "any" else "all"}
    fields |= {"country": question.country} if question.country else {}
    fields |= {"from": question.since, "to": question.until} if question.since else {}
    return f"/api/search?{urlencode(fields)}"


def _await_answer() -> None:
    for _ in range(100):
        try:
            _ask(http.client.HTTPConnection(HOST, PORT), "/api/search?q=market")
            return
        except OSError:
            sleep(0.1)
    raise RuntimeError("the server does not answer")


def _ask(connection: http.client.HTTPConnection, path: str) -> dict[str, Any]:
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} for {path}")
    page: dict[str, Any] = json.loads(content)
    return page


def _loaded(paths: Sequence[str], clients: int) -> dict[str, float]:
    """The load comes from a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(run_clients, (list(paths), clients))


def run_clients(paths: list[str], clients: int) -> dict[str, float]:
    """Ask from so many threads, each as soon as it has its answer."""
    taken: list[float] = []
    engine: list[float] = []
    threads = [
        Thread(target=_client, args=(_from(paths, client / clients), taken, engine)) for client in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "per_second": len(taken) / SECONDS,
        "median_ms": median(taken),
        "p99_ms": quantile(taken, 0.99),
        "search_ms": mean(engine),  # what the answers themselves say that searching took
    }


def _from(paths: list[str], share: float) -> list[str]:
    """All the paths, beginning so far on: clients do not ask the same at the same time."""
    first = int(share * len(paths))
    return paths[first:] + paths[:first]


def _client(paths: Sequence[str], taken: list[float], engine: list[float]) -> None:
    connection = http.client.HTTPConnection(HOST, PORT)
    end = perf_counter() + SECONDS
    number = 0
    while (begin := perf_counter()) < end:
        answer = _ask(connection, paths[number % len(paths)])
        taken.append((perf_counter() - begin) * 1000)
        engine.append(answer["took_ms"])
        number += 1
