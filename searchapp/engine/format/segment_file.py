"""The container of a segment: flat arrays, a directory that names them, and a checksum for every 64 KB.

The file is mapped into memory. Opening it verifies its two ends and its directory; each 64 KB are verified when a part
of them is first read. So a cut file is noticed at opening, an altered one before the altered bytes are used.
"""

from __future__ import annotations

import json
import math
import mmap
import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from isal.isal_zlib import crc32
from msgspec import Struct

from searchapp.engine.format.kept_items import KeptItems, Scratch
from searchapp.engine.format.layout import FORMAT, SegmentFacts
from searchapp.errors import IndexDamagedError, IndexFormatError

REMEDY: Final = "run `searchapp index --rebuild`"

Array = npt.NDArray[Any]

_MAGIC: Final = b"SEARCHAPP"
HEAD: Final = struct.Struct("<12sI")  # magic, format
TAIL: Final = struct.Struct("<QQIII12s")  # file's length, directory's offset, its checksum, its length, format, magic
_ALIGNMENT: Final = 64  # a cache line
_PAGE_SHIFT: Final = 16  # 64 KB are verified in 1.2 µs once they are in memory (crc32 at 50 GB/s, zlib's at 4)
PAGE_BYTES: Final = 1 << _PAGE_SHIFT
_COPY_BYTES: Final = 8 << 20


class Section:
    """One array of a segment file; what is handed out has been verified."""

    __slots__ = ("_array", "_file", "_is_verified", "_item_bytes", "_offset")

    def __init__(self, file: SegmentFile, array: Array, offset: int) -> None:
        self._file = file
        self._array = array
        self._offset = offset
        self._item_bytes = array.itemsize * int(np.prod(array.shape[1:], dtype=np.int64))
        self._is_verified = False

    def __len__(self) -> int:
        return len(self._array)

    def part(self, begin: int, end: int) -> Array:
        """The items from `begin` to before `end`."""
        if not self._is_verified:
            self._file.verify(self._offset + begin * self._item_bytes, self._offset + end * self._item_bytes)
        return self._array[begin:end]

    def parts(self, spans: Sequence[tuple[int, int]]) -> list[Array]:
        """The items of several stretches."""
        if not self._is_verified:
            verify, offset, item_bytes = self._file.verify, self._offset, self._item_bytes
            for begin, end in spans:
                verify(offset + begin * item_bytes, offset + end * item_bytes)
        array = self._array
        return [array[begin:end] for begin, end in spans]

    def whole(self) -> Array:
        """All items."""
        if not self._is_verified:
            self._file.verify(self._offset, self._offset + len(self._array) * self._item_bytes)
            self._is_verified = True
        return self._array

    def memory(self) -> memoryview:
        """All items of a flat array as a memoryview, which is faster than NumPy for single items."""
        return self.whole().data


