"""Where terms occur, and the joins of positions that phrases are made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.engine.execution import positions
from searchapp.engine.execution.positions import PositionRange, doc_ids_of
from searchapp.engine.reader.scored_postings import TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from tests.engine.execution.positions_of import pairs, places, searcher_of


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> SegmentSearcher:
    """A segment of short stories of three words."""
    return searcher_of(tmp_path_factory.mktemp("words")).snapshot.segments[0]


def postings(segment: SegmentSearcher, word: str) -> TermPostings:
    info = segment.postings("text", word)
    assert info
    return info


@pytest.mark.parametrize("word", ["a", "b", "c"])
def test_a_term_occurs_where_its_stories_have_it_whether_it_is_kept_or_not(segment: SegmentSearcher, word: str) -> None:
    term = postings(segment, word)
    for _ in range(2):
        assert pairs(positions.of_term(term, None, None, segment)) == places(word)
    assert pairs(positions.read(term, None)) == places(word)
    last = np.array([len(term) - 1])
    document = int(term.doc_ids[-1])
    expected = [each for each in places(word) if each[0] == document]
    assert pairs(positions.of_term(term, last, None, segment)) == pairs(positions.read(term, last)) == expected


def test_only_what_is_in_the_range_is_told(segment: SegmentSearcher) -> None:
    within = PositionRange(101, 103)
    expected = [each for each in places("a") if 1 <= each[1] < 3]
    assert pairs(positions.of_term(postings(segment, "a"), None, within, segment)) == expected


def test_occurrences_of_several_queries_are_in_order(segment: SegmentSearcher) -> None:
    parts = [positions.read(postings(segment, word), None) for word in ("b", "a")]
    assert pairs(positions.of_any(parts)) == sorted(places("a") + places("b"))
    assert len(positions.of_any([])) == 0
    assert doc_ids_of(parts[0]).tolist() == [0, 1, 3]


numbers = st.lists(st.integers(0, 300), unique=True).map(sorted)


@settings(deadline=None)
@given(numbers, numbers, st.sampled_from([1, 40, 5_000]))
def test_what_two_arrays_have_in_common_is_found_in_either_way(
    left: Sequence[int], right: Sequence[int], copies: int
) -> None:
    longer = np.array(sorted({*right, *(1_000 + number for number in range(copies))}), dtype=np.int64)
    common = positions.common(np.array(left, dtype=np.int64), longer)
    assert common.tolist() == sorted({*left} & {*right})
