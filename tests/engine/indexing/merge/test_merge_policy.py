"""Which segments are merged."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine.indexing.merge.merge_policy import groups_to_merge
from searchapp.engine.whoosh_compat.codec import ArraySegment


def segment(documents: int, deleted: int = 0) -> ArraySegment:
    """A segment of so many documents."""
    created = ArraySegment("MAIN", documents)
    created.delete_documents(np.arange(deleted))
    return created


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ([], []),
        ([100], []),
        ([100, 24], []),  # the smaller is less than a quarter
        ([100, 25], [25, 100]),
        ([1000, 10, 10], [10, 10]),
        ([10, 1000, 40, 3], [3, 10, 40]),
        ([1, 1, 2, 4, 8], [1, 1, 2, 4, 8]),
    ],
)
def test_small_segments_are_merged_once_they_weigh_enough(sizes: list[int], merged: list[int]) -> None:
    groups = groups_to_merge([segment(size) for size in sizes], into_one=False)
    assert [[member.document_count for member in group] for group in groups] == ([merged] if merged else [])


def test_a_segment_with_many_deleted_documents_is_rewritten() -> None:
    few, many = segment(1000, deleted=250), segment(10_000, deleted=2_501)
    assert groups_to_merge([few, many], into_one=False) == [[many]]


def test_into_one_merges_whatever_is_not_one_whole_segment() -> None:
    whole, other, partly = segment(1000), segment(1), segment(10, deleted=1)
    assert groups_to_merge([whole], into_one=True) == []
    assert groups_to_merge([partly], into_one=True) == [[partly]]
    assert groups_to_merge([whole, other], into_one=True) == [[whole, other]]
