"""The terms of several segments as one term dictionary, and their postings merged.

So many terms are merged at a time: each document may have some of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import TermPostings
from searchapp.engine.format.run_lengths import concatenated_ranges, offsets

Array = npt.NDArray[Any]

_NO_POSITIONS: Final = np.empty(0, np.int64)


class TermSpan(Struct, frozen=True):
    """Terms of one segment that follow one another, and the ordinal of the first of them."""

    first: int
    terms: Sequence[bytes]


class MergedTerms:
    """Some terms of one field over several segments (None: the segment has none), without those of deleted documents.

    `ordinals[s]` (int64) gives for each term of the span of segment s its index among `terms`, -1 if its documents are
    deleted.
    """

    def __init__(
        self,
        fields: Sequence[IndexedField | None],
        spans: Sequence[TermSpan],
        new_doc_ids: Sequence[Array],
        occurrences_at_once: int,
    ) -> None:
        self.fields = fields
        self._firsts = [span.first for span in spans]
        self._new_doc_ids = new_doc_ids
        self._occurrences_at_once = occurrences_at_once
        lists = [span.terms for span in spans]
        union = list(dict.fromkeys(sorted(chain.from_iterable(lists))))  # sorting merges lists that are in order
        index_of = {term: index for index, term in enumerate(union)}
        self._union = union
        self._union_indexes = [np.fromiter(map(index_of.__getitem__, terms), np.int64, len(terms)) for terms in lists]
        self.doc_frequencies = np.zeros(len(union), dtype=np.int64)  # of the union, without deleted documents
        self._occurrence_counts = np.zeros(len(union), dtype=np.int64)  # with them
        for field, first, doc_ids, indexes in self._by_segment():
            ordinals = range(first, first + len(indexes))
            self.doc_frequencies[indexes] += _live_frequencies(field, ordinals, doc_ids, occurrences_at_once)
            self._occurrence_counts[indexes] += field.occurrence_counts(ordinals.start, ordinals.stop)
            field.release()
        is_used = self.doc_frequencies > 0
        ordinals_of_union = np.where(is_used, np.cumsum(is_used) - 1, -1)
        self.terms = [union[index] for index in np.flatnonzero(is_used).tolist()]
        self.ordinals = [ordinals_of_union[indexes] for indexes in self._union_indexes]

    def _by_segment(self) -> Iterator[tuple[IndexedField, int, Array, Array]]:
        """Of each segment with the field: it, the ordinal of its first term, new doc ids, indexes in the union."""
        indexes = self._union_indexes
        for field, first, doc_ids, own in zip(self.fields, self._firsts, self._new_doc_ids, indexes, strict=True):
            if field:
                yield field, first, doc_ids, own

    def postings(self) -> Iterator[TermPostings]:
        """The merged postings in the order of the terms, so many occurrences at once."""
        for begin, end in pairwise(_edges(self._occurrence_counts, self._occurrences_at_once)):
            postings = self._postings(begin, end)
            if len(postings.terms):
                yield postings

    def _postings(self, begin: int, end: int) -> TermPostings:
        """The postings of the terms from one index in the union to before another."""
        parts = []
        for field, first, doc_ids, indexes in self._by_segment():
            chosen = range(*np.searchsorted(indexes, (begin, end)).tolist())
            if chosen:
                parts.append(_part(field, doc_ids, indexes, first, chosen, self._occurrences_at_once))
                field.release()  # the pages of hundreds of segments at once would take more than what is read of them
        counts = self.doc_frequencies[begin:end]
        postings, occurrences = (_joined(parts, name) for name in ("posting_counts", "occurrence_counts"))
        # Term by term, and within a term segment by segment, so that its doc ids stay in order; one term is so already,
        # and may have more positions than there is memory for.
        order = np.argsort(_joined(parts, "terms"), kind="stable")
        is_ordered = end - begin == 1
        reordered = slice(None) if is_ordered else _reordered(postings, order)
        positions: Iterable[Array] = chain.from_iterable([part.positions for part in parts])
        if not is_ordered and self._has_positions:
            positions = [np.concatenate([_NO_POSITIONS, *positions])[_reordered(occurrences, order)]]
        return TermPostings(
            terms=[self._union[index] for index in (begin + np.flatnonzero(counts)).tolist()],
            starts=offsets(counts[counts > 0]),
            doc_ids=_joined(parts, "doc_ids")[reordered],
            occurrences=_joined(parts, "occurrences")[reordered],
            weights=_joined(parts, "weights")[reordered],
            positions=positions if self._has_positions else None,
        )

    @property
    def _has_positions(self) -> bool:
        return any(field.has_positions for field in self.fields if field)


def pair_counts_of(fields: Iterable[IndexedField]) -> npt.NDArray[np.int64]:
    """How many postings of all segments have each pair of frequency and weight, by the pair's number."""
    total = np.empty(0, dtype=np.int64)
    for field in fields:
        counts = field.pair_counts()
        shorter, longer = sorted((total, counts), key=len)
        longer[: len(shorter)] += shorter
        total = longer
        field.release()
    return total


