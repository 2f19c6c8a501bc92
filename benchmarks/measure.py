"""Times of questions, engine beside engine in one process on one core."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter
from typing import Any, Final

from benchmarks.engines.engine import Ask, Engine, size_of
from benchmarks.news.questions import Question
from benchmarks.news.stories import Story

RUNS: Final = 7  # of each question; the middle one counts
SLOW_RUNS: Final = 3  # of engines whose median is over SLOW_MS
SLOW_MS: Final = 3.0
BUILDS: Final = 7  # of an index of at most SMALL stories
SMALL: Final = 30_000
SLOW_SECONDS: Final = 5.0  # what takes longer is built once
ASKS: Final[tuple[Ask, ...]] = ("hits", "total", "facets")

Times = dict[str, list[float]]  # milliseconds, question by question, by the engine's name


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and those it starts, on one core where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def build(
    engines: Mapping[str, Engine], folder_of: Callable[[str], Path], stories: Callable[[], Iterable[Story]], count: int
) -> dict[str, Any]:
    """Index the stories, and tell by engine how fast and how large; done before: tell what was found then.

    Small indexes are built several times, in turns, and the middle time counts.
    """
    records = {name: folder_of(name).with_suffix(".json") for name in engines}
    seconds: dict[str, list[float]] = {name: [] for name, record in records.items() if not record.exists()}
    for number in range(BUILDS if count <= SMALL else 1):
        for name, taken in seconds.items():
            if not number or taken[0] < SLOW_SECONDS:
                rmtree(folder_of(name), ignore_errors=True)
                taken.append(_seconds(engines[name], folder_of(name), stories()))
    for name, taken in seconds.items():
        size, per_second = size_of(folder_of(name)), count / median(taken)
        records[name].write_text(json.dumps({"stories": count, "per_second": per_second, "bytes": size}))
    return {name: json.loads(record.read_text()) for name, record in records.items()}


def _seconds(engine: Engine, folder: Path, stories: Iterable[Story]) -> float:
    """What an engine takes to index the stories, without what it takes to make them."""
    timed = _Timed(stories)
    begin = perf_counter()
    engine.build(folder, timed)
    return perf_counter() - begin - timed.seconds


class _Timed:
    """Stories, and how many seconds it took to make them, which are no engine's."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._stories = stories
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Story]:
        begin = perf_counter()
        for story in self._stories:
            self.seconds += perf_counter() - begin
            yield story
            begin = perf_counter()


def compare(engines: Mapping[str, Engine], questions: Sequence[Question], ask: Ask) -> dict[str, Times]:
    """Milliseconds of each question by engine, asked of engines that have just been opened.

    "first": when it was asked for the first time; "times": the middle ones of all rounds, in each of which an engine
    has all the questions put to it, one after another, as a server has.
    """
    rounds: dict[str, list[list[float]]] = {name: [] for name in engines}
    gc.disable()
    for number in range(RUNS):
        for name, engine in engines.items():
            if number < SLOW_RUNS or median(rounds[name][0]) < SLOW_MS:
                rounds[name].append([_timed(engine, question, ask) for question in questions])
    gc.enable()
    return {
        "first": {name: taken[0] for name, taken in rounds.items()},
        "times": {name: [median(times) for times in zip(*taken, strict=True)] for name, taken in rounds.items()},
    }


def totals(engines: Mapping[str, Engine], questions: Sequence[Question]) -> dict[str, list[int | None]]:
    """How many stories each engine finds: near each other, or the times cannot be compared."""
    return {
        name: [engine.answer(question, "facets").total for question in questions] for name, engine in engines.items()
    }


def _timed(engine: Engine, question: Question, ask: Ask) -> float:
    begin = perf_counter()
    engine.answer(question, ask)
    return (perf_counter() - begin) * 1000


def probe(name: str, folder: Path) -> dict[str, float]:
    """Opening, first answer and memory of an engine in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.probe", name, str(folder)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, float] = json.loads(output)
    return figures


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
