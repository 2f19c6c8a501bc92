"""`python -m benchmarks` builds every index, asks every engine every question, prints tables and draws the picture."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import measure, plot, report, serving
from benchmarks.engines.registry import engines
from benchmarks.news.questions import Question, draw
from benchmarks.news.stories import ROOT, Story, load, times

SIZES = (21_578, 200_000, 430_000, 1_000_000)  # the first as many as the whole of Reuters-21578 has
SLOW = {"Whoosh": 30_000, "SQLite FTS5": 500_000}  # the most stories that these are asked to index


def main() -> None:
    """Measure as the command line says."""
    options = _options()
    stories = load()
    questions = draw(stories)
    with measure.one_core():
        sizes = [_size(options, count, stories, questions) for count in options.sizes]
    report: dict[str, Any] = {"sizes": sizes, "shell_seconds": None, "served": None}
    if options.serve:
        folders = {size["stories"]: _folder(options, size["stories"], "searchapp") for size in sizes}
        report["shell_seconds"] = serving.shell(next(iter(folders.values())))
        report["served"] = {count: serving.load(folder, questions) for count, folder in folders.items()}
        print(json.dumps({name: report[name] for name in ("shell_seconds", "served")}, indent=1))
    (options.data / "results.json").write_text(json.dumps(report))
    if options.picture:
        plot.draw(sizes, options.picture)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="of stories, repeated; 0: those at hand")
    parser.add_argument("--engines", nargs="+", help="their names; all by default")
    parser.add_argument("--data", type=Path, default=ROOT / "benchmarks" / "data", help="where the indexes are kept")
    parser.add_argument("--picture", type=Path, help="the PNG to draw, such as docs/benchmark.png")
    parser.add_argument("--serve", action="store_true", help="measure the shell command and the JSON endpoint too")
    options = parser.parse_args()
    options.data.mkdir(parents=True, exist_ok=True)
    return options


def _size(
    options: argparse.Namespace, count: int, stories: list[Story], questions: Sequence[Question]
) -> dict[str, Any]:
    """Everything about one size."""
    count = count or len(stories)
    names = [name for name in engines() if name in (options.engines or engines()) and count <= SLOW.get(name, count)]
    chosen = {name: engines()[name] for name in names}
    built = measure.build(chosen, partial(_folder, options, count), partial(times, stories, count), count)
    probed = {name: measure.probe(name, _folder(options, count, name)) for name in chosen}
    asked = {}
    for ask in measure.ASKS:
        for name, engine in chosen.items():
            engine.open(_folder(options, count, name))
        asked[ask] = measure.compare(chosen, questions, ask)
    measured = {
        "stories": count,
        "built": built,
        "probed": probed,
        "totals": measure.totals(chosen, questions),
        "first": {ask: taken["first"] for ask, taken in asked.items()},
        "times": {ask: taken["times"] for ask, taken in asked.items()},
    }
    print(report.table(measured, questions), flush=True)
    return measured


def _folder(options: argparse.Namespace, count: int, name: str) -> Path:
    folder: Path = options.data / f"{name.replace(' ', '-').lower()}-{count}"
    return folder


if __name__ == "__main__":
    main()
