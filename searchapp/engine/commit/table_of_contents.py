"""Whoosh's table of contents, which names the live segments: read without trust, written to survive a power cut."""

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

from searchapp.engine.format.segment_file import REMEDY
from searchapp.engine.whoosh_compat.codec import ANOTHER_VERSION, ArraySegment
from searchapp.errors import IndexDamagedError, IndexFormatError, IndexMissingError

INDEX_NAME = "MAIN"  # Whoosh's default
_READING_TRIES = 10  # a writer may replace the table of contents that is about to be read
SEAL = b"\0crc32\0\0"  # before the checksum behind a table of contents

_TRUSTED = {
    (ArraySegment.__module__, ArraySegment.__name__),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}
_SEGMENT = re.compile(rf"({INDEX_NAME}_[0-9a-z]{{16}})\.[A-Za-z0-9_.]+")  # with an id that Whoosh draws
_CONTENTS = re.compile(rf"_{INDEX_NAME}_[0-9]+\.toc(?:\.[0-9.]+)?")  # with the time at which one was begun
_OWN_PACKAGE, _WHOOSH_CODECS = "searchapp.", "whoosh.codec."


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """A folder in which a renamed file, and everything written before it, is on the disk; tables of contents have a
    checksum behind what Whoosh reads of them."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Replace a file by another, at once or not at all."""
        if newname.endswith(".toc"):
            _seal(self._fpath(oldname))
        _sync(self._fpath(oldname))
        _sync(self.folder)
        os.replace(self._fpath(oldname), self._fpath(newname))
        _sync(self.folder)


class ArrayIndex(FileIndex):  # type: ignore[misc]
    """A Whoosh index whose table of contents cannot run code."""

    def __init__(self, storage: FileStorage, schema: Schema, indexname: str = INDEX_NAME) -> None:
        self.storage = storage
        self._schema = schema
        self.indexname = indexname
        self._read_toc()

    def _read_toc(self) -> TOC:
        return read_table_of_contents(self.storage, self._schema)


def open_index(directory: str | os.PathLike[str], schema: Schema) -> ArrayIndex:
    """The index in a folder, read by this schema. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
    return ArrayIndex(DurableStorage(os.fspath(directory)), schema)


def read_table_of_contents(storage: FileStorage, schema: Schema) -> TOC:
    """The newest table of contents. Raises IndexMissingError, IndexFormatError and IndexDamagedError."""
    for _ in range(_READING_TRIES - 1):
        with suppress(EmptyIndexError, FileNotFoundError):
            return _read(storage, schema)
    try:
        return _read(storage, schema)
    except (EmptyIndexError, FileNotFoundError) as error:
        raise IndexMissingError(f"there is no index in {storage.folder}: run `searchapp index` first") from error


def latest_generation(storage: FileStorage) -> int:
    """The generation of the newest table of contents, -1 when there is none."""
    generation: int = TOC._latest_generation(storage, INDEX_NAME)
    return generation


def table_of_contents_name(generation: int) -> str:
    """The file name of the table of contents of a generation."""
    return str(TOC._filename(INDEX_NAME, generation))


def _read(storage: FileStorage, schema: Schema) -> TOC:
    generation = latest_generation(storage)
    if generation < 0:
        raise EmptyIndexError(INDEX_NAME)
    name = table_of_contents_name(generation)
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
        except IndexFormatError as error:
            raise IndexFormatError(f"{storage.folder}: {error}") from error
        except (WhooshIndexError, pickle.UnpicklingError, EOFError, struct.error, *_BROKEN) as error:
            raise IndexDamagedError(os.path.join(storage.folder, name), f"it cannot be read ({error})") from error
    if version != _VERSION:
        raise IndexFormatError(f"{storage.folder}: its table of contents has version {version}: {REMEDY}")
    if written != generation or sizes[1] != _BYTE_ORDER_MARK or not _are_segments(segments):
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
        if (module, name) in _TRUSTED:
            return super().find_class(module, name)
        if module.startswith(_WHOOSH_CODECS):
            raise IndexFormatError(f"Whoosh itself has written to the index: {REMEDY}")
        if module.startswith(_OWN_PACKAGE) and name == ArraySegment.__name__:
            raise IndexFormatError(ANOTHER_VERSION)
        raise pickle.UnpicklingError(f"it names {module}.{name}")


def _are_segments(segments: Any) -> bool:
    return isinstance(segments, list) and all(isinstance(segment, ArraySegment) for segment in segments)


def _seal(path: str) -> None:
    """Append the checksum of a table of contents, where stock Whoosh does not look."""
    with open(path, "r+b") as file:
        checksum = crc32(file.read())
        file.write(SEAL + checksum.to_bytes(4, "little"))


def _is_whole(content: bytes) -> bool:
    """Whether a table of contents is as it was written; one that stock Whoosh wrote has no checksum."""
    body, seal, checksum = content[: -len(SEAL) - 4], content[-len(SEAL) - 4 : -4], content[-4:]
    return seal != SEAL or crc32(body) == int.from_bytes(checksum, "little")


def delete_unreferenced_files(storage: FileStorage, toc: TOC) -> None:
    """Delete what a killed writer left behind: files that the table of contents does not name, and older tables.

    Whoosh would delete whatever begins with the name of the index, somebody's MAIN_report.pdf too.
    """
    live = {segment.segment_id() for segment in toc.segments}
    for name in storage.list():
        of_segment = _SEGMENT.fullmatch(name)
        stale = of_segment is not None and of_segment.group(1) not in live
        older = _CONTENTS.fullmatch(name) is not None and name != table_of_contents_name(toc.generation)
        if stale or older:
            storage.delete_file(name)


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
