"""One engine in a process of its own: `python -m benchmarks.probe NAME FOLDER` tells how it opens, what it holds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.engines.registry import engines
from benchmarks.news.questions import Question

WORDS = ("market", "government", "oil", "bank", "wheat", "shares", "minister", "dollar", "profit", "trade")


def main(name: str, folder: str) -> None:
    """Open, ask once, ask often, look at the memory."""
    engine = engines()[name]
    begin = perf_counter()
    engine.open(Path(folder))
    opened = perf_counter()
    engine.answer(Question("common", (WORDS[0],)), "facets")
    answered = perf_counter()
    for word in WORDS:
        for other in WORDS:
            engine.answer(Question("two", (word, other)), "facets")
    figures = {"open_ms": (opened - begin) * 1000, "first_answer_ms": (answered - opened) * 1000, **_memory()}
    print(json.dumps(figures))


def _memory() -> dict[str, float]:
    """Megabytes of this process's own, and with the pages that it shares with the page cache."""
    lines = Path("/proc/self/status").read_text().splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("RssAnon", "VmRSS"))}
    return {"own_mb": sizes["RssAnon"], "resident_mb": sizes["VmRSS"]}


if __name__ == "__main__":
    main(*sys.argv[1:])
