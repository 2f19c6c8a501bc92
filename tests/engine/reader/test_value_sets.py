"""Counting by sets of values is counting value by value."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.format.doc_values import DocValuePairs, KeywordDocValues, write_keyword_doc_values
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.reader.value_sets import value_sets
from searchapp.engine.tuning import MEASURED

VALUES = 12


def written(folder: Path, values_of: list[set[int]]) -> KeywordDocValues:
    """A column on disk in which document d has these values."""
    pairs = np.array([(d, value) for d, values in enumerate(values_of) for value in sorted(values)], dtype=np.int64)
    documents, values = pairs.reshape(-1, 2).T
    with SegmentFileWriter(folder / "segment.arrays") as builder:
        write_keyword_doc_values(builder, "town", [DocValuePairs(documents, values)], len(values_of))
        builder.finish()
    return KeywordDocValues(SegmentFile(folder / "segment.arrays"), "town")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("columns")


@given(
    st.lists(st.sets(st.integers(0, VALUES - 1)), min_size=1, max_size=40),
    st.integers(1, 3),
)
def test_each_value_is_counted_in_the_documents_that_have_it(
    folder: Path, values_of: list[set[int]], step: int
) -> None:
    sets = value_sets(written(folder, values_of), VALUES)
    assert sets is not None
    docs = np.arange(0, len(values_of), step)
    counts, missing = sets.count(docs)
    asked = [values_of[d] for d in docs]
    assert counts.tolist() == [sum(value in values for values in asked) for value in range(VALUES)]
    assert missing == asked.count(set())
    assert [set(sets.members[code]) for code in sets.codes.take(docs).tolist()] == asked
    for value in range(VALUES):
        having = sets.having(value).take(sets.codes.take(docs))
        assert having.tolist() == [value in values for values in asked]


def test_a_column_whose_sets_are_nearly_all_different_is_left_to_be_counted_value_by_value(tmp_path: Path) -> None:
    values_of = [{number % 97, 97 + number % 89} for number in range(MEASURED.value_set_pairs)]
    assert value_sets(written(tmp_path, values_of), 200) is None
