"""The term dictionary of a field: terms by ordinal, and ordinals by term through a hash table or by bisection."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from mmap import mmap
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format import layout
from searchapp.engine.format.kept_items import KeptItems, running_sums
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

Array = npt.NDArray[Any]

_BUCKET_TERMS: Final = 4  # terms that share a bucket of the hash table, on average
_LEAST_STEP: Final = 1 << 8  # terms that are read together while an edge among them is looked for; ever more then
_TERMS_READ_BACK: Final = 1 << 14  # at once
_BUCKETS_AT_ONCE: Final = 1 << 18  # that are filled together, in some 30 MB


class _Lookup(Struct, frozen=True):
    """What finding a term reads, verified as a whole: some 10 MB for a million news stories."""

    content: mmap
    base: int  # where in the file the terms begin
    begins: memoryview  # of every term, and where the last one ends
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
        length, begins = len(term), lookup.begins
        for ordinal in lookup.ordinals[lookup.buckets[bucket] : lookup.buckets[bucket + 1]].tolist():
            if begins[ordinal + 1] - begins[ordinal] == length and self.term(ordinal) == term:
                return int(ordinal)
        return -1

    def term(self, ordinal: int) -> bytes:
        """The term at that ordinal."""
        lookup = self._opened or self._open()
        base, begins = lookup.base, lookup.begins
        return lookup.content[base + begins[ordinal] : base + begins[ordinal + 1]]

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
        edges = [start - first for start in lookup.begins[begin : end + 1]]
        content = lookup.content[lookup.base + first : lookup.base + first + edges[-1]]
        return [content[start:stop] for start, stop in pairwise(edges)]

    def every(self, step: int) -> list[bytes]:
        """The first of every so many terms."""
        begins = offsets(self._file.section(layout.TERM_LENGTHS.of(self._name)).whole())
        content = self._file.section(layout.TERM_BYTES.of(self._name)).whole()
        return [content[begin:end].tobytes() for begin, end in zip(begins[:-1:step], begins[1::step], strict=True)]

    def cursor(self) -> TermCursor:
        """What goes through the terms from the first on."""
        return TermCursor(self._file, self._name)

    def at_least(self, term: bytes) -> int:
        """The ordinal of the first term that is not less than this one."""
        return bisect_left(range(self._count), term, key=self.term)

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
            offsets(lengths, np.uint32).data,  # in 1 ms for 300,000 terms
            section(layout.HASH_BUCKETS.of(name)).memory() if is_hashed else None,
            section(layout.HASH_ORDINALS.of(name)).memory() if is_hashed else None,
        )
        return lookup


class TermCursor:
    """Goes through the terms of a dictionary once, in their order; nothing of what was read stays in memory."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._content = file.section(layout.TERM_BYTES.of(name))
        self._lengths = file.section(layout.TERM_LENGTHS.of(name))
        self._byte = 0  # where the next term begins
        self.ordinal = 0  # of the next term

    def take_below(self, edge: bytes | None) -> list[bytes]:
        """The next terms that are less than another, or all that are left."""
        if edge is None:
            rest = self._next(len(self._lengths) - self.ordinal)
            self._go_on(rest)
            return rest
        taken: list[bytes] = []
        step = _LEAST_STEP
        while terms := self._next(step):
            below = terms[: bisect_left(terms, edge)]
            self._go_on(below)
            taken += below
            if len(below) < len(terms):
                break
            step *= 2
        return taken

    def _next(self, count: int) -> list[bytes]:
        edges = offsets(self._lengths.part(self.ordinal, self.ordinal + count)).tolist()
        content = self._content.part(self._byte, self._byte + edges[-1]).tobytes()
        return [content[start:stop] for start, stop in pairwise(edges)]

    def _go_on(self, terms: Sequence[bytes]) -> None:
        self.ordinal += len(terms)
        self._byte += sum(map(len, terms))


