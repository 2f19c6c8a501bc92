"""Where terms and phrases occur: phrases and words near each other are joins of positions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.engine.execution import positions
from searchapp.engine.execution.positions import POSITION, SHIFT, PositionRange, doc_ids_of
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.scored_postings import TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from tests.engine.worlds import Story, index

BODIES = ["a b a b c", "b a", "a a a", "c b a b", "c"]


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> SegmentSearcher:
    """A segment of short stories of three words."""
    stories = [Story(f"s{number}", body) for number, body in enumerate(BODIES)]
    searcher: Searcher = index(tmp_path_factory.mktemp("words"), *stories)
    return searcher._snapshot.segments[0]


def postings(segment: SegmentSearcher, word: str) -> TermPostings:
    info = segment.postings("text", word)
    assert info
    return info


def pairs(occurrences: np.ndarray) -> list[tuple[int, int]]:
    """Document and place in its story."""
    return [(each >> SHIFT, (each & POSITION) - 100) for each in occurrences.tolist()]


def places(word: str) -> list[tuple[int, int]]:
    """The same, read off the stories."""
    return [
        (number, position)
        for number, body in enumerate(BODIES)
        for position, each in enumerate(body.split())
        if each == word
    ]


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


@pytest.fixture(params=[1, 2, positions.DOCUMENTS_AT_ONCE])
def documents_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many documents at a time, which may make no difference."""
    monkeypatch.setattr(positions, "DOCUMENTS_AT_ONCE", request.param)


@pytest.mark.usefixtures("documents_at_once")
@pytest.mark.parametrize("words", ["a b", "b a", "a a", "a b a", "a b c", "c b a b", "c c"])
@pytest.mark.parametrize("slop", [1, 2, 3])
def test_a_phrase_stands_where_each_word_follows_the_one_before(
    segment: SegmentSearcher, words: str, slop: int
) -> None:
    phrase = words.split()
    expected = {
        chain[-1]
        for chain in product(*map(places, phrase))
        if all(first[0] == two[0] and 1 <= two[1] - first[1] <= slop for first, two in pairwise(chain))
    }
    matches = positions.of_phrase([postings(segment, word) for word in phrase], slop, None, segment)
    assert pairs(matches) == sorted(expected)


@pytest.mark.usefixtures("documents_at_once")
@pytest.mark.parametrize("reach", [0, 1, 2, 4])
@pytest.mark.parametrize("counts", [{"a": 1, "b": 1}, {"a": 2, "b": 1}, {"c": 1, "a": 1}, {"a": 3}])
def test_words_near_each_other_stand_within_the_reach_as_often_as_named(
    segment: SegmentSearcher, counts: dict[str, int], reach: int
) -> None:
    named = [(postings(segment, word), count) for word, count in counts.items()]
    matches = positions.of_near(named, reach, None, segment)
    expected = []
    for number, start in sorted({each for word in counts for each in places(word)}):
        stretch = [(number, position) for position in range(start, start + reach + 1)]
        if all(sum(each in stretch for each in places(word)) >= count for word, count in counts.items()):
            expected.append((number, start))
    assert sorted(set(pairs(matches))) == expected


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
    common = positions._common(np.array(left, dtype=np.int64), longer)
    assert common.tolist() == sorted({*left} & {*right})
