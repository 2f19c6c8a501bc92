"""Pairs of frequency and weight have codes, the commonest first; unusual ones are escaped."""

from __future__ import annotations

import numpy as np

from searchapp.engine.format.frequency_codes import code_table, once_counts, pair_counts
from searchapp.engine.format.layout import ESCAPE


def test_common_pairs_have_codes_and_unusual_ones_are_escaped() -> None:
    frequencies = np.array([1, 1, 1, 2, 2, 300, 1, 1], dtype=np.uint32)
    weights = np.array([1, 1, 1, 3.5, 3.5, 300, 0.3, 900], dtype=np.float32)
    table = code_table(pair_counts(frequencies, weights))
    assert table.codes(frequencies, weights).tolist() == [0, 0, 0, 1, 1, ESCAPE, ESCAPE, ESCAPE]
    assert (table.frequencies[:2].tolist(), table.weights[:2].tolist()) == ([1, 2], [1.0, 3.5])
    assert not table.is_trivial


def test_postings_that_all_occur_once_need_no_codes() -> None:
    assert code_table(once_counts(7)).is_trivial
    once = pair_counts(np.ones(7, dtype=np.uint32), np.ones(7, dtype=np.float32))
    assert code_table(once).is_trivial
