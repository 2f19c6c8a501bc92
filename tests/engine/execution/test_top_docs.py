"""The best of many keys are the first of a stable sort, however they are found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from searchapp.engine.execution.top_docs import best
from searchapp.engine.tuning import MEASURED, Tuning

tunings = st.sampled_from([MEASURED, Tuning(sort_all=0), Tuning(sort_all=0, group_from=0, group=2)])


@given(arrays(np.float32, st.integers(0, 200), elements=st.integers(0, 40).map(float)), st.integers(0, 12), tunings)
def test_the_best_are_the_first_of_a_stable_sort(keys: np.ndarray, count: int, tuning: Tuning) -> None:
    expected = sorted(range(len(keys)), key=lambda index: (-keys[index], index))[:count]
    assert best(keys, count, tuning=tuning).tolist() == expected


@given(arrays(np.int64, st.integers(0, 200), elements=st.integers(0, 9)), st.integers(0, 12), tunings)
def test_the_best_of_one_or_more_leave_out_zeros(counts: np.ndarray, size: int, tuning: Tuning) -> None:
    expected = [
        index for index in sorted(range(len(counts)), key=lambda index: (-counts[index], index)) if counts[index]
    ]
    assert best(counts, size, least=1, tuning=tuning).tolist() == expected[:size]
