"""The term dictionary of a field: terms by ordinal, and ordinals by term through a hash table or by bisection."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from mmap import mmap
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format import layout
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

Array = npt.NDArray[Any]

BUCKET_TERMS: Final = 4  # terms that share a bucket of the hash table, on average


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What finding a term reads, verified as a whole: some 10 MB for a million news stories."""

    content: mmap
    base: int  # where in the file the terms begin
    lengths: memoryview
    begins: memoryview  # of every term
    buckets: memoryview | None
    ordinals: memoryview | None


class TermDictionary:
    """The terms of a field of one segment in byte order; a term's ordinal is its index among them."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._count = len(file.section(layout.TERM_LENGTHS.of(name)))
        self._opened: _Lookup | None = None

    def __len__(self) -> int:
        return self._count

    def __contains__(self, term: bytes) -> bool:
        return self.find(term) >= 0

    def find(self, term: bytes) -> int:
        """The ordinal of a term, -1 when it is not there."""
        if not self._count:
            return -1
        lookup = self._opened or self._open()
        if lookup.buckets is None or lookup.ordinals is None:
            ordinal = self.at_least(term)
            return ordinal if ordinal < self._count and self.term(ordinal) == term else -1
        bucket = zlib.crc32(term) % (len(lookup.buckets) - 1)
        length, lengths = len(term), lookup.lengths
        for ordinal in lookup.ordinals[lookup.buckets[bucket] : lookup.buckets[bucket + 1]].tolist():
            if lengths[ordinal] == length and self.term(ordinal) == term:
                return int(ordinal)
        return -1

    def term(self, ordinal: int) -> bytes:
        """The term at that ordinal."""
        lookup = self._opened or self._open()
        begin = lookup.base + lookup.begins[ordinal]
        return lookup.content[begin : begin + lookup.lengths[ordinal]]

    @property
    def size(self) -> int:
        """The bytes of all terms."""
        return len(self._file.section(layout.TERM_BYTES.of(self._name)))

    def terms(self, begin: int, end: int) -> list[bytes]:
        """The terms from one ordinal to before another."""
        if begin >= end:
            return []
        lookup = self._opened or self._open()
        first = lookup.begins[begin]
        edges = [start - first for start in lookup.begins[begin:end]]
        edges.append(lookup.begins[end - 1] + lookup.lengths[end - 1] - first)
        content = lookup.content[lookup.base + first : lookup.base + first + edges[-1]]
        return [content[start:stop] for start, stop in pairwise(edges)]

    def at_least(self, term: bytes, begin: int = 0) -> int:
        """The ordinal of the first term from `begin` on that is not less than this one."""
        return bisect_left(range(self._count), term, begin, key=self.term)

    def prefixed(self, prefix: bytes) -> range:
        """The ordinals of the terms that begin with the prefix."""
        begin = self.at_least(prefix)
        if not prefix.rstrip(b"\xff"):
            return range(begin, self._count)
        step = 1  # most prefixes have few terms: looked for in strides that double
        while begin + step < self._count and self.term(begin + step).startswith(prefix):
            step *= 2
        end = bisect_left(
            range(min(begin + step, self._count)),
            True,
            begin + step // 2,
            key=lambda ordinal: not self.term(ordinal).startswith(prefix),
        )
        return range(begin, end)

    def _open(self) -> _Lookup:
        section, name = self._file.section, self._name
        section(layout.TERM_BYTES.of(name)).whole()
        lengths = section(layout.TERM_LENGTHS.of(name)).whole()
        is_hashed = layout.HASH_ORDINALS.of(name) in self._file
        self._opened = lookup = _Lookup(
            self._file.mapped,
            self._file.offset(layout.TERM_BYTES.of(name)),
            lengths.data,
            (np.cumsum(lengths, dtype=np.int64) - lengths).astype(np.uint32).data,  # in 1 ms for 300,000 terms
            section(layout.HASH_BUCKETS.of(name)).memory() if is_hashed else None,
            section(layout.HASH_ORDINALS.of(name)).memory() if is_hashed else None,
        )
        return lookup


def write_term_dictionary(writer: SegmentFileWriter, name: str, terms: Sequence[bytes], hashed: bool) -> None:
    """Write a term dictionary; the terms are in byte order. `hashed` makes finding a term three times as fast."""
    growing = TermWriter(writer, name, sum(map(len, terms)), hashed)
    growing.add(terms)
    growing.finish()


class TermWriter:
    """Writes a term dictionary; the terms are added in byte order, and take `room` bytes at most.

    What is kept in memory of a term are its length and, for a hash table, its hash.
    """

    def __init__(self, writer: SegmentFileWriter, name: str, room: int, hashed: bool) -> None:
        self._writer = writer
        self._name = name
        self._content = writer.reserve(layout.TERM_BYTES.of(name), np.uint8, room)
        self._lengths = [np.empty(0, dtype=np.uint8)]
        self._hashes: list[Array] | None = [np.empty(0, dtype=np.uint32)] if hashed else None

    def add(self, terms: Sequence[bytes]) -> None:
        """Write some more terms."""
        lengths = np.fromiter(map(len, terms), dtype=np.int64, count=len(terms))
        self._lengths.append(lengths.astype(np.min_scalar_type(int(lengths.max(initial=0)))))
        self._content.append(np.frombuffer(b"".join(terms), dtype=np.uint8))
        if self._content.length >= 1 << 32:
            raise ValueError(f"the terms of {self._name} are more than 4 GB")
        if self._hashes is not None:
            self._hashes.append(np.fromiter(map(zlib.crc32, terms), dtype=np.uint32, count=len(terms)))

    def finish(self) -> None:
        """Write how long the terms are, and where in the hash table."""
        self._writer.add(layout.TERM_LENGTHS.of(self._name), np.concatenate(self._lengths))
        if self._hashes is not None:
            self._write_hash_table(np.concatenate(self._hashes))

    def written(self) -> Iterator[list[bytes]]:
        """The terms that were added, read back in pieces as they came."""
        first = 0
        for lengths in self._lengths:
            edges = offsets(lengths).tolist()
            content = self._content.read(first, edges[-1])
            yield [content[start:stop] for start, stop in pairwise(edges)]
            first += edges[-1]

    def _write_hash_table(self, hashes: Array) -> None:
        bucket_count = max(1, len(hashes) // BUCKET_TERMS)
        buckets = hashes.astype(np.int64) % bucket_count
        order = np.sort((buckets << 32) | np.arange(len(hashes)))  # faster than argsort
        starts = offsets(np.bincount(buckets, minlength=bucket_count))
        self._writer.add(layout.HASH_BUCKETS.of(self._name), starts.astype(np.uint32))
        self._writer.add(layout.HASH_ORDINALS.of(self._name), (order & 0xFFFFFFFF).astype(np.uint32))
