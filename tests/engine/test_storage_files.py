"""Segment files: what is cut, altered or of another version is refused, and named, before it can make an answer."""

from __future__ import annotations

import contextlib
import pickle
import struct
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import whoosh.index
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields, formats, query
from whoosh.analysis import IDAnalyzer, KeywordAnalyzer
from whoosh.index import TOC

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.commit.toc import SEAL, open_index
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.format import segment_file
from searchapp.engine.format.layout import EXTENSION
from searchapp.engine.format.segment_file import FileBuilder, SegmentFile
from searchapp.engine.indexing.document import Document, Passage
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import BackendError, IndexDamagedError, IndexFormatError, IndexMissingError

SCHEMA = fields.Schema(
    id=fields.ID(unique=True),
    text=fields.FieldType(formats.Positions(), IDAnalyzer(), scorable=True),
    country=fields.KEYWORD(analyzer=KeywordAnalyzer()),
    published=fields.NUMERIC(int, bits=64, sortable=True),
    body=fields.STORED(),
)
WORDS = [f"word{number}" for number in range(50)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index of one segment."""
    folder = tmp_path_factory.mktemp("index")
    with Writer(folder, SCHEMA) as writer:
        for number in range(300):
            words = WORDS[number % 7 :: 1 + number % 5]
            text = {"text": [Passage(words, 1.0, 1000)]}
            writer.add(Document(str(number), text, {"country": ["IS"]}, {"published": number}, {"body": b"x" * number}))
    return folder


def segment_of(folder: Path) -> Path:
    """The file of its only segment."""
    (path,) = folder.glob(f"*{EXTENSION}")
    return path


def everything(folder: Path) -> list[object]:
    """All that an index holds, read through stock Whoosh and from the columns."""
    (segment,) = open_index(folder, SCHEMA)._segments()
    arrays = segment.arrays(str(folder))
    with open_index(folder, SCHEMA).searcher() as searcher:
        reader = searcher.reader()
        postings = list(reader.iter_postings())
        stored = [searcher.stored_fields(number) for number in range(arrays.documents)]
        scores = [(hit.docnum, hit.score) for hit in searcher.search(query.Term("text", "word7"), limit=None)]
    columns = [arrays.keywords("country").slots.tolist(), arrays.numbers("published").numbers.tolist()]
    text = arrays.field("text")
    blocks = [text.block_bounds(at) for at in range(50)]
    bounds = [[text.bound(at) for at in range(50)], [found if found is None else found.tolist() for found in blocks]]
    return [postings, stored, scores, columns, bounds, text.lengths.tolist()]


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_an_altered_byte_is_noticed_or_does_not_matter(index: Path, place: float, bits: int) -> None:
    path, whole = segment_of(index), everything(index)
    content = path.read_bytes()
    at = int(place * len(content))
    try:
        path.write_bytes(content[:at] + bytes([content[at] ^ bits]) + content[at + 1 :])
        with pytest.raises(BackendError, match=path.name):
            check_index(index)
        with contextlib.suppress(IndexDamagedError, IndexFormatError):
            assert everything(index) == whole
    finally:
        path.write_bytes(content)
    assert check_index(index) == 2


@settings(max_examples=20, deadline=None)
@given(part=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_is_noticed_at_opening(index: Path, part: float) -> None:
    path = segment_of(index)
    content = path.read_bytes()
    try:
        path.write_bytes(content[: int(part * len(content))])
        with pytest.raises(IndexDamagedError, match=path.name):
            SegmentFile(path)
    finally:
        path.write_bytes(content)


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_an_altered_table_of_contents_makes_no_other_answer(index: Path, place: float, bits: int) -> None:
    (path,) = index.glob("*.toc")
    whole, content = everything(index), path.read_bytes()
    at = int(place * len(content))
    try:
        path.write_bytes(content[:at] + bytes([content[at] ^ bits]) + content[at + 1 :])
        if (
            not -(len(SEAL) + 4) <= at - len(content) < -4
        ):  # without its mark a checksum is none, and the table is whole
            with pytest.raises(IndexDamagedError, match="toc"):
                check_index(index)
        with contextlib.suppress(BackendError, FileNotFoundError):
            assert everything(index) == whole
    finally:
        path.write_bytes(content)


def test_what_is_left_of_an_index_without_its_table_of_contents_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add(Document("1", {"text": [Passage(["old"])]}, {}, {}, {}))
    (table,) = tmp_path.glob("*.toc")
    table.unlink()
    with pytest.raises(IndexDamagedError, match="index --rebuild"):
        Writer(tmp_path, SCHEMA)
    assert segment_of(tmp_path).exists()
    Writer(tmp_path, SCHEMA, anew=True).commit()
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 0


def test_a_reader_that_opens_while_a_writer_commits_sees_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add(Document("1", {"text": [Passage(["old"])]}, {}, {}, {}))
    latest, commits = TOC._latest_generation, iter(["2", "3", "4"])

    def beaten(storage: Any, name: str) -> Any:
        """The newest generation, which a writer replaces before it can be read."""
        found = latest(storage, name)
        with monkeypatch.context() as undone:
            undone.setattr(TOC, "_latest_generation", latest)
            for key in islice(commits, 1):
                with Writer(tmp_path, SCHEMA) as writer:
                    writer.add(Document(key, {"text": [Passage(["new"])]}, {}, {}, {}))
        return found

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


def test_another_format_says_what_to_do(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_file, "FORMAT", 2)
    with pytest.raises(IndexFormatError, match="--rebuild"):
        SegmentFile(segment_of(index))


def test_a_writer_that_begins_anew_replaces_an_index_it_cannot_read(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add(Document("1", {"text": [Passage(["old"])]}, {}, {}, {}))
    path = segment_of(tmp_path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(IndexDamagedError):
        Writer(tmp_path, SCHEMA).add(Document("2", {}, {}, {}, {}))
    with Writer(tmp_path, SCHEMA, anew=True) as writer:
        writer.add(Document("2", {"text": [Passage(["new"])]}, {}, {}, {}))
    assert not path.exists()
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 1


def test_a_missing_index_or_segment_is_told(index: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        open_index(tmp_path, SCHEMA)
    path = segment_of(index)
    aside = path.rename(tmp_path / "aside")
    try:
        with pytest.raises(IndexDamagedError, match="missing"):
            check_index(index)
    finally:
        aside.rename(path)


def test_regions_that_were_not_filled_leave_no_gap(tmp_path: Path) -> None:
    with FileBuilder(tmp_path / "file") as builder:
        first = builder.reserve("first", np.uint32, 5_000_000)
        builder.add("second", np.arange(300_000, dtype=np.int64))
        third = builder.reserve("third", np.uint8, 7)
        first.append(np.arange(10))
        third.append(np.array([1, 2]))
        first.append(np.arange(10, 20))
        with pytest.raises(ValueError, match="room"):
            third.append(np.zeros(6))
        builder.finish()
    file = SegmentFile(tmp_path / "file")
    file.verify_all()
    assert file.section("first").whole().tolist() == list(range(20))
    assert np.array_equal(file.section("second").whole(), np.arange(300_000))
    assert file.section("third").part(1, 2).tolist() == [2]
    assert (tmp_path / "file").stat().st_size < 2_500_000


def test_an_unfinished_file_is_removed(tmp_path: Path) -> None:
    with contextlib.suppress(struct.error), FileBuilder(tmp_path / "file") as builder:
        builder.add("first", np.arange(5))
        raise struct.error("out of luck")
    assert not (tmp_path / "file").exists()
