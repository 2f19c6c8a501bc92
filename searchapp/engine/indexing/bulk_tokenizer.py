"""Texts to term numbers by arrays: what stands between spaces is told apart by 64-bit keys, no object a token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.array_runs import changes, consecutive
from searchapp.engine.indexing.document import Reading

Array = npt.NDArray[Any]

KEPT_TERMS: Final = 1 << 19  # that are remembered from batch to batch, in some 150 MB; Reuters has 62,000
KEPT_CHUNKS: Final = 1 << 20  # the same, in some 60 MB
LONG_ROW: Final = 1 << 17  # items; copying fewer takes no time, and leaves them in the cache
TERM_BYTES: Final = 1 << 15  # a longer term is nobody's word
WORD: Final = 8  # bytes that are read at once, as one number
SLOT_BITS: Final = 18  # a table of 2^18 slots of 4 bytes stays in the cache, and few chunks of one text share a slot
MULTIPLIER: Final = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio, odd: Knuth's multiplicative hashing
_SPACE: Final = 32
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(WORD + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Chunks:
    """What stands between the spaces of a text.

    `begins` (int64, bytes) of each chunk in its order, `numbers` (int64) of which chunk it is, and the `fresh` ones:
    those that have just been given their numbers, in the order of these, each with a space behind it.
    """

    begins: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]
    fresh: bytes


@dataclass(frozen=True, slots=True)
class Numbered:
    """The terms of texts in a row: their `numbers` (uint32), and how many (int64) each text has."""

    numbers: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]


class Row:
    """An array, `items`, that grows at its end; a long one has room, and is seldom copied."""

    __slots__ = ("_room", "items")

    def __init__(self, items: Array) -> None:
        self.items = self._room = items

    def extend(self, items: Array) -> None:
        """Put some more behind."""
        begin, end = len(self.items), len(self.items) + len(items)
        if end > len(self._room):
            self._room = np.empty(end if end < LONG_ROW else 2 * end, dtype=self.items.dtype)
            self._room[:begin] = self.items
        self._room[begin:end] = items
        self.items = self._room[:end]


class TermNumbers(defaultdict[str, int]):
    """Gives each term that is asked for a number when it is first seen; `number` refuses what is no term."""

    def __init__(self) -> None:
        super().__init__(count().__next__)  # which numbers a new term in a third of the time of a __missing__ in Python

    def number(self, term: str) -> int:
        """The number of a term; ValueError for what cannot be indexed."""
        if term not in self:
            _check(term)
        return self[term]

    def terms(self) -> list[bytes]:
        """The terms by number."""
        return list(map(str.encode, self))


class CheckedNumbers(dict[str, int]):
    """Gives each term a number when it is first asked for. ValueError for what cannot be indexed."""

    def __missing__(self, term: str) -> int:
        if not (term.isascii() and 0 < len(term) < TERM_BYTES):
            _check(term)
        number = self[term] = len(self)
        return number

    def terms(self) -> list[bytes]:
        """The terms by number."""
        return list(map(str.encode, self))


def _check(term: str) -> None:
    if not 0 < len(term.encode()) < TERM_BYTES:  # which refuses a lone surrogate too
        raise ValueError(f"a term of {len(term.encode())} bytes")


class ChunkTerms:
    """Knows the numbers of the terms of each chunk that it has met."""

    def __init__(self, reading: Reading, number_of: Callable[[str], int]) -> None:
        self.reading = reading
        self._number_of = number_of
        self._chunks = ChunkNumbers()
        self._terms = Row(np.zeros(1, dtype=np.uint32))
        self._starts = Row(np.zeros(1, dtype=np.int64))  # of the terms of each chunk
        self._counts = Row(np.zeros(1, dtype=np.int64))

    @property
    def count(self) -> int:
        """How many chunks it has met."""
        return len(self._counts.items) - 1

    def numbered(self, texts: Sequence[bytes]) -> Numbered:
        """The terms of texts."""
        chunks = self._chunks.numbered(self.reading.parted(b" ".join(texts)))
        if chunks.fresh:
            self._settle(chunks.fresh)
        counts = self._counts.items[chunks.numbers]
        starts = self._starts.items[chunks.numbers]
        stops = np.cumsum(counts)
        numbers = np.repeat(self._terms.items.take(starts, mode="clip"), counts)
        several = np.flatnonzero(counts > 1)
        if len(several):
            places = consecutive(stops[several] - counts[several], counts[several])
            numbers[places] = self._terms.items[consecutive(starts[several], counts[several])]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        chunk_edges = np.searchsorted(chunks.begins, np.cumsum(lengths + 1))
        return Numbered(numbers, np.diff(np.append(0, stops)[chunk_edges], prepend=0))

    def _settle(self, fresh: bytes) -> None:
        """Learn the terms of fresh chunks."""
        settled = self.reading.settled(fresh[:-1].decode().split(" "))
        counts = np.fromiter(map(len, settled), np.int64, len(settled))
        terms = np.fromiter(map(self._number_of, chain.from_iterable(settled)), np.uint32, int(counts.sum()))
        self._starts.extend(np.cumsum(counts) - counts + len(self._terms.items))
        self._counts.extend(counts)
        self._terms.extend(terms)


class KnownTerms:
    """The numbers of the terms of a text field, and of those in the chunks of its prose, as one batch after another
    meets them."""

    def __init__(self) -> None:
        self.seen = TermNumbers()
        self.chunks: ChunkTerms | None = None

    def kept(self) -> KnownTerms:
        """These words for the next batch, or none when they have become too many."""
        chunks = self.chunks.count if self.chunks else 0
        return self if len(self.seen) <= KEPT_TERMS and chunks <= KEPT_CHUNKS else KnownTerms()


@dataclass(frozen=True, slots=True)
class _Spans:
    """Stretches of a text that goes on for eight bytes behind them: their `begins` and `lengths` (int64)."""

    text: bytes | npt.NDArray[np.uint8]
    begins: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]

    def part(self, done: int = 0) -> npt.NDArray[np.uint64]:
        """Eight bytes from so many on, those beyond the length zero."""
        words = np.ndarray((len(self.text) - WORD + 1,), "<u8", self.text, strides=(1,))
        found: npt.NDArray[np.uint64] = words[self.begins + done if done else self.begins]
        found &= _MASKS.take(self.lengths - done if done else self.lengths, mode="clip")
        return found

    def at(self, places: Array) -> _Spans:
        """Some of them."""
        return _Spans(self.text, self.begins[places], self.lengths[places])

    def joined(self) -> bytes:
        """All of them, each with the byte behind it."""
        places = consecutive(self.begins, self.lengths + 1)
        return np.frombuffer(self.text, dtype=np.uint8)[places].tobytes()


class ChunkNumbers:
    """Gives each chunk a number (from 1 on) when it is first met, and that again ever after.

    A chunk is looked up by its key in a table of slots, and in a further one where the slot belongs to another.
    """

    def __init__(self) -> None:
        self._keys = Row(np.zeros(1, dtype=np.uint64))  # by number; 0 is that of an empty slot
        self._begins = Row(np.zeros(1, dtype=np.int64))  # where in the text
        self._lengths = Row(np.zeros(1, dtype=np.int64))
        self._text = Row(np.empty(0, dtype=np.uint8))  # of all chunks with a number
        self._tables: list[npt.NDArray[np.int32]] = []

    def numbered(self, text: bytes) -> Chunks:
        """The chunks of a text that spaces part."""
        padded = b" " + text + b" " * WORD
        is_space = np.frombuffer(padded, dtype=np.uint8) == _SPACE
        edges = np.flatnonzero(is_space[1:] != is_space[:-1])
        spans = _Spans(padded, edges[::2] + 1, edges[1::2] - edges[::2])
        if b"\0" in padded:
            return self._exactly(text, spans, b"")
        long = np.flatnonzero(spans.lengths > WORD)
        keys = _keys(spans, long)
        numbers, unknown = self._found(keys)
        fresh = b""
        if len(unknown):
            first, which = _distinct(keys[unknown])
            numbers[unknown] = which + len(self._keys.items)
            self._enter(keys[unknown[first]])
            shown = spans.at(unknown[first])
            fresh = shown.joined()
            self._keep(fresh, shown.lengths, keys[unknown[first]])
        if self._are_equal(spans.at(long), numbers[long]):
            return Chunks(spans.begins - 1, numbers, fresh)
        return self._exactly(text, spans, fresh)

    def _found(self, keys: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The number of each key, and the places of those that have none."""
        found = np.zeros(len(keys), dtype=np.int64)
        places = np.arange(len(keys))
        for level, slots in enumerate(self._tables):
            asked = keys[places] if level else keys
            holders = slots[_slot(asked, level)]
            if level:
                found[places] = holders
            else:
                found = holders.astype(np.int64)
            places = places[self._keys.items[holders] != asked]
        return found, places

    def _enter(self, keys: npt.NDArray[np.uint64]) -> None:
        """Enter new keys, all different, with the next numbers into the tables."""
        numbers = np.arange(len(self._keys.items), len(self._keys.items) + len(keys), dtype=np.int32)
        level = 0
        while len(keys):
            if level == len(self._tables):
                self._tables.append(np.zeros(1 << SLOT_BITS, dtype=np.int32))
            slots, slot = self._tables[level], _slot(keys, level)
            is_free = slots[slot] == 0
            slots[slot[is_free]] = numbers[is_free]  # of those that share a slot one stays
            others = slots[slot] != numbers
            keys, numbers = keys[others], numbers[others]
            level += 1

    def _keep(self, chunks: bytes, lengths: npt.NDArray[np.int64], keys: npt.NDArray[np.uint64]) -> None:
        """Give chunks of these lengths, each with a space behind it, the next numbers."""
        begins = np.cumsum(lengths + 1) - lengths + (len(self._text.items) - 1)
        self._text.extend(np.frombuffer(chunks + bytes(WORD), dtype=np.uint8))
        self._keys.extend(keys)
        self._begins.extend(begins)
        self._lengths.extend(lengths)

    def _are_equal(self, spans: _Spans, numbers: npt.NDArray[np.int64]) -> bool:
        """Whether long chunks have the bytes of those with their numbers: two may have one key."""
        if not len(numbers):
            return True
        known = _Spans(self._text.items, self._begins.items[numbers], self._lengths.items[numbers])
        same = bool((spans.lengths == known.lengths).all())
        done = 0
        while same and len(spans.lengths):
            same = bool((spans.part(done) == known.part(done)).all())
            done += WORD
            longer = np.flatnonzero(spans.lengths > done)
            spans, known = spans.at(longer), known.at(longer)
        return same

    def _exactly(self, text: bytes, spans: _Spans, fresh: bytes) -> Chunks:
        """The chunks of a text by way of an object each, all of them with new numbers."""
        numbers: dict[bytes, int] = {}
        begin = len(self._keys.items)
        row = [numbers.setdefault(chunk, begin + len(numbers)) for chunk in text.split(b" ") if chunk]
        chunks = b"".join([chunk + b" " for chunk in numbers])
        lengths = np.fromiter(map(len, numbers), np.int64, len(numbers))
        self._keep(chunks, lengths, np.zeros(len(numbers), dtype=np.uint64))
        return Chunks(spans.begins - 1, np.array(row, dtype=np.int64), fresh + chunks)


