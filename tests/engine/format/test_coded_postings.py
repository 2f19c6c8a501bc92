"""Frequencies and weights by code, and in full where no code stands for them."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.engine.format.coded_postings import CodedPostings
from searchapp.engine.format.frequency_codes import pair_counts
from searchapp.engine.format.segment_file import SegmentFile
from tests.engine.format.fields import written

# As many documents, with pairs of which some cannot have a code: of odd weights, or frequencies over 255.
PAIRS = [(1.0, 1), (1.5, 2), (0.3, 1), (1.0, 300), (7.0, 3), (1.0, 1), (123.456, 9)]
ESCAPED = [(0.3, 1), (1.0, 300), (123.456, 9)]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> CodedPostings:
    path = tmp_path_factory.mktemp("coded") / "segment"
    documents = {number: (weight, range(count)) for number, (weight, count) in enumerate(PAIRS)}
    written(path, {b"tea": documents}, documents=len(PAIRS))
    return CodedPostings(SegmentFile(path), "text")


@pytest.mark.parametrize(("begin", "end"), [(0, 7), (2, 4), (3, 3), (4, 6), (6, 7)])
def test_a_stretch_of_postings_is_as_it_was_written(coded: CodedPostings, begin: int, end: int) -> None:
    frequencies, weights = coded.between(begin, end, "frequency"), coded.between(begin, end, "weight")
    assert frequencies.tolist() == [count for _, count in PAIRS[begin:end]]
    assert weights.tolist() == pytest.approx([weight for weight, _ in PAIRS[begin:end]])
    assert (frequencies.dtype, weights.dtype) == (np.uint32, np.float32)


@pytest.mark.parametrize("spans", [[(0, 7)], [(4, 6), (0, 2)], [(3, 3), (2, 3)], [(6, 7), (2, 4), (5, 6)]])
def test_stretches_of_postings_are_read_one_behind_another(coded: CodedPostings, spans: list[tuple[int, int]]) -> None:
    expected = np.concatenate([coded.between(begin, end, "weight") for begin, end in spans])
    assert coded.weights_of(spans).tolist() == expected.tolist()
    codes = coded.codes_of(spans)
    assert (codes is None) == any(PAIRS[number] in ESCAPED for begin, end in spans for number in range(begin, end))
    assert codes is None or coded.weights[codes].tolist() == expected.tolist()


def test_single_postings_are_found_in_any_shape_counted_from_where_their_term_begins(coded: CodedPostings) -> None:
    indexes = np.array([[0, 1], [2, 4]])
    assert coded.values_at(2, 7, indexes, "frequency").tolist() == [[1, 300], [3, 9]]
    assert coded.values_at(2, 7, indexes, "weight").ravel().tolist() == pytest.approx([0.3, 1.0, 7.0, 123.456])


def test_pairs_are_counted_whether_they_have_a_code_or_not(coded: CodedPostings) -> None:
    weights = np.array([weight for weight, _ in PAIRS], dtype=np.float32)
    frequencies = np.array([count for _, count in PAIRS], dtype=np.uint32)
    assert coded.pair_counts().tolist() == pair_counts(frequencies, weights).tolist()
