"""Scores are those of stock Whoosh, and no score exceeds its bound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.scoring import bm25

from searchapp.engine import similarity

weights = st.lists(st.sampled_from([0.5, 1.0, 2.5, 40.0, 3000.0]), min_size=1, max_size=20)
lengths = st.integers(1, 70_000)


@given(weights, lengths, st.floats(1, 5000), st.floats(0.1, 15))
def test_scores_are_those_of_whoosh_where_all_lengths_are_padded(
    weights: list[float], length: int, average: float, idf: float
) -> None:
    norms = similarity.norms(np.full(len(weights), length, dtype=np.uint32), average)
    scores = similarity.scores(np.array(weights, dtype=np.float32), norms, idf)
    padded, average = length + similarity.PADDING, average + similarity.PADDING
    expected = [bm25(idf, weight, padded, average, similarity.B, similarity.K1) for weight in weights]
    assert scores.tolist() == pytest.approx(expected, rel=1e-5)


def test_a_few_words_more_count_less_in_short_texts_than_as_many_times_more_in_long_ones() -> None:
    short, long = (similarity.norms(np.array([average, 2 * average]), average) for average in (10.0, 1000.0))
    assert short[0] == pytest.approx(long[0])
    assert short[1] < 0.8 * long[1]


def test_lengths_of_two_bytes_have_the_norms_of_longer_ones() -> None:
    lengths = np.array([0, 1, 7, 65_535])
    short, long = (similarity.norms(lengths.astype(dtype), 12.5) for dtype in (np.uint16, np.uint32))
    assert short.tolist() == long.tolist()


def test_a_word_is_the_rarer_the_fewer_documents_have_it_and_never_counts_against_them() -> None:
    assert [round(similarity.idf(1000, frequency), 3) for frequency in (0, 1, 9, 500, 1000)] == [
        7.602,
        6.503,
        4.657,
        0.693,
        0.0,
    ]
    assert similarity.idf(1000, 1000) > 0


def test_a_word_that_a_query_repeats_counts_more_and_less_each_time() -> None:
    weights = [similarity.repeated_weight(count) for count in (1, 2, 3, 50)]
    assert weights == pytest.approx([1, 1.667, 2.143, 4.63], abs=0.001)


def test_coverage_counts_in_short_queries_alone_the_more_the_shorter() -> None:
    assert [round(similarity.coverage_power(words, words), 3) for words in (1, 2, 3, 4, 5)] == [0, 1.5, 0.667, 0.375, 0]
    assert similarity.coverage_power(4, 3) == similarity.coverage_power(3, 3)
    assert similarity.coverage_power(2, 1) == 0
    assert similarity.coverages([3.0, 1.0], 1.0).tolist() == [0, 0.75, 0.25, 1]


def test_what_most_documents_have_selects_none_unless_all_parts_are_so() -> None:
    rare, common = similarity.idf(100, 50), similarity.idf(100, 51)
    assert similarity.selecting([common, rare, common]) == [1]
    assert similarity.selecting([common, common]) == [0, 1]
    assert similarity.selecting([common, rare], has_common=False) == [0, 1]


@given(weights, st.lists(lengths, min_size=20, max_size=20), st.floats(0.2, 5))
def test_no_score_exceeds_its_bound_when_the_average_length_changes(
    weights: list[float], lengths: list[int], ratio: float
) -> None:
    sizes, array = np.array(lengths[: len(weights)], dtype=np.uint32), np.array(weights, dtype=np.float32)
    average = float(sizes.mean())
    codes = similarity.encoded_bounds(similarity.scores(array, similarity.norms(sizes, average)))
    factor = similarity.bound_factor(3.0, average * ratio, average)
    scores = similarity.scores(array, similarity.norms(sizes, average * ratio), 3.0)
    assert (scores <= similarity.decoded_bounds(codes) * np.float32(factor) * similarity.SUM_MARGIN).all()


def test_a_word_tells_a_document_by_how_often_it_has_it_and_how_few_others_do() -> None:
    assert similarity.telling_weight(1, 1000, 10) == pytest.approx(4.605, abs=1e-3)
    assert similarity.telling_weight(3, 1000, 10) == pytest.approx(9.664, abs=1e-3)
    assert similarity.telling_weight(1, 1000, 1000) == 0