def _live_frequencies(field: IndexedField, span: range, new_doc_ids: Array, at_once: int) -> npt.NDArray[np.int64]:
    """How many documents that are not deleted each term with an ordinal of the span has."""
    frequencies = field.frequencies(span.start, span.stop)
    if not len(new_doc_ids) or new_doc_ids.min() >= 0:
        return frequencies
    live = np.empty(len(frequencies), dtype=np.int64)
    for begin, end in pairwise(_edges(frequencies, at_once)):
        is_live = new_doc_ids[field.doc_ids_between(span.start + begin, span.start + end)] >= 0
        live[begin:end] = np.add.reduceat(is_live, offsets(frequencies[begin:end])[:-1], dtype=np.int64)
    return live


def _edges(counts: Array, at_once: int) -> list[int]:
    """The indexes at which to cut terms with so many items each; one with more than go at once stands alone."""
    if not len(counts):
        return [0]
    piece = (np.cumsum(counts) - counts) // at_once
    large = np.flatnonzero(counts > at_once)
    edges = {*np.flatnonzero(np.diff(piece, prepend=-1)).tolist(), *large.tolist(), *(large + 1).tolist(), len(counts)}
    return sorted(edges)


class _Part(Struct, frozen=True):
    """What a segment has of some terms: of each term it uses the index in the union and how many postings and
    occurrences it has; of each posting the doc id in the merged segment, occurrences and weight; and the positions."""

    terms: Array
    posting_counts: Array
    occurrence_counts: Array
    doc_ids: Array
    occurrences: Array
    weights: Array
    positions: Iterable[Array]  # in pieces, to be gone through once


def _part(
    field: IndexedField, new_doc_ids: Array, union_indexes: Array, first: int, chosen: range, at_once: int
) -> _Part:
    """The `chosen` of the terms whose `union_indexes` are given, the ordinal of the first of which is `first`."""
    if not chosen:
        nothing = np.empty(0, np.int64)
        return _Part(nothing, nothing, nothing, nothing, nothing.astype(np.uint32), nothing.astype(np.float32), ())
    begin, end = first + chosen.start, first + chosen.stop
    doc_ids = new_doc_ids[field.doc_ids_between(begin, end)]
    occurrences, weights = field.occurrences_between(begin, end), field.weights_between(begin, end)
    counts, terms = field.frequencies(begin, end), union_indexes[chosen.start : chosen.stop]
    is_live = doc_ids >= 0
    positions: Iterable[Array] = _positions(field, begin, end, at_once) if field.has_positions else ()
    if not is_live.all():
        positions = _chosen(positions, np.repeat(is_live, occurrences))
        counts = np.add.reduceat(is_live, np.cumsum(counts) - counts, dtype=np.int64)
        counts, terms = counts[counts > 0], terms[counts > 0]
        doc_ids, occurrences, weights = doc_ids[is_live], occurrences[is_live], weights[is_live]
    occurrence_counts = np.add.reduceat(occurrences, np.cumsum(counts) - counts, dtype=np.int64)
    return _Part(terms, counts, occurrence_counts, doc_ids, occurrences, weights, positions)


def _positions(field: IndexedField, begin: int, end: int, at_once: int) -> Iterator[Array]:
    """The positions of some terms, so many at a time, of which only the last read take up memory."""
    for piece in field.position_pieces(begin, end, at_once):
        yield piece
        field.release()


def _chosen(pieces: Iterable[Array], is_chosen: npt.NDArray[np.bool_]) -> Iterator[Array]:
    """The chosen items of what comes in pieces."""
    begin = 0
    for piece in pieces:
        yield piece[is_chosen[begin : begin + len(piece)]]
        begin += len(piece)


def _joined(parts: Sequence[_Part], name: str) -> Array:
    return np.concatenate([getattr(part, name) for part in parts])


def _reordered(counts: Array, order: Array) -> Array:
    """The indexes of the items of groups of so many (1 or more) when the groups are put into this order."""
    if not len(order):
        return np.empty(0, dtype=np.int64)
    return concatenated_ranges((np.cumsum(counts) - counts)[order], counts[order])
