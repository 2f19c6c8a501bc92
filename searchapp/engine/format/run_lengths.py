"""Runs of equal or consecutive numbers: where they begin, how long they are, and how to write them out.

They are written out by running sums: over long arrays numpy.repeat takes three times as long.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

MANY_RUNS: Final = 4_000  # from which on running sums are faster than numpy.repeat


def boundaries(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """For each value whether a run begins with it: whether it differs from the one before, as the first always does."""
    is_first = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=is_first[1:])
    return is_first


def offsets(counts: npt.NDArray[Any]) -> Numbers:
    """Where each run of so many items begins and, at the end, where the last one ends (int64, one more than counts)."""
    begins = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=begins[1:])
    return begins


def repeated(values: Numbers, counts: Numbers) -> Numbers:
    """Each value as often as its count (1 or more) says."""
    if len(values) < MANY_RUNS:
        return values.repeat(counts)
    ends = counts.cumsum()
    steps = np.zeros(int(ends[-1]), dtype=np.int64)
    steps[0] = values[0]
    steps[ends[:-1]] = values[1:] - values[:-1]
    return steps.cumsum(out=steps)


def concatenated_ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """The ranges of so many (1 or more) consecutive numbers from each start, one after another."""
    ends = counts.cumsum()
    if len(starts) < MANY_RUNS:
        numbers: Numbers = (starts - ends + counts).repeat(counts)
        numbers += np.arange(len(numbers))
        return numbers
    steps = np.ones(int(ends[-1]), dtype=np.int64)
    steps[0] = starts[0]
    steps[ends[:-1]] = starts[1:] - starts[:-1] - counts[:-1] + 1
    return steps.cumsum(out=steps)
