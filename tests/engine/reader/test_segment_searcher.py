"""Reads one segment: postings of terms and words, kept for the next time."""

from __future__ import annotations

import pytest

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from searchapp.engine.reader.scored_postings import SynonymPostings, TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from searchapp.engine.similarity import idf


@pytest.fixture
def segment(searcher: Searcher) -> SegmentSearcher:
    return searcher.snapshot.segments[0]


def test_postings_are_kept_for_the_next_time_but_not_those_of_nobody(segment: SegmentSearcher) -> None:
    postings = segment.postings("text", "harbour")
    assert postings is segment.postings("text", "harbour") is not segment.read_postings("text", "harbour")
    assert postings is not None
    assert postings.doc_ids.tolist() == [0, 3]
    for field, value in (("text", "zeppelin"), ("smell", "tea"), ("first", "no number")):
        assert segment.postings(field, value) is None
        assert segment.cache.get((segment.base, field, value)) is None


def test_several_terms_are_one_word(segment: SegmentSearcher) -> None:
    word = segment.merged_postings("text", ["ferry", "ferries"], [1.0, 0.5])
    assert isinstance(word, SynonymPostings)
    assert (word.doc_ids.tolist(), word.idf) == ([0, 1], pytest.approx(idf(4, 2)))
    alone = segment.merged_postings("text", ["ferry", "zeppelin"], [1.0, 0.5])
    assert isinstance(alone, TermPostings)
    assert isinstance(segment.merged_postings("text", ["ferry"], [0.5]), SynonymPostings)
    assert segment.merged_postings("text", ["zeppelin"], [1.0]) is None
    assert segment.merged_postings("smell", ["tea"], [1.0]) is None


def test_a_word_is_as_rare_as_its_terms_together(segment: SegmentSearcher) -> None:
    assert segment.rarity("text", "harbour") == pytest.approx(idf(4, 2))
    assert segment.rarity("text", "ferry", "ferries", "zeppelin") == pytest.approx(idf(4, 2))
    assert segment.rarity("smell", "tea") == pytest.approx(idf(4, 0))


def test_what_is_made_of_a_segment_is_made_once(segment: SegmentSearcher) -> None:
    fields = DateFields("first", "last")
    assert segment.day_values(fields) is segment.day_values(fields)
    assert segment.value_sets("place") is segment.value_sets("place")
    assert segment.everything is segment.everything
    assert segment.everything.tolist() == [0, 1, 2, 3]
    assert segment.field("smell") is None


def test_the_ordinal_of_each_document_s_own_term_is_told(segment: SegmentSearcher) -> None:
    ordinals = segment.term_ordinals("id")
    field = segment.arrays.field("id")
    for ordinal in range(len(field.terms)):
        for doc_id in field.doc_ids(ordinal).tolist():
            assert ordinals[doc_id] == ordinal
    assert segment.term_ordinals("id") is ordinals
    assert segment.term_ordinals("smell").tolist() == [0] * segment.count


@pytest.mark.parametrize("number", ["first", "smell"])
@pytest.mark.parametrize("term", ["id", ""])
def test_among_equals_the_greatest_number_comes_first_and_then_the_least_term(
    segment: SegmentSearcher, number: str, term: str
) -> None:
    numbers, terms = [0] * segment.count, segment.term_ordinals(term).tolist()
    if number in segment.arrays.number_fields:
        numbers = segment.arrays.numbers(number).ordinals.tolist()
    order = segment.tie_order(number, term)
    by_order = sorted(range(segment.count), key=lambda doc_id: -order[doc_id])
    assert by_order == sorted(range(segment.count), key=lambda doc_id: (-numbers[doc_id], terms[doc_id]))
    assert segment.tie_order(number, term) is order
