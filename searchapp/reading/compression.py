"""Compressed bytes as a stream of plain ones: gzip, bzip2, xz and Zstandard, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

import zstandard

from searchapp.errors import ArticleError

MAX_UNPACKED_BYTES = 1 << 30  # a gzip bomb unpacks to a thousand times its size; 1 GiB of news is 400,000 stories
MAX_RATIO = 200  # more bytes than that are a bomb when they are 200 times the packed ones: text packs 3 to 30 times
COMPRESSION_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")
_MAX_DICTIONARY_BYTES = 1 << 27  # what xz -9 and zstd --ultra ask for; a forged header may ask for 4 GiB
_BLOCK_BYTES = 1 << 16
_MAGIC_BYTES = 10


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def unpacked(path: str, packed: BinaryIO, max_bytes: int = MAX_UNPACKED_BYTES, start: int = 0) -> BinaryIO:
    """The plain bytes of a stream from a byte on, which is closed with the result; its faults are ArticleErrors."""
    packed.seek(start)
    first_bytes = read_block(path, packed, _MAGIC_BYTES)
    packed.seek(start)
    opened = next((opener for is_packed, opener in _FORMATS if is_packed(first_bytes)), None)
    if opened is None:
        return packed
    return io.BufferedReader(_Unpacked(path, packed, opened(packed), max_bytes), _BLOCK_BYTES)


def read_block(path: str, stream: _Stream, size: int) -> bytes:
    """Up to `size` bytes of the stream; an error of the system or the unpacking becomes an ArticleError."""
    try:
        return stream.read(size)
    except (OSError, EOFError, ValueError, MemoryError, zlib.error, lzma.LZMAError, zstandard.ZstdError) as error:
        raise unreadable(path, error) from error


def unreadable(path: str, error: Exception) -> ArticleError:
    """The error for a file that the system or the unpacking refuses."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(path, f"cannot be read: {reason or type(error).__name__}")


class _Unpacked(io.RawIOBase):
    """The content of a compressed file, up to a number of bytes; its faults are ArticleErrors."""

    def __init__(self, path: str, packed: BinaryIO, stream: _Stream, max_bytes: int) -> None:
        self._path = path
        self._packed = packed
        self._stream = stream
        self._max_bytes = max_bytes
        self._unpacked_bytes = 0

    def readable(self) -> bool:
        """Always: the stream is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer and say with how many bytes."""
        block = read_block(self._path, self._stream, len(buffer))
        self._unpacked_bytes += len(block)
        if self._unpacked_bytes > self._max_bytes and self._unpacked_bytes > MAX_RATIO * self._packed.tell():
            raise ArticleError(self._path, f"unpacks to more than {self._max_bytes >> 20} MiB; unpack and split it")
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the file beneath too."""
        self._packed.close()
        super().close()


class _Xz:
    """The content of an xz file, whose header cannot make it take more memory than xz itself takes at most."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._decompressor = lzma.LZMADecompressor(memlimit=2 * _MAX_DICTIONARY_BYTES)

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        while True:
            block = b""
            if self._decompressor.eof:
                block = (self._decompressor.unused_data or self._packed.read(_BLOCK_BYTES)).lstrip(b"\0")
                if not block:
                    return b""
                self._decompressor = lzma.LZMADecompressor(memlimit=2 * _MAX_DICTIONARY_BYTES)
            elif self._decompressor.needs_input:
                block = self._packed.read(_BLOCK_BYTES)
                if not block:
                    raise EOFError("compressed file ended before the end-of-stream marker was reached")
            if plain := self._decompressor.decompress(block, size):
                return plain


def _zstandard(packed: BinaryIO) -> _Stream:
    decompressor = zstandard.ZstdDecompressor(max_window_size=_MAX_DICTIONARY_BYTES)
    return decompressor.stream_reader(packed, read_across_frames=True, closefd=False)


_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[BinaryIO], _Stream]], ...] = (
    (lambda head: head.startswith(b"\x1f\x8b"), lambda packed: gzip.GzipFile(fileobj=packed, mode="rb")),
    (lambda head: head[:3] == b"BZh" and head[4:] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"), bz2.BZ2File),
    (lambda head: head.startswith(b"\xfd7zXZ\0"), _Xz),
    (lambda head: head.startswith(b"\x28\xb5\x2f\xfd"), _zstandard),
)
