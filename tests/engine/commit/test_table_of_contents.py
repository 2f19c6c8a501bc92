"""Whoosh's table of contents: what is altered, missing or replaced meanwhile makes no other answer."""

from __future__ import annotations

import contextlib
import pickle
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import TOC

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.commit.table_of_contents import SEAL, open_index
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import BackendError, IndexDamagedError, IndexMissingError
from tests.engine.documents import documents_of
from tests.engine.stories import SCHEMA, story
from tests.engine.whole_index import everything


@settings(max_examples=60, deadline=None)
@given(position=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_an_altered_table_of_contents_makes_no_other_answer(index: Path, position: float, bits: int) -> None:
    (path,) = index.glob("*.toc")
    whole, content = everything(index), path.read_bytes()
    offset = int(position * len(content))
    try:
        path.write_bytes(content[:offset] + bytes([content[offset] ^ bits]) + content[offset + 1 :])
        if (
            not -(len(SEAL) + 4) <= offset - len(content) < -4
        ):  # without its mark a checksum is none, and the table is whole
            with pytest.raises(IndexDamagedError, match="toc"):
                check_index(index)
        with contextlib.suppress(BackendError, FileNotFoundError):
            assert everything(index) == whole
    finally:
        path.write_bytes(content)


def test_a_reader_that_opens_while_a_writer_commits_sees_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(story("1", "old")))
    latest, commits = TOC._latest_generation, iter(["2", "3", "4"])

    def beaten(storage: Any, name: str) -> Any:
        """The newest generation, which a writer replaces before it can be read."""
        generation = latest(storage, name)
        with monkeypatch.context() as undone:
            undone.setattr(TOC, "_latest_generation", latest)
            for key in islice(commits, 1):
                with Writer(tmp_path, SCHEMA) as writer:
                    writer.add_all(documents_of(story(key, "new")))
        return generation

    monkeypatch.setattr(TOC, "_latest_generation", beaten)
    searcher = Searcher.open(tmp_path, SCHEMA)
    assert searcher.document_count == 4
    assert searcher.is_current()


def test_a_table_of_contents_cannot_run_code(index: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (eval, (f"open({str(tmp_path / 'sprung')!r}, 'w')",))

    (path,) = index.glob("*.toc")
    content = path.read_bytes()
    begin = content.rindex(pickle.dumps([], -1)[:2])  # the protocol mark of the segments' pickle, the last in the file
    try:
        path.write_bytes(content[:begin] + pickle.dumps([Trap()], -1))
        with pytest.raises(IndexDamagedError, match="eval"):
            open_index(index, SCHEMA)
        assert not (tmp_path / "sprung").exists()
    finally:
        path.write_bytes(content)


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="run `searchapp index` first"):
        open_index(tmp_path, SCHEMA)
