"""The terms of several segments, parted into so many that what they are merged from fits in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import rare_posting_count
from searchapp.engine.format.term_dictionary import TermCursor
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.merge.terms import MergedTerms, TermSpan

Array = npt.NDArray[Any]

_SAMPLE_SHARE: Final = 4  # what is merged at once exceeds what should be by no more than one of so many parts
_MOST_SAMPLED: Final = 1 << 17  # terms from which it is told how to part all of them, in some 8 MB


class PostingCounts(Struct, frozen=True):
    """How many postings there are at most, and how many of rare terms; 0 only where there are none."""

    postings: int
    rare: int


class PartedTerms:
    """All terms of one field over several segments, so many at a time; it is gone through as often as is needed."""

    def __init__(
        self, fields: Sequence[IndexedField | None], new_doc_ids: Sequence[Array], limits: IndexingLimits
    ) -> None:
        self._fields = fields
        self._new_doc_ids = new_doc_ids
        self._occurrences_at_once = limits.merge_occurrences
        self._edges = [*_parting_terms(fields, limits.merge_terms), None]
        self._whole = list(self._merged()) if len(self._edges) == 1 else []

    def __iter__(self) -> Iterator[MergedTerms]:
        return iter(self._whole) if self._whole else self._merged()

    def counts(self) -> PostingCounts:
        """How many postings the merged terms have."""
        if self._whole or any(doc_ids.min(initial=0) < 0 for doc_ids in self._new_doc_ids):
            frequencies = [part.doc_frequencies for part in self]
            return PostingCounts(
                sum(int(each.sum()) for each in frequencies), sum(map(rare_posting_count, frequencies))
            )
        fields = list(filter(None, self._fields))  # without deleted documents a term that is rare is so in each segment
        return PostingCounts(
            sum(each.posting_count for each in fields), sum(each.rare_posting_count for each in fields)
        )

    def ordinals(self) -> list[npt.NDArray[np.int32]]:
        """For each segment and ordinal there the ordinal among all merged terms, -1 if its documents are deleted."""
        pieces: list[list[Array]] = [[np.empty(0, dtype=np.int32)] for _ in self._fields]
        first = 0
        for part in self:
            for kept, ordinals in zip(pieces, part.ordinals, strict=True):
                kept.append(np.where(ordinals < 0, -1, ordinals + first).astype(np.int32))
            first += len(part.terms)
        return list(map(np.concatenate, pieces))

    def _merged(self) -> Iterator[MergedTerms]:
        cursors = [field.terms.cursor() if field else None for field in self._fields]
        for edge in self._edges:
            spans = [_span_below(edge, *each) for each in zip(self._fields, cursors, strict=True)]
            yield MergedTerms(self._fields, spans, self._new_doc_ids, self._occurrences_at_once)


def _span_below(edge: bytes | None, field: IndexedField | None, cursor: TermCursor | None) -> TermSpan:
    """The next terms of a segment that are less than one, or all others where that is None."""
    if field is None or cursor is None:
        return TermSpan(0, ())
    first = cursor.ordinal
    span = TermSpan(first, cursor.take_below(edge))
    field.release()
    return span


def _parting_terms(fields: Sequence[IndexedField | None], at_once: int) -> list[bytes]:
    """The terms, from a sample of those of all segments, by which all are parted into about so many at a time."""
    present = list(filter(None, fields))
    count = sum(len(field.terms) for field in present)
    parts = -(-count // at_once)
    if parts < 2:
        return []
    sample: list[bytes] = []
    for field in present:  # the segments may have quite different terms, such as ids that count up
        sample += field.terms.every(max(1, at_once // (_SAMPLE_SHARE * len(present)), count // _MOST_SAMPLED))
        field.release()
    sample.sort()
    return list(dict.fromkeys([sample[len(sample) * part // parts] for part in range(1, parts)]))
