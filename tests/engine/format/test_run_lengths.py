"""Runs of numbers, against plain Python."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine.format.run_lengths import boundaries, concatenated_ranges, offsets


def test_a_run_begins_where_a_value_differs_from_the_one_before() -> None:
    assert boundaries(np.array([7, 7, 3, 3, 3, 7])).tolist() == [True, False, True, False, False, True]
    assert boundaries(np.empty(0)).tolist() == []


def test_offsets_are_where_each_run_begins_and_the_last_one_ends() -> None:
    assert offsets(np.array([2, 0, 3])).tolist() == [0, 2, 2, 5]
    assert offsets(np.empty(0)).tolist() == [0]


def test_ranges_follow_one_another() -> None:
    assert concatenated_ranges(np.array([5, 5, 100]), np.array([2, 1, 3])).tolist() == [5, 6, 5, 100, 101, 102]
    nothing = np.empty(0, dtype=np.int64)
    assert concatenated_ranges(nothing, nothing).tolist() == []


@pytest.mark.parametrize("runs", [1, 40, 9_000])
def test_ranges_are_those_of_python(runs: int) -> None:
    random = np.random.default_rng(runs)
    starts, counts = random.integers(0, 1 << 40, runs), random.integers(1, 4, runs)
    expected = [number for start, count in zip(starts, counts, strict=True) for number in range(start, start + count)]
    assert concatenated_ranges(starts, counts).tolist() == expected
