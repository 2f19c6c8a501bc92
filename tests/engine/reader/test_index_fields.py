"""The fields of an index through all its segments: values as terms, and what scores go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.index_fields import IndexFields
from searchapp.engine.similarity import idf
from tests.engine.worlds import Story, schema, write


@pytest.fixture
def fields(tmp_path: Path) -> IndexFields:
    """Two segments, of twelve documents and of two; in each a document is deleted."""
    herons = [Story(f"heron {number}", "heron heron") for number in range(10)]
    first = [Story("a", "ferry", places=("NO",)), Story("b", "ferries ferry")]
    write(tmp_path, [first + herons, [Story("c", "ferries"), Story("d", "goat"), "b"]])
    snapshot = Searcher.open(tmp_path, schema()).snapshot
    assert len(snapshot.segments) == 2
    return snapshot.fields


def test_documents_are_counted_through_all_segments_deleted_ones_included(fields: IndexFields) -> None:
    assert fields.document_count == 14
    assert [fields.document_frequency("text", term) for term in (b"ferry", b"ferries", b"goat", b"x")] == [2, 2, 1, 0]
    assert fields.document_frequency("place", b"NO") == 1
    assert fields.document_frequency("smell", b"tea") == 0


@pytest.mark.parametrize(
    ("terms", "frequency"),
    [([b"ferry", b"ferries"], 3), ([b"ferry"], 2), ([b"ferry", b"x"], 2), ([b"x", b"y"], 0), ([], 0)],
)
def test_a_word_is_as_rare_as_the_documents_with_any_of_its_terms(
    fields: IndexFields, terms: list[bytes], frequency: int
) -> None:
    for _ in range(2):
        assert fields.frequency_of_any("text", terms) == frequency
    assert fields.idf("text", terms, 99) == pytest.approx(idf(14, frequency))


def test_a_length_is_that_of_the_average_document(fields: IndexFields) -> None:
    assert fields.average_length("text") == pytest.approx((1 + 2 + 20 + 1 + 1) / 14)
    assert fields.average_length("smell") == 1.0


def test_a_value_is_a_term_where_its_field_can_have_it(fields: IndexFields) -> None:
    assert fields.term("text", "ōats") == "ōats".encode()
    assert fields.term("smell", "tea") is None
    assert fields.term("first", "no number") is None
    assert (fields.is_scored("text"), fields.is_scored("place"), fields.is_scored("smell")) == (True, False, False)
