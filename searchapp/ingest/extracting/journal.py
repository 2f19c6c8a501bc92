"""What a run has read and extracted, on disk, so that the next run goes on from there if this one is interrupted.

The file begins with the version of what read it. Records follow, one for each batch: the lengths of their three parts
and a checksum, then which files the batch is of, the outlines of its articles, and the articles with their facts. A
record that is torn, or whose bytes never reached the disk, ends what can be used.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import Any
from zlib import crc32

from searchapp.ingest.extracting.extracted_articles import (
    ExtractedArticle,
    ExtractedBatch,
    FileKey,
    FilePortion,
    Record,
    packed,
    unpacked,
    unpacked_articles,
)

JOURNAL_NAME = "reading.journal"
_MAGIC = b"searchapp read 1"
_HEADER = Struct("<IQQI")  # bytes of the three parts, then their checksum


class Journal:
    """The journal in the folder of an index; what another version has left there is discarded, as is all if `anew`.

    The folder has to be locked by the caller.
    """

    def __init__(self, folder: Path, version: bytes, anew: bool = False) -> None:
        self._path = folder / JOURNAL_NAME
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._size = os.fstat(self._file).st_size
        self._start = _MAGIC + version
        self._restored: dict[FileKey, list[Record]] = {}
        if anew or os.pread(self._file, len(self._start), 0) != self._start:
            self._truncate(0)
            self._append(self._start)
        else:
            self._restore()

    def restored(self, key: FileKey) -> list[Record]:
        """The records of a file that an interrupted run has left, in order from the file's beginning."""
        return self._restored.get(key, [])

    def add(self, batch: ExtractedBatch, portions: tuple[FilePortion, ...]) -> Record:
        """Append a batch. Raises OSError where the disk is full."""
        parts = (packed(portions), packed(batch.outlines), batch.packed)
        header = _HEADER.pack(*map(len, parts), _checksum(parts))
        offset = self._append(header, *parts) + len(header) + len(parts[0])
        return Record(offset, len(parts[1]), len(parts[2]), portions)

    def outlines(self, record: Record) -> Any:
        """The outlines of the articles of a record."""
        return unpacked(os.pread(self._file, record.outlines_bytes, record.offset))

    def articles(self, record: Record) -> list[ExtractedArticle]:
        """The articles of a record with their facts."""
        return unpacked_articles(os.pread(self._file, record.articles_bytes, record.offset + record.outlines_bytes))

    def close(self, keep: bool) -> None:
        """Close the file, and delete it unless the next run may go on from it."""
        if not keep:
            os.unlink(self._path)
        os.close(self._file)

    def _append(self, *parts: bytes) -> int:
        offset = self._size
        try:
            for part in parts:
                view = memoryview(part)
                while view:
                    count = os.pwrite(self._file, view, self._size)
                    view, self._size = view[count:], self._size + count
        except OSError as error:
            self._truncate(offset)
            reason = error.strerror
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                reason = f"{reason} for what was read ({offset >> 20} MiB); with more room the next run goes on from it"
            raise OSError(error.errno, reason, os.fspath(self._path)) from error
        return offset

    def _truncate(self, size: int) -> None:
        os.ftruncate(self._file, size)
        self._size = size

    def _restore(self) -> None:
        """Look through what is there, and cut off what is torn."""
        end = len(self._start)
        for record in self._whole_records():
            end = record.offset + record.outlines_bytes + record.articles_bytes
            for portion in record.portions:
                records = self._restored.setdefault(portion.key, [])
                if portion.index == len(records):  # it was not read twice
                    records.append(record)
        self._truncate(end)

    def _whole_records(self) -> Iterator[Record]:
        offset = len(self._start)
        while len(header := os.pread(self._file, _HEADER.size, offset)) == _HEADER.size:
            *lengths, checksum = _HEADER.unpack(header)
            offset += _HEADER.size
            if offset + sum(lengths) > self._size:
                return
            content = os.pread(self._file, sum(lengths), offset)
            if crc32(content) != checksum:
                return
            yield Record(offset + lengths[0], lengths[1], lengths[2], unpacked(content[: lengths[0]]))
            offset += sum(lengths)


def _checksum(parts: tuple[bytes, ...]) -> int:
    checksum = 0
    for part in parts:
        checksum = crc32(part, checksum)
    return checksum
