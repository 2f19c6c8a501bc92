"""The sorted terms of a field: ordinal by term through a hash table, term by ordinal, ranges by bisection."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from mmap import mmap

import numpy as np

from searchapp.engine.files import FileBuilder, SegmentFile

_Lookup = tuple[mmap, int, memoryview, memoryview, memoryview]  # file, blob's offset, ends, buckets, slots


class Vocabulary:
    """The terms of a field of one segment in byte order; a term's ordinal is its place among them."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._base = file.offset(f"{name}.blob")
        self._ends_section = file.section(f"{name}.ends")
        self._count = len(self._ends_section)
        self._opened: _Lookup | None = None

    def __len__(self) -> int:
        return self._count

    def __contains__(self, term: bytes) -> bool:
        return self.find(term) >= 0

    def find(self, term: bytes) -> int:
        """The ordinal of a term, -1 when it is not there."""
        if not self._count:
            return -1
        content, base, ends, buckets, slots = self._opened or self._lookup()
        bucket = zlib.crc32(term) % (len(buckets) - 1)
        for place in range(buckets[bucket], buckets[bucket + 1]):
            ordinal: int = slots[place]
            begin, end = ends[ordinal - 1] if ordinal else 0, ends[ordinal]
            if end - begin == len(term) and content[base + begin : base + end] == term:
                return ordinal
        return -1

    def term(self, ordinal: int) -> bytes:
        """The term at that ordinal."""
        content, base, ends, *_ = self._opened or self._lookup()
        return content[base + (ends[ordinal - 1] if ordinal else 0) : base + ends[ordinal]]

    def _lookup(self) -> _Lookup:
        """What finding a term reads, verified as a whole: 2 MB for a million news stories."""
        section = self._file.section
        section(f"{self._name}.blob").whole()
        ends, buckets, slots = (section(f"{self._name}.{part}").memory() for part in ("ends", "buckets", "slots"))
        self._opened = found = (self._file.content, self._base, ends, buckets, slots)
        return found

    def terms(self, begin: int, end: int) -> list[bytes]:
        """The terms from one ordinal to before another."""
        if begin >= end:
            return []
        ends = self._ends_section.part(begin, end).tolist()
        first = int(self._ends_section.part(begin - 1, begin)[0]) if begin else 0
        blob = self._file.text(self._base + first, self._base + ends[-1])
        starts = [first, *ends[:-1]]
        return [blob[start - first : stop - first] for start, stop in zip(starts, ends, strict=True)]

    def at_least(self, term: bytes) -> int:
        """The ordinal of the first term that is not less than this one."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def prefixed(self, prefix: bytes) -> range:
        """The ordinals of the terms that begin with the prefix."""
        trimmed = prefix.rstrip(b"\xff")
        end = self.at_least(trimmed[:-1] + bytes([trimmed[-1] + 1])) if trimmed else self._count
        return range(self.at_least(prefix), end)


def write_vocabulary(builder: FileBuilder, name: str, terms: Sequence[bytes]) -> None:
    """Write the sections of a vocabulary whose terms are in byte order."""
    ends = np.cumsum(np.fromiter(map(len, terms), dtype=np.int64, count=len(terms)))
    if len(terms) and ends[-1] >= 1 << 32:
        raise ValueError(f"the terms of {name} are more than 4 GB")
    bucket_count = max(1, len(terms) // 2)
    hashes = np.fromiter(map(zlib.crc32, terms), dtype=np.int64, count=len(terms)) % bucket_count
    buckets = np.zeros(bucket_count + 1, dtype=np.uint32)
    np.cumsum(np.bincount(hashes, minlength=bucket_count), out=buckets[1:])
    builder.add(f"{name}.blob", np.frombuffer(b"".join(terms), dtype=np.uint8))
    builder.add(f"{name}.ends", ends.astype(np.uint32))
    builder.add(f"{name}.buckets", buckets)
    order = np.sort((hashes << 32) | np.arange(len(terms)))  # faster than argsort
    builder.add(f"{name}.slots", (order & 0xFFFFFFFF).astype(np.uint32))
