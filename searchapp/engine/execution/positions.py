"""Where terms and phrases occur in the documents of a segment: phrases and zones are joins of positions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.run_lengths import boundaries, concatenated_ranges, offsets
from searchapp.engine.reader.doc_sets import DocIds, DocSets, Indices
from searchapp.engine.reader.scored_postings import TERM_BYTES, TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher

Occurrences = npt.NDArray[np.int64]  # doc id << 32 | position, ascending

POSITION_BITS: Final = 32
POSITION: Final = (1 << POSITION_BITS) - 1
# Bisecting takes 30 to 60 ns a key of the shorter array, merging 1 to 2 ns one of the longer.
_BISECT_FACTOR: Final = 32
_OCCURRENCES_TO_BEGIN: Final = 4_000  # of the longer array, that are merged in the time that it takes to begin
NO_OCCURRENCES: Final[Occurrences] = np.empty(0, dtype=np.int64)


class PositionRange(Struct, frozen=True):
    """Positions from `start` to before `end`."""

    start: int
    end: int


def are_kept(field: str, segment: SegmentSearcher) -> bool:
    """Whether positions are kept in a field of the segment, or no document has it."""
    postings = segment.field(field)
    return postings is None or postings.has_positions


def doc_ids_of(occurrences: Occurrences) -> DocIds:
    """The documents of occurrences."""
    doc_ids = occurrences >> POSITION_BITS
    return doc_ids.compress(boundaries(doc_ids))


class _TermOccurrences:
    """Where a term occurs in all of its documents."""

    __slots__ = ("_starts", "occurrences")

    def __init__(self, postings: TermPostings) -> None:
        positions = postings.field.positions(postings.ordinal)
        self.occurrences: Occurrences = (postings.doc_ids << POSITION_BITS).repeat(positions.counts)
        self.occurrences += positions.flat
        self.occurrences.setflags(write=False)
        is_single = len(self.occurrences) == len(postings)
        self._starts = None if is_single else offsets(positions.counts)

    @property
    def size(self) -> int:
        """The bytes that it takes to cache this."""
        return self.occurrences.nbytes + (0 if self._starts is None else self._starts.nbytes) + TERM_BYTES

    def take(self, indices: Indices | None) -> Occurrences:
        """Those in the documents at these indices among its postings, or in all (not to be written to)."""
        if indices is None:
            return self.occurrences
        if self._starts is None:
            return self.occurrences.take(indices)
        starts = self._starts.take(indices)
        return self.occurrences.take(concatenated_ranges(starts, self._starts.take(indices + 1) - starts))


def of_term(
    postings: TermPostings, indices: Indices | None, within: PositionRange | None, segment: SegmentSearcher
) -> Occurrences:
    """Where a term occurs in a range of all its documents, or of those at these indices among its postings."""
    key = ("occurrences", segment.base, postings.field.name, postings.ordinal)
    cached: _TermOccurrences | None = segment.cache.get(key)
    if cached is None:
        if postings.field.occurrence_count(postings.ordinal) > segment.tuning.cached_positions:
            return in_range(read(postings, indices), within)
        cached = _TermOccurrences(postings)
        segment.cache.put(key, cached, cached.size)
    return in_range(cached.take(indices), within)


def read(postings: TermPostings, indices: Indices | None) -> Occurrences:
    """Where a term occurs in the documents at these indices, or in all, read anew."""
    doc_ids = postings.doc_ids if indices is None else postings.doc_ids.take(indices)
    positions = postings.field.positions(postings.ordinal, indices)
    occurrences = (doc_ids << POSITION_BITS).repeat(positions.counts)
    occurrences += positions.flat
    return occurrences


def in_range(occurrences: Occurrences, within: PositionRange | None) -> Occurrences:
    """Those of the occurrences that are in the range, or all."""
    if within is None:
        return occurrences
    positions = occurrences & POSITION
    return occurrences.compress((positions >= within.start) & (positions < within.end))


def by_slices(
    indices: Sequence[Indices], documents_at_once: int, occurrences_at: Callable[[Sequence[Indices]], Occurrences]
) -> Occurrences:
    """The occurrences in documents at some indices among the postings of each word, so many documents at a time."""
    count = len(indices[0])
    if count <= documents_at_once:
        return occurrences_at(indices)
    begins = range(0, count, documents_at_once)
    return np.concatenate(
        [occurrences_at([each[begin : begin + documents_at_once] for each in indices]) for begin in begins]
    )


def common_indices(words: Sequence[TermPostings], sets: DocSets) -> list[Indices]:
    """The indices, in the postings of each word, of the documents that have all of the words."""
    first, *others = sorted(range(len(words)), key=lambda number: len(words[number]))
    doc_ids = words[first].doc_ids
    indices = {first: np.arange(len(doc_ids))}
    for other in others:
        here, there = sets.common(doc_ids, words[other].doc_ids)
        doc_ids = doc_ids.take(here)
        indices = {number: before.take(here) for number, before in indices.items()} | {other: there}
    return [indices[number] for number in range(len(words))]


def common(shorter: Occurrences, longer: Occurrences) -> Occurrences:
    """The occurrences that are in both: by bisection if one array is short, else by merging."""
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if len(shorter) * _BISECT_FACTOR < len(longer) + _OCCURRENCES_TO_BEGIN:
        return shorter.compress(longer.take(longer.searchsorted(shorter), mode="clip") == shorter)
    merged = np.concatenate([shorter, longer])
    merged.sort(kind="stable")
    rest = merged[1:]
    return rest.compress(rest == merged[:-1])


def of_any(parts: Sequence[Occurrences]) -> Occurrences:
    """The occurrences of several queries together, sorted; the same one may be there more than once."""
    occurrences = np.concatenate([NO_OCCURRENCES, *parts])
    occurrences.sort(kind="stable")
    return occurrences
