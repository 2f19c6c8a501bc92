"""Doc values: the keywords and numbers of each document, as they were written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.doc_values import (
    DocValuePairs,
    KeywordDocValues,
    NumericDocValues,
    write_keyword_doc_values,
    write_numeric_doc_values,
)
from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter


def keywords(path: Path, values_of: list[list[int]]) -> KeywordDocValues:
    """Doc values in which document d has these ordinals."""
    pairs = np.array([(doc_id, value) for doc_id, values in enumerate(values_of) for value in values]).reshape(-1, 2)
    with SegmentFileWriter(path) as writer:
        write_keyword_doc_values(writer, "country", [DocValuePairs(pairs[:, 0], pairs[:, 1])], len(values_of))
        writer.finish()
    return KeywordDocValues(SegmentFile(path), "country")


@pytest.mark.parametrize("greatest", [3, 254, 255, 70_000])
def test_keywords_are_those_of_each_document(greatest: int, tmp_path: Path) -> None:
    values_of = [[0, greatest], [], [greatest], list(range(12))]
    doc_values = keywords(tmp_path / "segment", values_of)
    assert [doc_values.values(doc_id) for doc_id in range(4)] == values_of
    pairs = doc_values.pairs()
    assert sorted(zip(pairs.doc_ids.tolist(), pairs.values.tolist(), strict=True)) == [
        (doc_id, value) for doc_id, values in enumerate(values_of) for value in values
    ]


def test_values_of_a_few_documents_overflow_instead_of_widening_the_array(tmp_path: Path) -> None:
    values_of = [[1]] * 1_999 + [[1, 2, 3]]
    doc_values = keywords(tmp_path / "segment", values_of)
    assert doc_values.ordinals.shape == (1, 2_000)
    assert (doc_values.overflow_doc_ids.tolist(), doc_values.overflow_ordinals.tolist()) == ([1_999, 1_999], [3, 4])
    assert doc_values.values(1_999) == [1, 2, 3]


def test_numbers_are_those_of_each_document(tmp_path: Path) -> None:
    pairs = DocValuePairs(np.array([3, 0, 1]), np.array([-5, 7, 7]))
    with SegmentFileWriter(tmp_path / "segment") as writer:
        write_numeric_doc_values(writer, "published", pairs, 4, shift_step=4)
        writer.finish()
    doc_values = NumericDocValues(SegmentFile(tmp_path / "segment"), "published")
    assert doc_values.ordinals.tolist() == [2, 2, 0, 1]
    assert doc_values.values.tolist() == [-5, 7]
    assert doc_values.numbers.tolist() == [7, 7, MISSING, -5]
    assert SegmentFile(tmp_path / "segment").facts["numbers"] == {"published": 4}