def _slot(keys: npt.NDArray[np.uint64], level: int) -> npt.NDArray[np.intp]:
    """Where keys stand in a table."""
    factor = pow(MULTIPLIER, level + 1, 1 << 64)
    return (keys * np.uint64(factor) >> np.uint64(64 - SLOT_BITS)).view(np.int64).astype(np.intp, copy=False)


def _keys(spans: _Spans, long: Array) -> npt.NDArray[np.uint64]:
    """A short chunk's bytes; a hash of a `long` one, whose lowest byte is 0, as that of no short one is."""
    multiplier, half = np.uint64(MULTIPLIER), np.uint64(32)
    keys = spans.part()
    mixed = np.zeros(len(long), dtype=np.uint64)
    part, rest, done = keys[long], np.arange(len(long)), 0
    while len(rest):
        found = (mixed[rest] ^ part) * multiplier
        mixed[rest] = found ^ found >> half
        done += WORD
        rest = rest[spans.lengths[long[rest]] > done]
        part = spans.at(long[rest]).part(done)
    keys[long] = mixed & ~np.uint64(255)
    return keys


def _distinct(keys: npt.NDArray[np.uint64]) -> tuple[Array, Array]:
    """The places of the distinct keys, one each, and for each key which of these it is (both int64)."""
    order = np.argsort(keys)  # as numpy.unique does, but that need not be stable
    ordered = keys[order]
    is_first = changes(ordered)
    which = np.empty(len(keys), dtype=np.int64)
    which[order] = np.cumsum(is_first) - 1
    return order[is_first], which
