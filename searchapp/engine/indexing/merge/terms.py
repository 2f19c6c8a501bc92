"""The terms of several segments as one term dictionary, and their postings merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.frequency_codes import code_table
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import (
    FieldStatistics,
    PostingsWriter,
    TermPostings,
    TextStatistics,
    rare_posting_count,
)
from searchapp.engine.format.run_lengths import concatenated_ranges, offsets
from searchapp.engine.format.segment_file import SegmentFileWriter
from searchapp.engine.format.stems import DocumentLanguages

Array = npt.NDArray[Any]

_POSTING_TYPES: Final = (np.int64, np.uint32, np.float32, np.uint16)


class MergedTerms:
    """The terms of one field over several segments (None: the segment has none), without those of deleted documents.

    `ordinals[s]` (int64) gives for each ordinal of segment s the one among `terms`, -1 if its documents are deleted.
    """

    def __init__(
        self,
        fields: Sequence[IndexedField | None],
        new_doc_ids: Sequence[Array],
        occurrences_at_once: int,
        release: Callable[[], None] = lambda: None,
    ) -> None:
        self.fields = fields
        self._new_doc_ids = new_doc_ids
        self._occurrences_at_once = occurrences_at_once
        self._release = release  # called when what was read of the segments is not needed any more
        lists = [field.terms.terms(0, len(field.terms)) if field else [] for field in fields]
        union = list(dict.fromkeys(sorted(chain.from_iterable(lists))))  # sorting merges lists that are in order
        index_of = {term: index for index, term in enumerate(union)}
        self._union = union
        self._union_indexes = [np.fromiter(map(index_of.__getitem__, terms), np.int64, len(terms)) for terms in lists]
        self.doc_frequencies = np.zeros(len(union), dtype=np.int64)  # of the union, without deleted documents
        self._occurrence_counts = np.zeros(len(union), dtype=np.int64)  # with them
        for field, doc_ids, indexes in zip(fields, new_doc_ids, self._union_indexes, strict=True):
            if field:
                self.doc_frequencies[indexes] += _live_frequencies(field, doc_ids, occurrences_at_once)
                self._occurrence_counts[indexes] += field.occurrence_counts()
        is_used = self.doc_frequencies > 0
        ordinals = np.where(is_used, np.cumsum(is_used) - 1, -1)
        self.terms = [union[index] for index in np.flatnonzero(is_used).tolist()]
        self.ordinals = [ordinals[indexes] for indexes in self._union_indexes]

    def postings(self) -> Iterator[TermPostings]:
        """The merged postings in the order of the terms, so many occurrences at once."""
        for begin, end in pairwise(_edges(self._occurrence_counts, self._occurrences_at_once)):
            postings = self._postings(begin, end)
            if len(postings.terms):
                yield postings
            self._release()

    def _postings(self, begin: int, end: int) -> TermPostings:
        """The postings of the terms from one index in the union to before another."""
        parts = [
            _part(field, doc_ids, indexes, range(*np.searchsorted(indexes, (begin, end)).tolist()))
            for field, doc_ids, indexes in zip(self.fields, self._new_doc_ids, self._union_indexes, strict=True)
            if field
        ]
        counts = self.doc_frequencies[begin:end]
        postings, occurrences = (_joined(parts, name) for name in ("posting_counts", "occurrence_counts"))
        # Term by term, and within a term segment by segment, so that its doc ids stay in order; one term is so already.
        order = np.argsort(_joined(parts, "terms"), kind="stable")
        is_ordered = end - begin == 1
        reordered = slice(None) if is_ordered else _reordered(postings, order)
        positions = _joined(parts, "positions")
        if len(positions) and not is_ordered:
            positions = positions[_reordered(occurrences, order)]
        return TermPostings(
            terms=[self._union[index] for index in (begin + np.flatnonzero(counts)).tolist()],
            starts=offsets(counts[counts > 0]),
            doc_ids=_joined(parts, "doc_ids")[reordered],
            occurrences=_joined(parts, "occurrences")[reordered],
            weights=_joined(parts, "weights")[reordered],
            positions=positions if len(positions) else None,
        )


def write_merged_postings(
    writer: SegmentFileWriter,
    name: str,
    terms: MergedTerms,
    documents: int,
    lengths: Array | None,
    languages: DocumentLanguages | None,
) -> None:
    """Write a field from the postings of several segments; `lengths` are those of the documents of a text field."""
    present = [field for field in terms.fields if field]
    occurrences = sum(field.position_count for field in present)
    statistics = FieldStatistics(
        name,
        documents,
        postings=int(terms.doc_frequencies.sum()),
        rare_postings=rare_posting_count(terms.doc_frequencies),
        codes=code_table(_sum([field.pair_counts() for field in present])),
        text=None if lengths is None else TextStatistics(occurrences, lengths, languages),
    )
    field_writer = PostingsWriter(writer, statistics)
    for postings in terms.postings():
        field_writer.add(postings)
    field_writer.finish()


def _sum(counts: Sequence[Array]) -> npt.NDArray[np.int64]:
    """The sum of arrays of different lengths."""
    total = np.zeros(max(map(len, counts)), dtype=np.int64)
    for part in counts:
        total[: len(part)] += part
    return total


def _live_frequencies(field: IndexedField, new_doc_ids: Array, at_once: int) -> npt.NDArray[np.int64]:
    """How many documents that are not deleted each term has."""
    frequencies = field.frequencies()
    if not len(new_doc_ids) or new_doc_ids.min() >= 0:
        return frequencies
    live = np.empty(len(frequencies), dtype=np.int64)
    for begin, end in pairwise(_edges(frequencies, at_once)):
        is_live = new_doc_ids[field.doc_ids_between(begin, end)] >= 0
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


@dataclass(frozen=True, slots=True)
class _Part:
    """What a segment has of some terms: of each term it uses the index in the union and how many postings and
    occurrences it has; of each posting the doc id in the merged segment, occurrences and weight; and the positions."""

    terms: Array
    posting_counts: Array
    occurrence_counts: Array
    doc_ids: Array
    occurrences: Array
    weights: Array
    positions: Array


def _part(field: IndexedField, new_doc_ids: Array, union_indexes: Array, ordinals: range) -> _Part:
    if not ordinals:
        return _Part(
            *(np.empty(0, dtype=np.int64) for _ in range(3)), *(np.empty(0, dtype) for dtype in _POSTING_TYPES)
        )
    begin, end = ordinals.start, ordinals.stop
    doc_ids = new_doc_ids[field.doc_ids_between(begin, end)]
    occurrences, weights = field.occurrences_between(begin, end), field.weights_between(begin, end)
    positions = np.empty(0, np.uint16)
    if field.has_positions:
        positions = field.positions_between(begin, end).astype(np.uint32)
    counts, terms = field.frequencies(begin, end), union_indexes[begin:end]
    is_live = doc_ids >= 0
    if not is_live.all():
        if len(positions):
            positions = positions[np.repeat(is_live, occurrences)]
        counts = np.add.reduceat(is_live, np.cumsum(counts) - counts, dtype=np.int64)
        counts, terms = counts[counts > 0], terms[counts > 0]
        doc_ids, occurrences, weights = doc_ids[is_live], occurrences[is_live], weights[is_live]
    occurrence_counts = np.add.reduceat(occurrences, np.cumsum(counts) - counts, dtype=np.int64)
    return _Part(terms, counts, occurrence_counts, doc_ids, occurrences, weights, positions)


def _joined(parts: Sequence[_Part], name: str) -> Array:
    return np.concatenate([getattr(part, name) for part in parts])


def _reordered(counts: Array, order: Array) -> Array:
    """The indexes of the items of groups of so many (1 or more) when the groups are put into this order."""
    if not len(order):
        return np.empty(0, dtype=np.int64)
    return concatenated_ranges((np.cumsum(counts) - counts)[order], counts[order])
