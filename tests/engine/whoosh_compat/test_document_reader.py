"""The lengths, numbers and stored values of a segment, as stock Whoosh reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
import whoosh.index

from searchapp.engine.commit.table_of_contents import open_index
from searchapp.engine.indexing.writer import Writer
from searchapp.engine.whoosh_compat.document_reader import ArrayDocuments
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, story


def test_the_shortest_and_the_longest_length_of_a_field(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        for key, words in (("1", ["fog"]), ("2", ["fog", "lantern", "fog"])):
            writer.add_all(documents_of(Document(key, {"text": [Passage(words)]}, {}, {}, {})))
    reader = whoosh.index.open_dir(str(tmp_path)).reader()
    assert (reader.min_field_length("text"), reader.max_field_length("text")) == (1, 3)
    assert (reader.min_field_length("country"), reader.max_field_length("country")) == (0, 0)


@pytest.fixture
def documents(tmp_path: Path) -> ArrayDocuments:
    """Three documents, of which the second is deleted, and twenty others."""
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("a", "tea tea oats", "NO", published=7)))
        writer.add_all(documents_of(story("b", "rye", published=-3)))
        writer.add_all(documents_of(Document("c", {}, {}, {}, {})))
        for number in range(20):
            writer.add_all(documents_of(story(f"heron {number}", "heron")))
    with Writer(tmp_path, SCHEMA) as writer:
        writer.delete("id", "b")
    (segment,) = open_index(tmp_path, SCHEMA)._segments()
    return ArrayDocuments(segment.arrays(str(tmp_path)), segment)


def test_documents_are_counted_with_and_without_deleted_ones(documents: ArrayDocuments) -> None:
    assert (documents.doc_count_all(), documents.doc_count(), documents.has_deletions()) == (23, 22, True)
    assert [documents.is_deleted(number) for number in range(3)] == [False, True, False]
    assert list(documents.deleted_docs()) == [1]


def test_lengths_are_told_exactly_and_of_a_field_without_terms_the_default(documents: ArrayDocuments) -> None:
    assert [documents.doc_field_length(number, "text") for number in range(3)] == [3, 1, 0]
    assert documents.doc_field_length(2, "text", 5) == documents.doc_field_length(0, "smell", 5) == 5
    assert (documents.field_length("text"), documents.field_length("smell")) == (24, 0)
    assert (documents.min_field_length("text"), documents.max_field_length("text")) == (0, 3)


def test_a_column_has_the_numbers_in_whooshs_sortable_form(documents: ArrayDocuments) -> None:
    assert documents.has_column("published")
    assert not documents.has_column("text")
    column = SCHEMA["published"].default_column()
    reader = documents.column_reader("published", column)
    assert [reader[number] - (1 << 63) for number in range(2)] == [7, -3]
    assert reader[2] == column.default_value()
    assert (len(reader), list(reader)) == (23, reader.load())
    assert reader.sort_key(0) > reader.sort_key(1)
    reader.set_reverse()
    assert reader.sort_key(0) < reader.sort_key(1)


def test_only_values_that_are_there_are_stored(documents: ArrayDocuments) -> None:
    assert documents.stored_fields(0) == {"body": b"tea tea oats"}
    assert documents.stored_fields(2) == {}
