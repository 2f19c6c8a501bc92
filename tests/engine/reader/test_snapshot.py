"""One state of an index: its segments, each with the number of its first document."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.snapshot import Snapshot
from tests.engine.worlds import Story, schema, write


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Three segments, of a hundred documents, twenty and three; the first of the first is deleted."""
    batches = [[Story(f"{size} {number}", "tea") for number in range(size)] for size in (100, 20, 3)]
    write(tmp_path, [*batches, ["100 0"]])
    return Searcher.open(tmp_path, schema()).snapshot


def test_global_doc_ids_count_through_the_segments_deleted_documents_included(snapshot: Snapshot) -> None:
    assert [(segment.base, segment.count) for segment in snapshot.segments] == [(0, 100), (100, 20), (120, 3)]
    assert [snapshot.segment_number(global_id) for global_id in (0, 99, 100, 119, 120, 122)] == [0, 0, 1, 1, 2, 2]


def test_deleted_documents_are_not_counted(snapshot: Snapshot) -> None:
    assert snapshot.document_count == 122


def test_what_is_read_of_one_segment_is_not_taken_for_that_of_another(snapshot: Snapshot) -> None:
    first, second, third = (segment.postings("text", "tea") for segment in snapshot.segments)
    assert first
    assert second
    assert third
    assert [len(first), len(second), len(third)] == [100, 20, 3]
    assert snapshot.segments[1].postings("text", "tea") is second


def test_an_index_without_documents_has_no_segments(tmp_path: Path) -> None:
    write(tmp_path, [[]])
    empty = Searcher.open(tmp_path, schema()).snapshot
    assert (empty.segments, empty.document_count) == ([], 0)
