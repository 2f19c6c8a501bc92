"""Runs of arrays are those of NumPy and of plain Python."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.format import array_runs


@given(st.integers(1, 40), st.randoms(use_true_random=False), st.booleans())
def test_runs_are_those_of_numpy(length: int, random: object, many: bool) -> None:
    length += array_runs.MANY if many else 0
    drawn = np.random.default_rng(length)
    values, counts = drawn.integers(0, 1 << 40, length), drawn.integers(1, 4, length)
    assert (array_runs.repeated(values, counts) == np.repeat(values, counts)).all()
    expected = [number for start, count in zip(values, counts, strict=True) for number in range(start, start + count)]
    assert array_runs.consecutive(values, counts).tolist() == expected
