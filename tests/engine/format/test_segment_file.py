"""Segment files: a cut or altered file is refused, and named, before it can make an answer."""

from __future__ import annotations

import contextlib
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.engine.commit.integrity import check_index
from searchapp.engine.format.segment_file import PAGE_BYTES, TAIL, SegmentFile, SegmentFileWriter
from searchapp.errors import BackendError, IndexDamagedError, IndexFormatError
from tests.engine.stories import segment_path
from tests.engine.whole_index import everything


@settings(max_examples=60, deadline=None)
@given(position=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_an_altered_byte_is_noticed_or_does_not_matter(index: Path, position: float, bits: int) -> None:
    path, whole = segment_path(index), everything(index)
    content = path.read_bytes()
    offset = int(position * len(content))
    try:
        path.write_bytes(content[:offset] + bytes([content[offset] ^ bits]) + content[offset + 1 :])
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
    path = segment_path(index)
    content = path.read_bytes()
    try:
        path.write_bytes(content[: int(part * len(content))])
        with pytest.raises(IndexDamagedError, match=path.name):
            SegmentFile(path)
    finally:
        path.write_bytes(content)


def test_a_section_that_is_not_there_is_another_format(index: Path) -> None:
    with pytest.raises(IndexFormatError, match=r"has no text\.nonsense: run `searchapp index --rebuild`"):
        SegmentFile(segment_path(index)).section("text.nonsense")


def test_reserved_room_that_was_not_filled_leaves_no_gap(tmp_path: Path) -> None:
    with SegmentFileWriter(tmp_path / "file") as writer:
        first = writer.reserve("first", np.uint32, 5_000_000)
        writer.add("second", np.arange(300_000, dtype=np.int64))
        third = writer.reserve("third", np.uint8, 7)
        first.append(np.arange(10))
        third.append(np.array([1, 2]))
        first.append(np.arange(10, 20))
        with pytest.raises(ValueError, match="room"):
            third.append(np.zeros(6))
        writer.finish()
    file = SegmentFile(tmp_path / "file")
    file.verify_all()
    assert file.section("first").whole().tolist() == list(range(20))
    assert np.array_equal(file.section("second").whole(), np.arange(300_000))
    assert file.section("third").part(1, 2).tolist() == [2]
    assert (tmp_path / "file").stat().st_size < 2_500_000


def test_an_unfinished_file_is_removed(tmp_path: Path) -> None:
    with contextlib.suppress(struct.error), SegmentFileWriter(tmp_path / "file") as writer:
        writer.add("first", np.arange(5))
        raise struct.error("out of luck")
    assert not (tmp_path / "file").exists()


def test_pages_are_sealed_by_crc_32_as_every_other_program_counts_it(index: Path) -> None:
    content = segment_path(index).read_bytes()
    _, covered, *_ = TAIL.unpack(content[-TAIL.size :])
    first_page = content[: min(covered, PAGE_BYTES)]
    assert zlib.crc32(first_page).to_bytes(4, "little") in content[covered:]