class SegmentFile:
    """A segment's arrays by name, mapped into memory.

    Raises IndexDamagedError, now or when a page is first touched, and IndexFormatError for a file of another version.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._map = _mapped(self.path)
        directory = self._directory()
        self._checksums = np.frombuffer(directory.checksums, dtype="<u4")
        self._verified = bytearray(len(self._checksums))
        self.facts = directory.facts
        self._sections = directory.sections
        self._opened: dict[str, Section] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def section(self, name: str) -> Section:
        """The array of that name. IndexFormatError where the file has none."""
        opened = self._opened.get(name)
        if opened is None:
            if name not in self._sections:
                raise IndexFormatError(f"{self.path} has no {name}: {REMEDY}")
            dtype, shape, offset = self._sections[name]
            count = int(np.prod(shape, dtype=np.int64))
            array = np.frombuffer(self._map, dtype=dtype, count=count, offset=offset).reshape(shape)
            opened = self._opened[name] = Section(self, array, offset)
        return opened

    def optional(self, name: str) -> Section | None:
        """The array of that name, if there is one."""
        return self.section(name) if name in self._sections else None

    def read(self, spans: Iterable[tuple[int, int]]) -> list[bytes]:
        """Verified bytes of some stretches of the file; all at once is quicker than one by one."""
        verified, mapped, contents = self._verified, self._map, []
        for begin, end in spans:
            page = begin >> _PAGE_SHIFT
            if page != end - 1 >> _PAGE_SHIFT or not verified[page]:  # a call less for most of what is read
                self.verify(begin, end)
            contents.append(mapped[begin:end])
        return contents

    def release(self) -> None:
        """Give the memory back that what was read takes up; it is read from the file again where it is needed."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    @property
    def mapped(self) -> mmap.mmap:
        """The mapped file, for a reader that has verified what it reads."""
        return self._map

    def offset(self, name: str) -> int:
        """Where in the file a section begins, in bytes."""
        return int(self._sections[name][2])

    def verify(self, begin: int, end: int) -> None:
        """Raise IndexDamagedError unless the pages from byte `begin` to `end` are as they were written."""
        if begin == end:
            return
        first, last = begin >> _PAGE_SHIFT, (end - 1) >> _PAGE_SHIFT
        if first == last and self._verified[first]:
            return
        page = self._verified.find(0, first, last + 1)
        while page >= 0:
            content = memoryview(self._map)[page << _PAGE_SHIFT : min((page + 1) << _PAGE_SHIFT, self._covered)]
            if crc32(content) != self._checksums[page]:
                raise IndexDamagedError(self.path, f"the bytes from {page << _PAGE_SHIFT} on have been altered")
            self._verified[page] = 1
            page = self._verified.find(0, page + 1, last + 1)

    def verify_all(self) -> None:
        """Raise IndexDamagedError unless the whole file is as it was written; pages seen before are read again."""
        self._verified = bytearray(len(self._checksums))
        self.verify(0, self._covered)

    def _directory(self) -> _Directory:
        size = len(self._map)
        if size < HEAD.size + TAIL.size or not self._map[: len(_MAGIC)] == _MAGIC:
            raise IndexDamagedError(self.path, "this is not a segment file, or its beginning is damaged")
        _, head_format = HEAD.unpack(self._map[: HEAD.size])
        if head_format != FORMAT:
            other = f"{self.path} has format {head_format}, this searchapp reads format {FORMAT}"
            raise IndexFormatError(f"{other}: {REMEDY}")
        length, offset, checksum, directory_length, tail_format, magic = TAIL.unpack(self._map[-TAIL.size :])
        if magic.rstrip(b"\0") != _MAGIC or length != size or tail_format != FORMAT:
            raise IndexDamagedError(self.path, "the file is cut short, or its end is damaged")
        content = self._map[offset : size - TAIL.size]
        if crc32(content) != checksum:
            raise IndexDamagedError(self.path, "its directory has been altered")
        self._covered = offset
        names = json.loads(content[:directory_length])
        return _Directory(names["sections"], names["facts"], content[directory_length:])


class _Directory(Struct, frozen=True):
    sections: dict[str, Any]  # name → type, shape, offset in bytes
    facts: SegmentFacts
    checksums: bytes


def _mapped(path: str) -> mmap.mmap:
    try:
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError as error:  # mmap refuses an empty file
        raise IndexDamagedError(path, "the file is empty") from error


class GrowingSection:
    """A section being written piece by piece into the room that is reserved for it."""

    def __init__(self, descriptor: int, offset: int, dtype: npt.DTypeLike, room: int) -> None:
        self.offset = offset
        self.dtype = np.dtype(dtype)
        self.length = 0
        self._descriptor = descriptor
        self._room = room

    @property
    def slack(self) -> int:
        """How many more items there is room for."""
        return self._room - self.length

    def append(self, items: Array) -> None:
        """Append items, flattened."""
        if self.length + items.size > self._room:
            raise ValueError(f"{items.size} more items after {self.length}, with room for {self._room}")
        content = np.ascontiguousarray(items, dtype=self.dtype).reshape(-1).view(np.uint8).data
        _write(self._descriptor, content, self.offset + self.length * self.dtype.itemsize)
        self.length += items.size

    def read(self, begin: int, count: int) -> bytes:
        """So many bytes of what was appended."""
        return os.pread(self._descriptor, count, self.offset + begin)


