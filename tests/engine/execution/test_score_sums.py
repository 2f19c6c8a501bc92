"""Adding up the scores of given documents, postings by postings."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine.execution.score_sums import ScoreSums, summed
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.scored_postings import ScoredPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from tests.engine.execution.operators.building import of


@pytest.fixture
def segment(searcher: Searcher) -> SegmentSearcher:
    return searcher.snapshot.segments[0]


def postings(segment: SegmentSearcher, word: str) -> ScoredPostings:
    info = segment.postings("text", word)
    assert info
    return info


def score(segment: SegmentSearcher, word: str, doc_id: int) -> float:
    """The score of a word in a document, 0 where it is not."""
    matches = postings(segment, word)
    scores = dict(zip(matches.doc_ids.tolist(), matches.scores().tolist(), strict=True))
    return scores.get(doc_id, 0.0)


@pytest.mark.parametrize("doc_ids", [(0, 1, 2, 3), (0, 3), (2,), ()])
@pytest.mark.parametrize("words", [["old"], ["old", "harbour"], ["old", "harbour", "light", "seal"]])
def test_a_sum_is_that_of_the_words_that_a_document_has(
    segment: SegmentSearcher, words: list[str], doc_ids: tuple[int, ...]
) -> None:
    sums = ScoreSums(segment.sets, of(*doc_ids))
    sums.add_each([(postings(segment, word), 2.0) for word in words], of(*doc_ids), 3.0)
    expected = [6 * sum(score(segment, word, doc_id) for word in words) for doc_id in doc_ids]
    assert sums.scores() == pytest.approx(expected, rel=1e-6)


def test_scores_are_added_to_those_documents_alone_that_are_named(segment: SegmentSearcher) -> None:
    sums = ScoreSums(segment.sets, of(0, 1, 3))
    sums.add(of(0, 3), np.float32(2.0))
    sums.add(of(3), np.array([1.5], dtype=np.float32))
    sums.add_postings(postings(segment, "harbour"), of(3), 1.0)
    assert sums.scores() == pytest.approx([2.0, 0.0, 3.5 + score(segment, "harbour", 3)])


def test_sums_made_apart_leave_those_so_far(segment: SegmentSearcher) -> None:
    sums = ScoreSums(segment.sets, of(0, 3))
    sums.add(of(0, 3), np.float32(1.0))

    def scores_of(doc_ids: np.ndarray) -> np.ndarray:
        inner = ScoreSums(segment.sets, doc_ids)  # in the same cells
        inner.add(doc_ids, np.float32(10.0))
        return inner.scores()

    sums.add_apart(of(3), scores_of, 2.0)
    assert sums.scores().tolist() == [1.0, 21.0]


def test_postings_that_all_documents_are_in_are_summed_at_once(segment: SegmentSearcher) -> None:
    both = [(postings(segment, "old"), 1.0), (postings(segment, "harbour"), 2.0)]
    expected = [score(segment, "old", doc_id) + 2 * score(segment, "harbour", doc_id) for doc_id in (0, 3)]
    assert summed(both, of(0, 3), segment.sets) == pytest.approx(expected)
    assert summed([], of(0, 3), segment.sets).tolist() == [0.0, 0.0]
