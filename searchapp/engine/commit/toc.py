"""Whoosh's table of contents: read without trusting it, and written so that it survives a power cut."""

from __future__ import annotations

import os
import pickle
import re
import struct
from contextlib import suppress
from io import BytesIO
from typing import Any
from zlib import crc32

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, EmptyIndexError, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.writing import SegmentWriter

from searchapp.engine.format.segment_file import REMEDY
from searchapp.engine.whoosh_compat.codec import ArrayCodec, ArraySegment
from searchapp.errors import IndexDamagedError, IndexFormatError, IndexMissingError

INDEX_NAME = "MAIN"  # Whoosh's default
READING_TRIES = 10  # a writer may put the next table in the place of one that is about to be read
SEAL = b"\0crc32\0\0"  # before the checksum behind a table of contents

_TRUSTED = {
    ("searchapp.engine.whoosh_compat.codec", "ArraySegment"),
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("whoosh.codec.whoosh3", "W3Codec"),
    ("builtins", "set"),
    ("collections", "defaultdict"),
    ("builtins", "int"),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """A folder in which a renamed file, and everything written before it, is on the disk; tables of contents have a
    checksum behind what Whoosh reads of them."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Put a file in the place of another, at once or not at all."""
        if newname.endswith(".toc"):
            _seal(self._fpath(oldname))
        _sync(self._fpath(oldname))
        _sync(self.folder)
        os.replace(self._fpath(oldname), self._fpath(newname))
        _sync(self.folder)


class ArrayIndex(FileIndex):  # type: ignore[misc]
    """A Whoosh index whose own writer writes segments of arrays, and whose table of contents may not run code."""

    def __init__(self, storage: FileStorage, schema: Schema, indexname: str = INDEX_NAME) -> None:
        self.storage = storage
        self._schema = schema
        self.indexname = indexname
        self._read_toc()

    def _read_toc(self) -> TOC:
        return read_toc(self.storage, self._schema)

    def writer(self, procs: int = 1, **options: Any) -> SegmentWriter:
        """Whoosh's writer."""
        return SegmentWriter(self, **{"codec": ArrayCodec(), **options})


def open_index(directory: str | os.PathLike[str], schema: Schema) -> ArrayIndex:
    """The index in a folder, read by this schema. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
    return ArrayIndex(DurableStorage(os.fspath(directory)), schema)


def read_toc(storage: FileStorage, schema: Schema) -> TOC:
    """The newest table of contents. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
    for _ in range(READING_TRIES - 1):
        with suppress(EmptyIndexError, FileNotFoundError):
            return _read_toc(storage, schema)
    try:
        return _read_toc(storage, schema)
    except (EmptyIndexError, FileNotFoundError) as error:
        raise IndexMissingError(f"there is no index in {storage.folder}: run `searchapp index` first") from error


def _read_toc(storage: FileStorage, schema: Schema) -> TOC:
    generation = TOC._latest_generation(storage, INDEX_NAME)
    if generation < 0:
        raise EmptyIndexError(INDEX_NAME)
    name = TOC._filename(INDEX_NAME, generation)
    with open(os.path.join(storage.folder, name), "rb") as file:
        content = file.read()
    if not _is_whole(content):
        raise IndexDamagedError(os.path.join(storage.folder, name), "it has been altered")
    with StructFile(BytesIO(content)) as stream:
        try:
            sizes = [stream.read_varint() for _ in range(3)], stream.read_int()
            version = stream.read_int()
            release = tuple(stream.read_varint() for _ in range(3))
            stream.skip_string()  # the schema as it was pickled
            written, _ = stream.read_int(), stream.read_int()
            segments = _SegmentUnpickler(stream.file).load() if version == _VERSION else []
        except (WhooshIndexError, pickle.UnpicklingError, EOFError, struct.error, *_BROKEN) as error:
            raise IndexDamagedError(os.path.join(storage.folder, name), f"it cannot be read ({error})") from error
    if version != _VERSION:
        raise IndexFormatError(f"{storage.folder}: its table of contents has version {version}: {REMEDY}")
    if written != generation or sizes[1] != _BYTE_ORDER_MARK or not isinstance(segments, list):
        raise IndexDamagedError(os.path.join(storage.folder, name), "it has been altered")
    return TOC(schema, segments, generation, version=version, release=release)


_VERSION = -111  # whoosh.index's _CURRENT_TOC_VERSION
_BYTE_ORDER_MARK = -12345
# What pickle, zlib and NumPy answer to altered bytes.
_BROKEN = (AttributeError, ImportError, IndexError, KeyError, MemoryError, OverflowError, TypeError, ValueError)


class _SegmentUnpickler(pickle.Unpickler):
    """Builds segments and nothing else: a table of contents from a stranger cannot run code."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that a segment is built of; UnpicklingError for any other."""
        if (module, name) not in _TRUSTED:
            raise pickle.UnpicklingError(f"it names {module}.{name}")
        return super().find_class(module, name)


def array_segments(storage: FileStorage, toc: TOC) -> list[ArraySegment]:
    """The segments of an index; IndexFormatError where a stock writer of Whoosh's has added others."""
    segments: list[ArraySegment] = toc.segments
    if not all(isinstance(segment, ArraySegment) for segment in segments):
        remedy = "run `searchapp index`, which takes that over"
        raise IndexFormatError(f"Whoosh itself has written to the index in {storage.folder}: {remedy}")
    return segments


def _seal(path: str) -> None:
    """Write the checksum of a table of contents behind it, where stock Whoosh does not look."""
    with open(path, "r+b") as file:
        checksum = crc32(file.read())
        file.write(SEAL + checksum.to_bytes(4, "little"))


def _is_whole(content: bytes) -> bool:
    """Whether a table of contents is as it was written; one that stock Whoosh wrote has nothing to tell that by."""
    body, seal, checksum = content[: -len(SEAL) - 4], content[-len(SEAL) - 4 : -4], content[-4:]
    return seal != SEAL or crc32(body) == int.from_bytes(checksum, "little")


def sweep(storage: FileStorage, toc: TOC) -> None:
    """Remove what a writer that was killed left behind: files of segments that the table of contents does not name."""
    known = {segment.segment_id() for segment in toc.segments}
    segment = re.compile(rf"({INDEX_NAME}_[0-9a-z]+)\.[A-Za-z0-9_.]+")
    contents = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
    for name in storage.list():
        of_segment, of_contents = segment.fullmatch(name), contents.match(name)
        stale = of_segment is not None and of_segment.group(1) not in known
        older = of_contents is not None and name != TOC._filename(INDEX_NAME, toc.generation)
        if stale or older:
            storage.delete_file(name)


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
