"""An array keeps its items while it grows."""

from __future__ import annotations

from itertools import chain

import numpy as np

from searchapp.engine.indexing.growing_array import GrowingArray


def test_a_growing_array_keeps_its_items() -> None:
    numbers = GrowingArray(np.array([7]))
    for number in range(9):
        numbers.extend(np.array([number, -number]))
    assert numbers.items.tolist() == [7, *chain.from_iterable((number, -number) for number in range(9))]
