"""Inversion: the occurrences of terms by document become postings by term, by sorting integers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.postings_writer import TermPostings
from searchapp.engine.format.run_lengths import boundaries, concatenated_ranges
from searchapp.engine.indexing.field_buffers import Occurrences
from searchapp.engine.indexing.limits import IndexingLimits

Array = npt.NDArray[Any]


def inverted(occurrences: Occurrences, terms: list[bytes], limits: IndexingLimits) -> Iterator[TermPostings]:
    """The postings of a text field in the order of its terms, so many terms at a time that their arrays fit the cache.

    `terms` are by term id.
    """
    ordinals, ordered = ordinals_of(occurrences.term_ids, terms)
    keys = _SortKeys.of(occurrences)
    counts = occurrences.counts
    starts = (keys.numbers << keys.position_bits) | occurrences.positions
    unsorted = concatenated_ranges(starts[counts > 0], counts[counts > 0])
    span = 1 << (limits.sort_key_bits - keys.bits)  # terms whose keys differ: all of them, unless a text is monstrous
    for begin in range(0, len(ordered), span):
        is_among = (ordinals >= begin) & (ordinals < begin + span)
        chosen = slice(None) if is_among.all() else is_among[occurrences.term_ids]
        sort_keys, term_ids = unsorted[chosen], occurrences.term_ids[chosen]
        high = (ordinals - begin) << keys.bits
        step = limits.flush_occurrences  # all at once would fill a new array as long
        for part in range(0, len(sort_keys), step):
            sort_keys[part : part + step] |= high[term_ids[part : part + step]]
        sort_keys.sort()  # one sort of integers, by term and then by position, is several times faster than an argsort
        yield from _grouped(sort_keys, ordered[begin : begin + span], keys, step)


def ordinals_of(term_ids: Array, terms: list[bytes]) -> tuple[Array, list[bytes]]:
    """The ordinal of each term id (int64), and the terms that occur among the term ids, in byte order."""
    is_used = np.zeros(len(terms), dtype=bool)
    is_used[term_ids] = True
    used = np.flatnonzero(is_used)
    ordered = used[_byte_order(list(map(terms.__getitem__, used.tolist())))]
    ordinals = np.zeros(len(terms), dtype=np.int64)
    ordinals[ordered] = np.arange(len(ordered))
    return ordinals, list(map(terms.__getitem__, ordered.tolist()))


class _SortKeys(Struct, frozen=True):
    """How an occurrence becomes one integer: the term's ordinal, then the number of the passage, then the position.

    The position takes the lowest `position_bits`, passage and position together `bits`. Passages have `numbers` (int64)
    in the order of their documents and positions; `doc_ids` (uint16 or uint32) and `weights` are by number.
    """

    numbers: npt.NDArray[np.int64]
    doc_ids: Array
    weights: npt.NDArray[np.float32]
    position_bits: int
    bits: int

    @staticmethod
    def of(occurrences: Occurrences) -> _SortKeys:
        """The keys for the occurrences of a text field."""
        position_bits = int((occurrences.positions + occurrences.counts).max()).bit_length()
        bits = position_bits + len(occurrences.counts).bit_length()
        order = np.argsort((occurrences.doc_ids << 32) | occurrences.positions)
        numbers = np.empty_like(order)
        numbers[order] = np.arange(len(order))
        return _SortKeys(
            numbers, _narrowed(occurrences.doc_ids[order]), occurrences.weights[order], position_bits, bits
        )


def _grouped(
    sort_keys: npt.NDArray[np.int64], terms: list[bytes], keys: _SortKeys, step: int
) -> Iterator[TermPostings]:
    """The postings of terms from sorted keys, about `step` occurrences at a time."""
    firsts = np.append(np.unique(sort_keys[::step] >> keys.bits), len(terms))
    edges = np.append(np.searchsorted(sort_keys, firsts[:-1] << keys.bits), len(sort_keys))
    for (first, last), (begin, end) in zip(pairwise(firsts.tolist()), pairwise(edges.tolist()), strict=True):
        sort_keys[begin:end] -= first << keys.bits
        yield _postings(sort_keys[begin:end], terms[first:last], keys)


def _postings(sort_keys: npt.NDArray[np.int64], terms: list[bytes], keys: _SortKeys) -> TermPostings:
    groups = sort_keys >> keys.position_bits  # by term and passage
    begins = np.flatnonzero(boundaries(groups))
    groups = groups[begins]
    counts = np.diff(begins, append=len(sort_keys))
    passage_of = groups & ((1 << (keys.bits - keys.position_bits)) - 1)
    groups >>= keys.bits - keys.position_bits  # by term
    doc_ids = keys.doc_ids[passage_of]
    firsts = np.flatnonzero(boundaries(groups) | boundaries(doc_ids))  # of a posting's passages; mostly the only one
    passage_weights = keys.weights[passage_of] * counts.astype(np.float32)
    sort_keys &= (1 << keys.position_bits) - 1
    return TermPostings(
        terms=terms,
        starts=np.append(np.flatnonzero(boundaries(groups[firsts])), len(firsts)),
        doc_ids=doc_ids[firsts],
        occurrences=_narrowed(np.diff(begins[firsts], append=len(sort_keys))),
        weights=np.add.reduceat(passage_weights, firsts),
        positions=[_narrowed(sort_keys)],
    )


def _narrowed(numbers: Array) -> Array:
    """Numbers of at most 32 bits in two bytes each where that suffices: all postings of a buffer wait in memory."""
    return numbers.astype(np.uint16 if int(numbers.max(initial=0)) < 1 << 16 else np.uint32)


def _byte_order(terms: list[bytes]) -> list[int]:
    """The indexes of the terms in byte order: by their first eight bytes as numbers, else by comparing objects."""
    heads = np.array(terms, dtype="S8").view(">u8").astype(np.uint64)
    order = np.argsort(heads)
    heads = heads[order]
    indexes: list[int] = order.tolist()
    edges = np.flatnonzero(np.diff(heads[1:] == heads[:-1], prepend=False, append=False))
    for begin, end in zip(edges[::2].tolist(), (edges[1::2] + 1).tolist(), strict=True):
        indexes[begin:end] = sorted(indexes[begin:end], key=terms.__getitem__)
    return indexes
