"""Runs of numbers, against plain NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine.format.run_lengths import MANY_RUNS, boundaries, concatenated_ranges, offsets, repeated


def test_a_run_begins_where_a_value_differs_from_the_one_before() -> None:
    assert boundaries(np.array([7, 7, 3, 3, 3, 7])).tolist() == [True, False, True, False, False, True]
    assert boundaries(np.empty(0)).tolist() == []


def test_offsets_are_where_each_run_begins_and_the_last_one_ends() -> None:
    assert offsets(np.array([2, 0, 3])).tolist() == [0, 2, 2, 5]


@pytest.mark.parametrize("runs", [1, 2, 40, MANY_RUNS - 1, MANY_RUNS, 2 * MANY_RUNS])
def test_runs_are_written_out_as_numpy_does(runs: int) -> None:
    random = np.random.default_rng(runs)
    values, counts = random.integers(0, 1 << 40, runs), random.integers(1, 4, runs)
    assert (repeated(values, counts) == np.repeat(values, counts)).all()
    expected = [number for start, count in zip(values, counts, strict=True) for number in range(start, start + count)]
    assert concatenated_ranges(values, counts).tolist() == expected
