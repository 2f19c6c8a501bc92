"""Which lines of a page's text are the article's body."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.corpus.lines import Line


def body_lines(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it belongs to the body: the run that holds most words of sentences."""
    gains = [_gain(line.text) for line in lines]
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for at, gain in enumerate(gains):
        if total <= 0:
            start, total = at, 0.0
        total += gain
        if total > best_sum:
            best, best_sum = (start, at + 1), total
    return [best[0] <= at < best[1] for at in range(len(lines))]


def _gain(text: str) -> float:
    words = len(text.split())
    return words if text.rstrip("\"”’)")[-1:] in ".!?" and words > 3 else -5.0
