"""A segment in Whoosh's table of contents: its name, its size and its deletions."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from searchapp.engine.indexing.writer import Writer
from searchapp.engine.whoosh_compat.codec import ArrayCodec, ArraySegment
from searchapp.errors import IndexDamagedError, IndexFormatError, IndexReadOnlyError
from tests.engine.documents import documents_of
from tests.engine.stories import SCHEMA, segment_path, story


def segment(*deleted: int) -> ArraySegment:
    """A segment of ten documents."""
    created = ArraySegment("MAIN", 10)
    created.delete_documents(np.array(deleted, dtype=np.intp))
    return created


def test_deleted_documents_are_told_and_counted_each_once() -> None:
    some = segment(3, 9, 3)
    assert (some.deleted_count(), some.live_count, list(some.deleted_docs())) == (2, 8, [3, 9])
    assert [some.is_deleted(doc_id) for doc_id in (3, 4, 9, 10)] == [True, False, True, False]
    assert some.live is not None
    assert some.live.tolist().count(False) == 2
    none = segment()
    assert (none.deleted_count(), none.live, list(none.deleted_docs()), none.is_deleted(0)) == (0, None, [], False)


@pytest.mark.parametrize("deleted", [(), (0,), (3, 9), tuple(range(10))])
def test_it_comes_back_out_of_the_table_of_contents(deleted: tuple[int, ...]) -> None:
    before = segment(*deleted)
    after = pickle.loads(pickle.dumps(before))
    assert (after.document_count, after.segid, after.filename) == (10, before.segid, before.filename)
    assert list(after.deleted_docs()) == list(deleted)


def test_an_entry_that_was_altered_or_is_of_another_version_is_refused() -> None:
    state = segment(3).__getstate__()
    for name, value in (("documents", 11), ("segid", "x"), ("deleted", b"")):
        with pytest.raises(pickle.UnpicklingError, match="has been altered"):
            ArraySegment.__new__(ArraySegment).__setstate__({**state, name: value})
    with pytest.raises(IndexFormatError, match=r"an earlier version of searchapp wrote the index: .*--rebuild"):
        ArraySegment.__new__(ArraySegment).__setstate__({"indexname": "MAIN"})


@pytest.mark.parametrize("write", [lambda: segment().doc_count_all(), lambda: ArrayCodec().new_segment(None, "MAIN")])
def test_stock_whoosh_may_not_write(write: Any) -> None:
    with pytest.raises(IndexReadOnlyError, match="write to it with `searchapp index`"):
        write()


def test_the_file_of_another_segment_is_noticed(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("a", "tea")))
    other = ArraySegment("MAIN", 2)
    segment_path(tmp_path).rename(tmp_path / other.filename)
    with pytest.raises(IndexDamagedError, match="this is the file of another segment"):
        other.arrays(str(tmp_path))


def test_its_arrays_are_opened_once(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("a", "tea")))
    segment = ArraySegment("MAIN", 1)
    segment_path(tmp_path).rename(tmp_path / segment.filename)
    assert segment.arrays(str(tmp_path)) is segment.arrays(str(tmp_path))
