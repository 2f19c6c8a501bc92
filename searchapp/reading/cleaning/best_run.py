"""The stretch of a page that is worth most, where text counts and what stands between it costs."""

from __future__ import annotations

from collections.abc import Iterable


def best_run(worths: Iterable[float]) -> tuple[int, int]:
    """The run, from one index to before another, that is worth most (Bentley 1984); (0, 0) where nothing is above 0."""
    best, best_worth, start, worth = (0, 0), 0.0, 0, 0.0
    for index, each in enumerate(worths):
        if worth <= 0:
            start, worth = index, 0.0
        worth += each
        if worth > best_worth:
            best, best_worth = (start, index + 1), worth
    return best
