"""The measurements as a table for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.measure import ASKS, quantile
from benchmarks.news.questions import Question

TITLES = {
    "hits": "top ten",
    "total": "top ten, exact total",
    "facets": "top ten, exact total, facets by organization, country and date",
}


def table(size: Mapping[str, Any], questions: Sequence[Question]) -> str:
    """One size: times, ratios, building, opening."""
    lines = [f"## {size['stories']:,} stories, {len(questions)} questions", ""]
    for ask in ASKS:
        times, first = size["times"][ask], size["first"][ask]
        lines += [
            TITLES[ask],
            "",
            "| engine | median ms | 95 % ms | searchapp / it, median | 95 % | asked for the first time, ms | ratio |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [_row(name, times, first) for name in times]
        lines += ["", *_by_kind(times, questions), ""]
    lines += [
        "| engine | stories/s indexed | index MB | open ms | first answer ms | own MB | resident MB |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_built(name, size) for name in size["built"]]
    return "\n".join(lines) + "\n"


def ratios(times: Mapping[str, Sequence[float]], name: str) -> list[float]:
    """searchapp's time over the other's, question by question."""
    return [own / other for own, other in zip(times["searchapp"], times[name], strict=True)]


def _row(name: str, times: Mapping[str, Sequence[float]], first: Mapping[str, Sequence[float]]) -> str:
    usual, at_first = ratios(times, name), ratios(first, name)
    cells = [f"{median(times[name]):.3f}", f"{quantile(times[name], 0.95):.3f}"]
    cells += [f"{median(usual):.3g}", f"{quantile(usual, 0.95):.3g}"] if name != "searchapp" else ["", ""]
    cells += [f"{median(first[name]):.3f}", f"{median(at_first):.3g}" if name != "searchapp" else ""]
    return f"| {name} | {' | '.join(cells)} |"


def _by_kind(times: Mapping[str, Sequence[float]], questions: Sequence[Question]) -> list[str]:
    """Medians by kind of question."""
    kinds = list(dict.fromkeys(question.kind for question in questions))
    lines = [f"| median ms | {' | '.join(kinds)} |", "|---" * (1 + len(kinds)) + "|"]
    for name, engine_times in times.items():
        by_kind = [
            median(time for time, question in zip(engine_times, questions, strict=True) if question.kind == kind)
            for kind in kinds
        ]
        lines.append(f"| {name} | {' | '.join(f'{time:.3f}' for time in by_kind)} |")
    return lines


def _built(name: str, size: Mapping[str, Any]) -> str:
    built, probed = size["built"][name], size["probed"].get(name, {})
    cells = [f"{built['per_second']:,.0f}", f"{built['bytes'] / 1e6:.1f}"]
    cells += [
        f"{probed[key]:.1f}" if key in probed else "" for key in ("open_ms", "first_answer_ms", "own_mb", "resident_mb")
    ]
    return f"| {name} | {' | '.join(cells)} |"