class SegmentFileWriter:
    """Writes a segment file; it is complete, and on the disk, after `finish`, and removed when that was not reached."""

    def __init__(self, path: str | os.PathLike[str], documents: int = 0) -> None:
        self.path = Path(path)
        self.facts = SegmentFacts(documents=documents, fields={}, numbers={}, keywords=[], stored=[])
        self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        self._end = HEAD.size
        self._sections: dict[str, tuple[str, list[int], int]] = {}
        self._growing: dict[str, GrowingSection] = {}
        self._finished = False
        self._scratch = Scratch(self.path.parent)
        _write(self._descriptor, memoryview(HEAD.pack(_MAGIC, FORMAT)), 0)

    def __enter__(self) -> SegmentFileWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)
        self._scratch.close()
        if not self._finished:
            self.path.unlink(missing_ok=True)

    def add(self, name: str, array: Array) -> None:
        """Write a whole array."""
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        offset = self._allocate(plain.nbytes)
        if plain.size:
            _write(self._descriptor, plain.reshape(-1).view(np.uint8).data, offset)
        self._sections[name] = (plain.dtype.str, list(plain.shape), offset)

    def kept(self, dtype: npt.DTypeLike) -> KeptItems:
        """Room for items of a section that is written later."""
        return KeptItems(self._scratch, dtype)

    def add_pieces(self, name: str, pieces: Iterable[Array], dtype: npt.DTypeLike, shape: Sequence[int]) -> None:
        """Write an array of which the items come piece by piece, in their order."""
        section = self.reserve(name, dtype, math.prod(shape))
        for piece in pieces:
            section.append(piece)
        del self._growing[name]
        self._sections[name] = (section.dtype.newbyteorder("<").str, [*shape], section.offset)

    def reserve(self, name: str, dtype: npt.DTypeLike, room: int) -> GrowingSection:
        """Room for at most `room` items that come piece by piece."""
        section = GrowingSection(self._descriptor, self._allocate(np.dtype(dtype).itemsize * room), dtype, room)
        self._growing[name] = section
        return section

    def finish(self) -> None:
        """Write the directory and bring everything to the disk."""
        for name, section in self._growing.items():
            self._sections[name] = (section.dtype.newbyteorder("<").str, [section.length], section.offset)
        self._close_gaps()
        offset = self._allocate(0)
        os.ftruncate(self._descriptor, offset)
        names = json.dumps({"sections": self._sections, "facts": self.facts}, separators=(",", ":")).encode()
        content = names + self._checksums(offset)
        size = offset + len(content) + TAIL.size
        tail = TAIL.pack(size, offset, crc32(content), len(names), FORMAT, _MAGIC)
        _write(self._descriptor, memoryview(content + tail), offset)
        os.fsync(self._descriptor)
        self._finished = True

    def _close_gaps(self) -> None:
        """Move every section up to the one before it, where reserved room was not filled."""
        if not any(section.slack for section in self._growing.values()):
            return
        self._end = HEAD.size
        for name, (dtype, shape, offset) in sorted(self._sections.items(), key=lambda item: item[1][2]):
            size = int(np.dtype(dtype).itemsize * np.prod(shape, dtype=np.int64))
            target = self._allocate(size)
            for copied in range(0, size if target < offset else 0, _COPY_BYTES):
                content = os.pread(self._descriptor, min(_COPY_BYTES, size - copied), offset + copied)
                _write(self._descriptor, memoryview(content), target + copied)
            self._sections[name] = (dtype, shape, target)

    def _allocate(self, size: int) -> int:
        offset = -(-self._end // _ALIGNMENT) * _ALIGNMENT
        self._end = offset + size
        return offset

    def _checksums(self, size: int) -> bytes:
        pages = -(-size // PAGE_BYTES)
        checksums = np.zeros(pages, dtype="<u4")
        for page in range(pages):
            begin = page << _PAGE_SHIFT
            checksums[page] = crc32(os.pread(self._descriptor, min(PAGE_BYTES, size - begin), begin))
        return checksums.tobytes()


def _write(descriptor: int, content: memoryview, offset: int) -> None:
    while len(content):  # one call writes at most 2 GB
        written = os.pwrite(descriptor, content, offset)
        content, offset = content[written:], offset + written
