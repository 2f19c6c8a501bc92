"""Runs of equal or consecutive numbers: where they begin, and how they are made.

They are made by running sums: over long arrays numpy.repeat takes three times as long.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

MANY: Final = 4_000  # runs from which on it pays


def changes(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """For each value whether it is another than the one before it, as the first always is."""
    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def starts(counts: npt.NDArray[Any]) -> Numbers:
    """Where each of so many things begins and, at the end, where the last ends (int64, one more than the counts)."""
    found = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=found[1:])
    return found


def repeated(values: Numbers, counts: Numbers) -> Numbers:
    """Each value as often as its count (1 or more) says."""
    if len(values) < MANY:
        return values.repeat(counts)
    ends = counts.cumsum()
    found = np.zeros(int(ends[-1]), dtype=np.int64)
    found[0] = values[0]
    found[ends[:-1]] = values[1:] - values[:-1]
    return found.cumsum(out=found)


def consecutive(starts: Numbers, counts: Numbers) -> Numbers:
    """From each start so many (1 or more) numbers that follow one another."""
    ends = counts.cumsum()
    if len(starts) < MANY:
        found: Numbers = (starts - ends + counts).repeat(counts)
        found += np.arange(len(found))
        return found
    found = np.ones(int(ends[-1]), dtype=np.int64)
    found[0] = starts[0]
    found[ends[:-1]] = starts[1:] - starts[:-1] - counts[:-1] + 1
    return found.cumsum(out=found)
