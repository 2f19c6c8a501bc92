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
_ZSTANDARD_BYTES = 1 << 11  # unpacked at once: 64 MiB come out of them at most
_MAGIC_BYTES = 10
_CUT_OFF = "is cut off; what could be read of it was"
_DAMAGES = (zlib.error, lzma.LZMAError, zstandard.ZstdError)


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def unpacked(
    path: str,
    packed: BinaryIO,
    max_bytes: int = MAX_UNPACKED_BYTES,
    start: int = 0,
    damages: list[ArticleError] | None = None,
) -> BinaryIO:
    """The plain bytes of a stream from a byte on, which is closed with the result; its faults are ArticleErrors.

    Where a list is given for them, bytes that are cut off or damaged end the stream, and the list tells it.
    """
    packed.seek(start)
    first_bytes = read_block(path, packed, _MAGIC_BYTES)
    packed.seek(start)
    opened = next((opener for is_packed, opener in _FORMATS if is_packed(first_bytes)), None)
    if opened is None:
        return packed
    return io.BufferedReader(_Unpacked(path, packed, opened(packed), max_bytes, damages), _BLOCK_BYTES)


def read_block(path: str, stream: _Stream, size: int) -> bytes:
    """Up to `size` bytes of the stream; an error of the system or the unpacking becomes an ArticleError."""
    try:
        return stream.read(size)
    except (OSError, EOFError, ValueError, MemoryError, *_DAMAGES) as error:
        raise unreadable(path, error) from error


def unreadable(path: str, error: Exception) -> ArticleError:
    """The error for a file that the system or the unpacking refuses."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(path, f"cannot be read: {reason or type(error).__name__}")


def _damage(path: str, error: ArticleError) -> ArticleError | None:
    """What is told of a file whose bytes are cut off or damaged; None where the system refuses them."""
    cause = error.__cause__
    if isinstance(cause, EOFError):
        return ArticleError(path, _CUT_OFF)
    is_damaged = isinstance(cause, _DAMAGES) or (isinstance(cause, OSError) and cause.errno is None)
    return ArticleError(path, f"is damaged ({cause}); what could be read of it was") if is_damaged else None


class _Unpacked(io.RawIOBase):
    """The content of a compressed file, up to a number of bytes; its faults are ArticleErrors."""

    def __init__(
        self, path: str, packed: BinaryIO, stream: _Stream, max_bytes: int, damages: list[ArticleError] | None
    ) -> None:
        self._damages = damages
        self._is_ended = False
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
        block = b"" if self._is_ended else self._block(len(buffer))
        self._unpacked_bytes += len(block)
        if self._unpacked_bytes > self._max_bytes and self._unpacked_bytes > MAX_RATIO * self._packed.tell():
            raise ArticleError(self._path, f"unpacks to more than {self._max_bytes >> 20} MiB; unpack and split it")
        buffer[: len(block)] = block
        return len(block)

    def _block(self, size: int) -> bytes:
        """The next bytes; none behind a damage that can be told, unless nothing stands before it."""
        try:
            return read_block(self._path, self._stream, size)
        except ArticleError as error:
            damage = _damage(self._path, error)
            if damage is None or self._damages is None or not self._unpacked_bytes:
                raise
            self._damages[:] = [damage]
            self._is_ended = True
            return b""

    def close(self) -> None:
        """Close the file beneath too."""
        self._packed.close()
        super().close()


class _AtOnce:
    """A stream of the standard library of which a read gives what there is, so that nothing is lost before a fault."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File) -> None:
        self.read = stream.read1


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


class _Zstandard:
    """The content of a Zstandard file, whose library's own stream takes the end of the file for that of its frame."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._ready = io.BytesIO()
        self._frame = self._next_frame()
        self._is_begun = False

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        while not (plain := self._ready.read(size)):
            block = (self._frame.unused_data if self._frame.eof else b"") or self._packed.read(_ZSTANDARD_BYTES)
            if self._frame.eof:
                self._frame, self._is_begun = self._next_frame(), False
            if not block:
                if self._is_begun:
                    raise EOFError("compressed file ended before the end of its last frame")
                return b""
            self._is_begun = True
            self._ready = io.BytesIO(self._frame.decompress(block))
        return plain

    @staticmethod
    def _next_frame() -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=_MAX_DICTIONARY_BYTES).decompressobj()


def _bzip2(packed: BinaryIO) -> _Stream:
    return _AtOnce(bz2.BZ2File(packed))


_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[BinaryIO], _Stream]], ...] = (
    (lambda head: head.startswith(b"\x1f\x8b"), lambda packed: _AtOnce(gzip.GzipFile(fileobj=packed, mode="rb"))),
    (lambda head: head[:3] == b"BZh" and head[4:] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"), _bzip2),
    (lambda head: head.startswith(b"\xfd7zXZ\0"), _Xz),
    (lambda head: head.startswith(b"\x28\xb5\x2f\xfd"), _Zstandard),
)
