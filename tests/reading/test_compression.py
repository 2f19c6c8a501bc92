"""Compressed bytes are plain ones to whoever reads them, whatever packed them and however they were cut."""

from __future__ import annotations

import bz2
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.reading.compression import MAX_RATIO, read_block, unpacked, unreadable
from tests.reading.archives.samples import PACKERS

STORY = b"The ferry to Sandholm sails again on Friday.\n" * 40


@pytest.mark.parametrize("suffix", PACKERS)
@settings(max_examples=30)
@given(parts=st.lists(st.binary(max_size=200), min_size=1, max_size=4), size=st.integers(1, 70))
def test_whatever_is_packed_comes_back_also_in_several_streams(suffix: str, parts: list[bytes], size: int) -> None:
    packed = b"".join(PACKERS[suffix](part) for part in parts)
    with unpacked("clips", io.BytesIO(packed)) as stream:
        assert b"".join(iter(lambda: stream.read(size), b"")) == b"".join(parts)


@pytest.mark.parametrize("plain", [b"", STORY, b"BZh is how bzip2 begins, and this sentence too.", b"\x1f"])
def test_plain_bytes_are_left_as_they_are(plain: bytes) -> None:
    assert unpacked("clips", io.BytesIO(plain)).read() == plain


def test_an_empty_file_of_bzip2_is_empty() -> None:
    assert unpacked("clips", io.BytesIO(bz2.compress(b""))).read() == b""


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_stands_before_a_cut_is_read_where_the_cut_is_told(suffix: str) -> None:
    lines = b"".join(b"The ferry %d to Sandholm sails again on Friday.\n" % number for number in range(30_000))
    packed = PACKERS[suffix](lines)
    damages: list[ArticleError] = []
    read = unpacked("clips", io.BytesIO(packed[: len(packed) * 9 // 10]), damages=damages).read()
    assert lines.startswith(read)
    assert len(read) > len(lines) / 3  # bzip2 packs 900 kB in one block
    assert [error.message for error in damages] == ["is cut off; what could be read of it was"]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_file_that_is_cut_off_is_an_error_that_names_it(suffix: str) -> None:
    cut = PACKERS[suffix](STORY)[:-4]
    with pytest.raises(ArticleError, match=r"^clips: cannot be read: Compressed file ended before|^clips: .*ended"):
        unpacked("clips", io.BytesIO(cut)).read()


def test_a_file_may_unpack_to_more_than_the_limit_if_it_packs_as_text_does() -> None:
    packed = PACKERS[".gz"](bytes(range(256)) * 40)
    assert len(unpacked("clips", io.BytesIO(packed), max_bytes=100).read()) == 256 * 40
    bomb = PACKERS[".gz"](b"\n" * (1 << 20) * 3)
    assert len(bomb) * MAX_RATIO < 3 << 20
    with pytest.raises(ArticleError, match="unpacks to more than 2 MiB; unpack and split it"):
        unpacked("clips", io.BytesIO(bomb), max_bytes=2 << 20).read()


def test_closing_the_stream_closes_the_file_beneath() -> None:
    packed = io.BytesIO(PACKERS[".xz"](STORY))
    unpacked("clips", packed).close()
    assert packed.closed


def test_errors_of_the_system_are_told_in_its_words() -> None:
    assert (
        str(unreadable("clips", PermissionError(13, "Permission denied"))) == "clips: cannot be read: Permission denied"
    )
    assert str(unreadable("clips", EOFError())) == "clips: cannot be read: EOFError"
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(ArticleError, match="clips: cannot be read: I/O operation on closed file"):
        read_block("clips", closed, 1)
