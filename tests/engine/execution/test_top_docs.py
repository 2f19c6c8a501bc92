"""The best of many keys are the first of a stable sort, however they are found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from searchapp.engine.execution.top_docs import TIED, best
from searchapp.engine.tuning import MEASURED, Tuning

tunings = st.sampled_from([MEASURED, Tuning(sort_all=0), Tuning(sort_all=0, groups=1)])


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


values = st.integers(0, 5).map(float)


@given(st.lists(st.tuples(values, values), max_size=200), st.integers(0, 12), tunings)
def test_equal_keys_are_told_apart_by_what_decides_ties(
    pairs: list[tuple[float, float]], count: int, tuning: Tuning
) -> None:
    keys, second = np.array(pairs).reshape(-1, 2).T
    expected = sorted(range(len(pairs)), key=lambda index: (-keys[index], -second[index], index))[:count]
    assert (
        best(
            keys, count, tuning=tuning, ties=lambda indices: second if indices is None else second.take(indices)
        ).tolist()
        == expected
    )


def test_what_decides_ties_is_not_asked_where_there_are_none() -> None:
    def ties(indices: np.ndarray | None) -> np.ndarray:
        raise AssertionError("all keys differ")

    for count in (3, 40):
        assert best(np.arange(100.0), count, ties=ties).tolist() == list(range(99, 99 - count, -1))


def test_where_very_many_are_equal_the_first_by_what_decides_ties_are_taken() -> None:
    keys, second = np.zeros(TIED * 3 + 40), np.arange(TIED * 3 + 40.0)
    keys[7] = 1
    assert best(keys, 3, ties=lambda indices: second if indices is None else second.take(indices)).tolist() == [
        7,
        TIED * 3 + 39,
        TIED * 3 + 38,
    ]
