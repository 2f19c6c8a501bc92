"""The postings of a term, or of several as one word, with their scores and bounds."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine import similarity
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.format.layout import BLOCK
from searchapp.engine.reader.scored_postings import (
    BOUNDS_OF_ONE_OCCURRENCE,
    UNBOUNDED,
    SynonymPostings,
    TermPostings,
    cached_bytes,
    concatenated,
)
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from tests.engine.worlds import Story, index


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> SegmentSearcher:
    """More documents with a ferry than a block has, every third with ferries too."""
    stories = [
        Story(
            f"s{number}",
            "ferry " * (1 + number % 4) + "ferries " * (number % 3 == 0) + "x " * (number % 7),
            places=("NO",),
        )
        for number in range(2 * BLOCK + 9)
    ]
    searcher: Searcher = index(tmp_path_factory.mktemp("ferries"), *stories)
    return searcher.snapshot.segments[0]


def term(segment: SegmentSearcher, word: str, field: str = "text") -> TermPostings:
    postings = segment.read_postings(field, word)
    assert postings is not None
    return postings


def test_a_score_is_that_of_the_formula(segment: SegmentSearcher) -> None:
    postings = term(segment, "ferries")
    field = segment.arrays.field("text")
    norms = similarity.norms(field.lengths, segment.fields.average_length("text"))
    rarity = similarity.idf(segment.count, len(postings))
    expected = similarity.scores(np.ones(len(postings), np.float32), norms.take(postings.doc_ids), rarity)
    assert postings.scores() == pytest.approx(expected)


def test_some_scores_are_those_among_all_whether_all_are_known_or_not(segment: SegmentSearcher) -> None:
    picks = np.array([0, 5, 7])
    before = term(segment, "ferry").scores(picks)
    whole = term(segment, "ferry")
    assert before.tolist() == whole.scores()[picks].tolist() == whole.scores(picks).tolist()
    assert whole.scores() is whole.scores()
    assert not whole.scores().flags.writeable


@pytest.mark.parametrize("boosts", [(1.0, 1.0), (1.0, 0.5)])
def test_no_score_exceeds_its_bound_nor_that_of_its_block(
    segment: SegmentSearcher, boosts: tuple[float, float]
) -> None:
    word = segment.merged_postings("text", ["ferry", "ferries"], boosts)
    assert isinstance(word, SynonymPostings)
    for postings in (term(segment, "ferry"), word):
        scores = postings.scores()
        blocks = np.maximum.reduceat(scores, np.arange(0, len(scores), BLOCK))
        assert postings.bounds.greatest >= scores.max()
        assert postings.bounds.blocks is not None
        assert (postings.bounds.blocks >= blocks).all()


def test_a_keyword_scores_its_weight(segment: SegmentSearcher) -> None:
    postings = term(segment, "NO", "place")
    assert postings.bounds == BOUNDS_OF_ONE_OCCURRENCE
    assert set(postings.scores().tolist()) == {1.0}
    assert TermPostings(segment.arrays.field("text"), 0).bounds == UNBOUNDED


def test_several_postings_stand_one_behind_the_other_with_their_boosts(segment: SegmentSearcher) -> None:
    parts = [term(segment, "ferries"), term(segment, "NO", "place")]
    doc_ids, scores = concatenated([(parts[0], 2.0), (parts[1], 3.0)])
    assert doc_ids.tolist() == [*parts[0].doc_ids.tolist(), *parts[1].doc_ids.tolist()]
    assert scores == pytest.approx([*(2 * parts[0].scores()), *(3 * parts[1].scores())])
    assert cached_bytes(2) - cached_bytes(1) == cached_bytes(3) - cached_bytes(2) > 0