def write_term_dictionary(writer: SegmentFileWriter, name: str, terms: Sequence[bytes], hashed: bool) -> None:
    """Write a term dictionary; the terms are in byte order. `hashed` makes finding a term three times as fast."""
    growing = TermWriter(writer, name, sum(map(len, terms)), hashed)
    growing.add(terms)
    growing.finish()


class TermWriter:
    """Writes a term dictionary; the terms are added in byte order, and take `room` bytes at most.

    What is kept of a term are its length and, for a hash table, its hash.
    """

    def __init__(self, writer: SegmentFileWriter, name: str, room: int, hashed: bool) -> None:
        self._writer = writer
        self._name = name
        self._content = writer.reserve(layout.TERM_BYTES.of(name), np.uint8, room)
        self._lengths = writer.kept(np.uint32)
        self._longest = 0
        self._hashes = writer.kept(np.uint32) if hashed else None

    def add(self, terms: Sequence[bytes]) -> None:
        """Write some more terms."""
        lengths = np.fromiter(map(len, terms), dtype=np.int64, count=len(terms))
        self._longest = max(self._longest, int(lengths.max(initial=0)))
        self._lengths.append(lengths)
        self._content.append(np.frombuffer(b"".join(terms), dtype=np.uint8))
        if self._content.length >= 1 << 32:
            raise ValueError(f"the terms of {self._name} are more than 4 GB")
        if self._hashes is not None:
            self._hashes.append(np.fromiter(map(zlib.crc32, terms), dtype=np.uint32, count=len(terms)))

    def finish(self) -> None:
        """Write how long the terms are, and where in the hash table."""
        dtype, count = np.min_scalar_type(self._longest), (len(self._lengths),)
        self._writer.add_pieces(layout.TERM_LENGTHS.of(self._name), self._lengths, dtype, count)
        if self._hashes is not None:
            self._write_hash_table(self._hashes)

    def written(self) -> Iterator[list[bytes]]:
        """The terms that were added, read back in pieces."""
        first = 0
        for kept in self._lengths:
            for begin in range(0, len(kept), _TERMS_READ_BACK):
                edges = offsets(kept[begin : begin + _TERMS_READ_BACK]).tolist()
                content = self._content.read(first, edges[-1])
                yield [content[start:stop] for start, stop in pairwise(edges)]
                first += edges[-1]

    def _write_hash_table(self, hashes: KeptItems) -> None:
        bucket_count = max(1, len(hashes) // _BUCKET_TERMS)
        counts = np.zeros(bucket_count, dtype=np.int64)
        for piece in hashes:
            counts += np.bincount(piece % bucket_count, minlength=bucket_count)
        buckets, shape = layout.HASH_BUCKETS.of(self._name), (bucket_count + 1,)
        self._writer.add_pieces(buckets, running_sums([counts], np.uint32), np.uint32, shape)
        spans = (range(begin, begin + _BUCKETS_AT_ONCE) for begin in range(0, bucket_count, _BUCKETS_AT_ONCE))
        ordinals = (ordinals_in_buckets(hashes, bucket_count, span) for span in spans)
        self._writer.add_pieces(layout.HASH_ORDINALS.of(self._name), ordinals, np.uint32, (len(hashes),))


def ordinals_in_buckets(hashes: Iterable[Array], bucket_count: int, span: range) -> Array:
    """The ordinals of the terms with these hashes (uint32) in some of so many buckets, by bucket."""
    keys, first = [np.empty(0, dtype=np.int64)], 0
    for piece in hashes:
        buckets = (piece % bucket_count).astype(np.int64)
        chosen = np.flatnonzero((buckets >= span.start) & (buckets < span.stop))
        keys.append((buckets[chosen] << 32) | (chosen + first))
        first += len(piece)
    ordered = np.concatenate(keys)
    ordered.sort()  # faster than argsort
    return ordered & 0xFFFFFFFF
