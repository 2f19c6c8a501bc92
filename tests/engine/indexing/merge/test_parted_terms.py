"""The terms of several segments, so many at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.merge.parted_terms import PartedTerms
from tests.engine.format.fields import written


def test_parts_are_alike_however_different_the_terms_of_segments(tmp_path: Path) -> None:
    fields = [
        written(
            tmp_path / str(begin),
            {b"%04d" % number: {0: (1.0, [1])} for number in range(begin, begin + 100)},
            documents=1,
        )
        for begin in range(0, 1_000, 100)
    ]
    parts = PartedTerms(fields, [np.array([number]) for number in range(10)], IndexingLimits(merge_terms=250))
    sizes = [len(part.terms) for part in parts]
    assert sum(sizes) == 1_000
    assert max(sizes) <= 1.25 * 250
