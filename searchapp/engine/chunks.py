"""Texts to term numbers by arrays: what stands between spaces is told apart by 64-bit keys, no object a token."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.plan import Reading

Array = npt.NDArray[Any]

WORD: Final = 8  # bytes that are read at once, as one number
SLOT_BITS: Final = 18  # a table of 2^18 slots of 4 bytes stays in the cache, and few chunks of one text share a slot
MULTIPLIER: Final = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio, odd: Knuth's multiplicative hashing
_SPACE: Final = 32
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(WORD + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Chunks:
    """What stands between the spaces of a text.

    `begins` (int64, bytes) of each chunk in its order, `numbers` (int64) of which chunk it is, and each `distinct` one.
    """

    begins: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]
    distinct: list[bytes]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The terms of texts in a row: their `numbers` (uint32), and how many (int64) each text has."""

    numbers: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]


class ChunkTerms:
    """Knows the numbers of the terms of each chunk that it has met."""

    def __init__(self, reading: Reading, number_of: Callable[[str], int]) -> None:
        self.reading = reading
        self._number_of = number_of
        self._known: dict[bytes, int] = {}
        self._terms = array("I")
        self._ends = array("q", [0])

    def numbered(self, texts: Sequence[bytes]) -> Numbered:
        """The terms of texts."""
        chunks = chunks_of(self.reading.parted(b" ".join(texts)))
        known = self._numbers(chunks.distinct)[chunks.numbers]
        ends = np.array(self._ends, dtype=np.int64)
        counts = np.diff(ends)[known]
        stops = np.cumsum(counts)
        terms = np.array(self._terms, dtype=np.uint32)
        numbers = terms[np.repeat(ends[known] + counts - stops, counts) + np.arange(len(counts) and stops[-1])]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        chunk_edges = np.searchsorted(chunks.begins, np.cumsum(lengths + 1))
        return Numbered(numbers, np.diff(np.append(0, stops)[chunk_edges], prepend=0))

    def _numbers(self, chunks: Sequence[bytes]) -> npt.NDArray[np.int64]:
        """The number of each chunk; those that are met for the first time are settled together."""
        count = len(self._known)
        numbers = np.fromiter(map(self._known.get, chunks, repeat(-1)), np.int64, len(chunks))
        new = np.flatnonzero(numbers < 0)
        if len(new):
            numbers[new] = np.arange(count, count + len(new))
            fresh = [chunks[place] for place in new.tolist()]
            settled = self.reading.settled(b" ".join(fresh).decode().split(" "))
            self._terms.extend(map(self._number_of, chain.from_iterable(settled)))
            counts = np.fromiter(map(len, settled), np.int64, len(settled))
            self._ends.frombytes((np.cumsum(counts) + self._ends[-1]).tobytes())
            self._known.update(zip(fresh, range(count, count + len(new)), strict=True))
        return numbers


def chunks_of(text: bytes) -> Chunks:
    """The chunks of a text that spaces part."""
    padded = b" " + text + b" " * WORD
    is_space = np.frombuffer(padded, dtype=np.uint8) == _SPACE
    edges = np.flatnonzero(is_space[1:] != is_space[:-1])
    begins, lengths = edges[::2] + 1, edges[1::2] - edges[::2]
    words = np.ndarray((len(padded) - WORD + 1,), "<u8", padded, strides=(1,))  # the eight bytes from every place on
    long = np.flatnonzero(lengths > WORD)
    first = _representatives(_keys(words, begins, lengths, long))
    if b"\0" in padded or not _are_equal(words, begins, lengths, long, first[long]):
        return _exactly(text, begins - 1)
    is_first = np.zeros(len(first), dtype=bool)
    is_first[first] = True
    shown = np.flatnonzero(is_first)
    spans = zip(begins[shown].tolist(), (begins + lengths)[shown].tolist(), strict=True)
    numbers = (np.cumsum(is_first) - 1)[first]
    return Chunks(begins - 1, numbers, [padded[begin:end] for begin, end in spans])


def _part(words: Array, places: Array, lengths: Array) -> Array:
    """Eight bytes from each place on (uint64), those beyond the length zero."""
    part: Array = words[places] & _MASKS[np.minimum(lengths, WORD)]
    return part


def _keys(words: Array, begins: Array, lengths: Array, long: Array) -> npt.NDArray[np.uint64]:
    """A short chunk's bytes; a hash of a `long` one, whose lowest byte is 0, as that of no short one is."""
    multiplier, half = np.uint64(MULTIPLIER), np.uint64(32)
    keys: npt.NDArray[np.uint64] = _part(words, begins, lengths)
    mixed = np.zeros(len(long), dtype=np.uint64)
    done, rest = 0, np.arange(len(long))
    while len(rest):
        places = long[rest]
        found = (mixed[rest] ^ _part(words, begins[places] + done, lengths[places] - done)) * multiplier
        mixed[rest] = found ^ found >> half
        done += WORD
        rest = rest[lengths[places] > done]
    keys[long] = mixed & ~np.uint64(255)
    return keys


def _representatives(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """For each key the place of one that is equal, the same for all that are equal."""
    slots = np.empty(1 << SLOT_BITS, dtype=np.int32)
    holders, is_other = _holders(keys, MULTIPLIER, slots)
    found, factor = holders.astype(np.int64), MULTIPLIER
    open_places = np.flatnonzero(is_other)
    while len(open_places):
        factor = factor * MULTIPLIER % (1 << 64)
        holders, is_other = _holders(keys[open_places], factor, slots)
        found[open_places] = open_places[holders]
        open_places = open_places[is_other]
    return found


def _holders(keys: npt.NDArray[np.uint64], factor: int, slots: Array) -> tuple[Array, npt.NDArray[np.bool_]]:
    """For each key the place of one that shares its slot, always the same, and whether that is another key."""
    slot = (keys * np.uint64(factor) >> np.uint64(64 - SLOT_BITS)).astype(np.intp)
    slots[slot] = np.arange(len(keys), dtype=np.int32)  # of those that share a slot one stays
    holders = slots[slot]
    return holders, keys[holders] != keys


def _are_equal(words: Array, begins: Array, lengths: Array, long: Array, first: Array) -> bool:
    """Whether every long chunk has the bytes of the `first` that stands for it: two may have one hash."""
    same = bool((lengths[long] == lengths[first]).all())
    done = 0
    while same and len(long):
        left, right, length = begins[long], begins[first], lengths[long] - done
        same = bool((_part(words, left + done, length) == _part(words, right + done, length)).all())
        done += WORD
        longer = lengths[long] > done
        long, first = long[longer], first[longer]
    return same


def _exactly(text: bytes, begins: npt.NDArray[np.int64]) -> Chunks:
    """The chunks of a text by way of an object each."""
    numbers: dict[bytes, int] = {}
    row = [numbers.setdefault(chunk, len(numbers)) for chunk in text.split(b" ") if chunk]
    return Chunks(begins, np.array(row, dtype=np.int64), list(numbers))
