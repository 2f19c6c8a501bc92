"""A file that articles are read from, as a stream of bytes: on disk, in a pipe, packed with gzip or not."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import BinaryIO

from searchapp.errors import ArticleError

STANDARD_INPUT = "-"
MAX_UNPACKED_BYTES = 1 << 30  # a gzip bomb unpacks to a thousand times its size; 1 GiB of news is 400,000 stories
MAX_WHOLE_BYTES = 1 << 28  # what a reader that needs the whole file may hold; Reuters-21578 in one file is 27 MB
DIGEST_BYTES = 16  # 128 bits: no two of 10^15 files meet
_BLOCK_BYTES = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True)
class SourceFile:
    """A file to be read: `path` as the user gave it, `named` if the user named the file itself and not a folder."""

    path: str
    named: bool = False
    content: bytes | None = None  # what came through a pipe, which can be read only once
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES

    @property
    def display_path(self) -> str:
        """The path as text that can be stored and printed."""
        return printable_path(self.path)

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case: `.sgm` for `wire.sgm.gz`."""
        return format_suffix(self.path)

    @cached_property
    def digest(self) -> str:
        """A hexadecimal digest of the bytes as they lie on disk; raises ArticleError when they cannot be read."""
        state = blake2b(digest_size=DIGEST_BYTES)
        with self._open_packed() as stream:
            while block := _read_block(self.path, stream, _BLOCK_BYTES):
                state.update(block)
        return state.hexdigest()

    def open(self) -> BinaryIO:
        """The unpacked bytes as a stream that the caller closes; reading too many raises ArticleError."""
        stream = self._open_packed()
        is_packed = _read_block(self.path, stream, len(_GZIP_MAGIC)) == _GZIP_MAGIC
        stream.seek(0)
        return io.BufferedReader(_Unpacked(self.path, stream, self.max_unpacked_bytes)) if is_packed else stream

    def head(self, size: int) -> bytes:
        """The first unpacked bytes, at most `size`; raises ArticleError when they cannot be read."""
        with self.open() as stream:
            return _read_block(self.path, stream, size)

    def read(self) -> bytes:
        """All unpacked bytes; raises ArticleError when they cannot be read or are too many to be held."""
        content = self.head(MAX_WHOLE_BYTES + 1)
        if len(content) > MAX_WHOLE_BYTES:
            raise ArticleError(self.path, f"is larger than {MAX_WHOLE_BYTES >> 20} MiB; split it")
        return content

    def _open_packed(self) -> BinaryIO:
        """The bytes as they lie on disk or came through the pipe."""
        if self.content is not None:
            return io.BytesIO(self.content)
        try:
            return open(self.path, "rb")
        except OSError as error:
            raise _unreadable(self.path, error) from error


class _Unpacked(io.RawIOBase):
    """The content of a gzip file, up to a number of bytes; its faults are ArticleErrors."""

    def __init__(self, path: str, packed: BinaryIO, max_bytes: int) -> None:
        self._path = path
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed, mode="rb")
        self._max_bytes = max_bytes
        self._unpacked_bytes = 0

    def readable(self) -> bool:
        """Always: the stream is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer and say with how many bytes."""
        block = _read_block(self._path, self._stream, len(buffer))
        self._unpacked_bytes += len(block)
        if self._unpacked_bytes > self._max_bytes:
            raise ArticleError(self._path, f"unpacks to more than {self._max_bytes >> 20} MiB; unpack and split it")
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the file beneath too."""
        self._stream.close()
        self._packed.close()
        super().close()


def printable_path(path: str) -> str:
    """A path as text; bytes of a name that are not UTF-8 stand as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def format_suffix(path: str) -> str:
    """The suffix that tells the format, in lower case, a last `.gz` left out."""
    stem, suffix = os.path.splitext(path.lower())
    return os.path.splitext(stem)[1] if suffix == ".gz" else suffix


def _read_block(path: str, stream: BinaryIO | gzip.GzipFile, size: int) -> bytes:
    """Up to `size` bytes of the stream; an error of the system or the unpacking becomes an ArticleError."""
    try:
        return stream.read(size)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> ArticleError:
    """The error for a file that the system or the unpacking refuses."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(path, f"cannot be read: {reason}")
