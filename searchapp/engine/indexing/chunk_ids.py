"""Chunk ids: what stands between the spaces of a text is told apart by 64-bit keys, without an object a chunk."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.run_lengths import boundaries, concatenated_ranges
from searchapp.engine.indexing.growing_array import GrowingArray

Array = npt.NDArray[Any]

_WORD_BYTES: Final = 8  # read at once, as one number
_GOLDEN_MULTIPLIER: Final = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio, odd: Knuth's multiplicative hashing
_HASHED_BYTES: Final = 512  # of a chunk, and its length; one of megabytes, as what is encoded in base64, is no word
_TABLE_BITS: Final = 18  # a table of 2^18 ids of 4 bytes stays in the cache, and few chunks of one text collide
_SPACE: Final = 32
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(_WORD_BYTES + 1)], dtype=np.uint64)


class Chunks(Struct, frozen=True):
    """The chunks of a text.

    `begins` (int64, bytes) of each chunk in order, its id in `ids` (int64), and `new`: the chunks that have just been
    given their ids, in the order of these, each with a space behind it.
    """

    begins: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int64]
    new: bytes


class _Spans(Struct, frozen=True):
    """Stretches of a text that goes on for eight bytes behind them: their `begins` and `lengths` (int64, bytes)."""

    text: bytes | npt.NDArray[np.uint8]
    begins: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]

    def words(self, skip: int = 0) -> npt.NDArray[np.uint64]:
        """Eight bytes of each span after the first `skip`, those beyond its length zero."""
        words = np.ndarray((len(self.text) - _WORD_BYTES + 1,), "<u8", self.text, strides=(1,))
        chosen: npt.NDArray[np.uint64] = words[self.begins + skip if skip else self.begins]
        chosen &= _MASKS.take(self.lengths - skip if skip else self.lengths, mode="clip")
        return chosen

    def take(self, indexes: Array) -> _Spans:
        """Some of the spans."""
        return _Spans(self.text, self.begins[indexes], self.lengths[indexes])

    def joined(self) -> bytes:
        """The text of all spans, each with the byte behind it."""
        offsets = concatenated_ranges(self.begins, self.lengths + 1)
        return np.frombuffer(self.text, dtype=np.uint8)[offsets].tobytes()


class ChunkIds:
    """Gives each chunk an id (from 1 on) when it is first met, and the same id ever after.

    A chunk is looked up by its key in a hash table, and in a further one where that slot holds another chunk.
    """

    def __init__(self, table_bits: int = _TABLE_BITS, multiplier: int = _GOLDEN_MULTIPLIER) -> None:
        self._table_bits = table_bits
        self._multiplier = multiplier
        self._keys = GrowingArray(np.zeros(1, dtype=np.uint64))  # by id; 0 is that of an empty slot
        self._begins = GrowingArray(np.zeros(1, dtype=np.int64))  # where in the text
        self._lengths = GrowingArray(np.zeros(1, dtype=np.int64))
        self._text = GrowingArray(np.empty(0, dtype=np.uint8))  # of all chunks with an id
        self._tables: list[npt.NDArray[np.int32]] = []

    def of_text(self, text: bytes) -> Chunks:
        """The chunks of a text that spaces separate."""
        padded = b" " + text + b" " * _WORD_BYTES
        is_space = np.frombuffer(padded, dtype=np.uint8) == _SPACE
        edges = np.flatnonzero(is_space[1:] != is_space[:-1])
        spans = _Spans(padded, edges[::2] + 1, edges[1::2] - edges[::2])
        if b"\0" in padded:
            return self._one_by_one(text, spans, b"")
        long = np.flatnonzero(spans.lengths > _WORD_BYTES)
        keys = _keys(spans, long, self._multiplier)
        ids, unknown = self._look_up(keys)
        new = b""
        if len(unknown):
            first, distinct = _distinct(keys[unknown])
            ids[unknown] = distinct + len(self._keys.items)
            self._enter(keys[unknown[first]])
            new_spans = spans.take(unknown[first])
            new = new_spans.joined()
            self._append(new, new_spans.lengths, keys[unknown[first]])
        if self._are_equal(spans.take(long), ids[long]):
            return Chunks(spans.begins - 1, ids, new)
        return self._one_by_one(text, spans, new)

    def _look_up(self, keys: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The id of each key, and the indexes of the keys that have none."""
        if not self._tables:
            return np.zeros(len(keys), dtype=np.int64), np.arange(len(keys))
        ids, is_missing = self._candidates(keys, 0)
        missing = np.flatnonzero(is_missing)
        for level in range(1, len(self._tables)):
            candidates, is_missing = self._candidates(keys[missing], level)
            ids[missing] = candidates
            missing = missing[is_missing]
        return ids, missing

    def _candidates(
        self, keys: npt.NDArray[np.uint64], level: int
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """The ids that the table of a level has in the slots of keys, and of which of the keys they are not."""
        slots = self._slot(keys, level)
        candidates = self._tables[level].take(slots, mode="clip").astype(np.int64)  # three times as fast as by [] after
        return candidates, self._keys.items.take(candidates, mode="clip") != keys

    def _enter(self, keys: npt.NDArray[np.uint64]) -> None:
        """Enter new keys, all different, with the next ids into the tables."""
        ids = np.arange(len(self._keys.items), len(self._keys.items) + len(keys), dtype=np.int32)
        level = 0
        while len(keys):
            if level == len(self._tables):
                self._tables.append(np.zeros(1 << self._table_bits, dtype=np.int32))
            table, slot = self._tables[level], self._slot(keys, level)
            is_free = table[slot] == 0
            table[slot[is_free]] = ids[is_free]  # of those that share a slot one stays
            collided = table[slot] != ids
            keys, ids = keys[collided], ids[collided]
            level += 1

    def _slot(self, keys: npt.NDArray[np.uint64], level: int) -> npt.NDArray[np.intp]:
        """The slots of keys in the table of a level."""
        factor = pow(self._multiplier, level + 1, 1 << 64)
        return (keys * np.uint64(factor) >> np.uint64(64 - self._table_bits)).view(np.int64).astype(np.intp, copy=False)

    def _append(self, chunks: bytes, lengths: npt.NDArray[np.int64], keys: npt.NDArray[np.uint64]) -> None:
        """Give chunks of these lengths, each with a space behind it, the next ids."""
        begins = np.cumsum(lengths + 1) - lengths + (len(self._text.items) - 1)
        self._text.extend(np.frombuffer(chunks + bytes(_WORD_BYTES), dtype=np.uint8))
        self._keys.extend(keys)
        self._begins.extend(begins)
        self._lengths.extend(lengths)

    def _are_equal(self, spans: _Spans, ids: npt.NDArray[np.int64]) -> bool:
        """Whether long chunks have the bytes of those with their ids: two may have one key."""
        if not len(ids):
            return True
        known = _Spans(self._text.items, self._begins.items[ids], self._lengths.items[ids])
        same = bool((spans.lengths == known.lengths).all())
        compared = 0
        while same and len(spans.lengths):
            if compared >= _HASHED_BYTES:
                return spans.joined() == known.joined()
            same = bool((spans.words(compared) == known.words(compared)).all())
            compared += _WORD_BYTES
            longer = np.flatnonzero(spans.lengths > compared)
            spans, known = spans.take(longer), known.take(longer)
        return same

    def _one_by_one(self, text: bytes, spans: _Spans, new: bytes) -> Chunks:
        """The chunks of a text by way of an object each, all of them with new ids: for zero bytes and equal keys."""
        ids: dict[bytes, int] = {}
        begin = len(self._keys.items)
        chunk_ids = [ids.setdefault(chunk, begin + len(ids)) for chunk in text.split(b" ") if chunk]
        chunks = b"".join([chunk + b" " for chunk in ids])
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        self._append(chunks, lengths, np.zeros(len(ids), dtype=np.uint64))
        return Chunks(spans.begins - 1, np.array(chunk_ids, dtype=np.int64), new + chunks)


def _keys(spans: _Spans, long: Array, multiplier: int) -> npt.NDArray[np.uint64]:
    """A short chunk's bytes; a hash of a `long` one, whose lowest byte is 0, as that of no short one is."""
    factor, half = np.uint64(multiplier), np.uint64(32)
    keys = spans.words()
    hashes = spans.lengths[long].astype(np.uint64)
    words, rest, hashed = keys[long], np.arange(len(long)), 0
    while len(rest):
        mixed = (hashes[rest] ^ words) * factor
        hashes[rest] = mixed ^ mixed >> half
        hashed += _WORD_BYTES
        rest = rest[spans.lengths[long[rest]] > hashed] if hashed < _HASHED_BYTES else rest[:0]
        words = spans.take(long[rest]).words(hashed)
    keys[long] = hashes & ~np.uint64(255)
    return keys


def _distinct(keys: npt.NDArray[np.uint64]) -> tuple[Array, Array]:
    """The index of the first of each distinct key, and for each key which of the distinct ones it is (both int64)."""
    order = np.argsort(keys)  # as numpy.unique does, but that need not be stable
    ordered = keys[order]
    is_first = boundaries(ordered)
    which = np.empty(len(keys), dtype=np.int64)
    which[order] = np.cumsum(is_first) - 1
    return order[is_first], which
