"""The stretch of a page that is worth most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.reading.cleaning.best_run import best_run


@pytest.mark.parametrize(
    ("worths", "run"),
    [
        ([], (0, 0)),
        ([-1.0, 0.0, -2.0], (0, 0)),
        ([-1.0, 5.0, -2.0, 4.0, -3.0], (1, 4)),
        ([5.0, -6.0, 4.0], (0, 1)),
        ([2.0, -2.0, 3.0], (2, 3)),
    ],
)
def test_text_counts_and_what_stands_between_costs(worths: list[float], run: tuple[int, int]) -> None:
    assert best_run(worths) == run


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_no_run_is_worth_more(worths: list[int]) -> None:
    begin, end = best_run(worths)
    runs = [sum(worths[first:last]) for last in range(len(worths) + 1) for first in range(last + 1)]
    assert sum(worths[begin:end]) == max(runs)
