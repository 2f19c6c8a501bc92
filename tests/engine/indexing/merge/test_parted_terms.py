"""The terms of several segments, so many at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.merge.parted_terms import PartedTerms, PostingCounts
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


@pytest.mark.parametrize(("terms_at_once", "common"), [(1, 0), (100, 201)])
def test_how_many_postings_there_are_is_told_by_the_segments(tmp_path: Path, terms_at_once: int, common: int) -> None:
    rare = {0: (1.0, [1])}
    fields = [
        written(tmp_path / "a", {b"oats": rare, b"tea": dict.fromkeys(range(101), (1.0, [2]))}, documents=101),
        written(tmp_path / "b", {b"rye": rare, b"tea": dict.fromkeys(range(100), (1.0, [2]))}, documents=100),
    ]
    parts = PartedTerms(fields, [np.arange(101), np.arange(101, 201)], IndexingLimits(merge_terms=terms_at_once))
    assert parts.counts() == PostingCounts(203, 203 - common)
    assert fields[0].rare_posting_count == 102


def test_postings_of_deleted_documents_do_not_count(tmp_path: Path) -> None:
    fields = [written(tmp_path / "a", {b"oats": {0: (1.0, [1])}, b"tea": {1: (1.0, [2])}}, documents=2)]
    for new_doc_ids, count in (([-1, 0], 1), ([-1, -1], 0)):
        parts = PartedTerms(fields, [np.array(new_doc_ids)], IndexingLimits(merge_terms=1))
        assert parts.counts() == PostingCounts(count, count)
