"""Paths in, files out: what is to be read, in a stable order, and its bytes."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from searchapp.errors import ArticleError, UserError

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".sgm", ".sgml", ".json", ".jsonl", ".ndjson"})
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
    held: bytes | None = None  # what came through a pipe, which can be read only once

    @property
    def shown(self) -> str:
        """The path as text that can be stored and printed."""
        return shown_path(self.path)

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case: `.sgm` for `wire.sgm.gz`."""
        return format_suffix(self.path)

    @cached_property
    def digest(self) -> str:
        """A hexadecimal digest of the bytes as they lie on disk; raises ArticleError when they cannot be read."""
        state = blake2b(digest_size=DIGEST_BYTES)
        with self._open_raw() as stream:
            while block := _reading(self.path, stream, _BLOCK_BYTES):
                state.update(block)
        return state.hexdigest()

    def open(self) -> BinaryIO:
        """The unpacked bytes as a stream that the caller closes; reading too many raises ArticleError."""
        stream = self._open_raw()
        if _reading(self.path, stream, len(_GZIP_MAGIC)) != _GZIP_MAGIC:
            stream.seek(0)
            return stream
        stream.seek(0)
        return io.BufferedReader(_Unpacked(self.path, stream))

    def read(self) -> bytes:
        """All unpacked bytes; raises ArticleError when they cannot be read or are too many to be held."""
        with self.open() as stream:
            content = _reading(self.path, stream, MAX_WHOLE_BYTES + 1)
        if len(content) > MAX_WHOLE_BYTES:
            raise ArticleError(self.path, f"is larger than {MAX_WHOLE_BYTES >> 20} MiB; split it")
        return content

    def _open_raw(self) -> BinaryIO:
        """The bytes as they lie on disk or came through the pipe."""
        if self.held is not None:
            return io.BytesIO(self.held)
        try:
            return open(self.path, "rb")
        except OSError as error:
            raise _unreadable(self.path, error) from error


class _Unpacked(io.RawIOBase):
    """The content of a gzip file, up to MAX_UNPACKED_BYTES; its faults are ArticleErrors."""

    def __init__(self, path: str, packed: BinaryIO) -> None:
        self._path = path
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed, mode="rb")
        self._unpacked_bytes = 0

    def readable(self) -> bool:
        """Always: the stream is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer and say with how many bytes."""
        block = _reading(self._path, self._stream, len(buffer))
        self._unpacked_bytes += len(block)
        if self._unpacked_bytes > MAX_UNPACKED_BYTES:
            raise ArticleError(self._path, f"unpacks to more than {MAX_UNPACKED_BYTES >> 20} MiB; unpack and split it")
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the file beneath too."""
        self._stream.close()
        self._packed.close()
        super().close()


def find_files(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    """Every file to be read under `paths`, each once, folders in sorted order; `-` is standard input.

    Raises UserError at once for a path that is not there.
    """
    given = [os.fspath(path) for path in paths]
    for path in given:
        if path != STANDARD_INPUT and not os.path.exists(path):
            raise UserError(f"there is no file or folder “{path}”")
    return _found(given)


def shown_path(path: str) -> str:
    """A path as text; bytes of a name that are not UTF-8 stand as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def format_suffix(path: str) -> str:
    """The suffix that tells the format, in lower case, a last `.gz` left out."""
    stem, suffix = os.path.splitext(path.lower())
    return os.path.splitext(stem)[1] if suffix == ".gz" else suffix


def _found(given: Iterable[str]) -> Iterator[SourceFile]:
    """The files behind the paths, each once, though a folder may be named in several ways or through a link."""
    seen: set[str] = set()
    real_folder = cache(os.path.realpath)
    for path in given:
        for file in _behind(path):
            place = os.path.join(real_folder(os.path.dirname(file.path)), os.path.basename(file.path))
            if place not in seen:
                seen.add(place)
                yield file


def _behind(path: str) -> Iterator[SourceFile]:
    """The files of one path that the user gave."""
    if path == STANDARD_INPUT:
        yield SourceFile(path, named=True, held=sys.stdin.buffer.read(MAX_WHOLE_BYTES + 1))
        return
    shown = Path(os.path.normpath(path)).as_posix()
    if os.path.isdir(path):
        yield from (SourceFile(inner) for inner in _inside(shown))
    elif os.path.isfile(path):
        yield SourceFile(shown, named=True)
    else:  # a pipe that the shell opened
        yield SourceFile(shown, named=True, held=Path(path).read_bytes())


def _inside(folder: str) -> Iterator[str]:
    """The files of a folder that may hold articles, sorted; hidden ones are left out and no folder is entered twice.

    Folders that cannot be listed come last: reading them tells why.
    """
    entered: set[str] = set()
    refused: list[str] = []
    for current, folders, names in os.walk(
        folder, onerror=lambda error: refused.append(error.filename), followlinks=True
    ):
        real = os.path.realpath(current)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(current, name)
            if not name.startswith(".") and _may_hold_articles(name) and _may_be_file(path):
                yield Path(path).as_posix()
    yield from refused


def _may_be_file(path: str) -> bool:
    """Whether it is a file, or nobody lets us know."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        return isinstance(error, PermissionError)


def _may_hold_articles(name: str) -> bool:
    """Whether a file's name promises articles; one without a suffix is looked into."""
    return format_suffix(name) in SUFFIXES or "." not in name


def _reading(path: str, stream: BinaryIO | gzip.GzipFile, size: int) -> bytes:
    """Up to `size` bytes of the stream; whatever the system or the unpacking says becomes an ArticleError."""
    try:
        return stream.read(size)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> ArticleError:
    """What to tell of a file that the system or the unpacking refuses."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(path, f"cannot be read: {reason}")
