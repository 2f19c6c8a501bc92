"""Counting the values of keyword fields over documents: bincounts of forward columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.plan import FacetPlan, ValueCounts
from searchapp.engine.execution.top_docs import best
from searchapp.engine.format.array_runs import consecutive
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds
from searchapp.engine.reader.segment_searcher import SegmentSearcher

Counts = npt.NDArray[np.int64]
Tally = dict[int, int]  # the counts above 0

FEW_DOCUMENTS: Final = 64  # whose values, 0.1 µs each, are counted before NumPy has looked at all values of a field
FEW: Final = 4_000  # slots of documents; each slot by itself takes 4 µs, a value 2 ns
MANY: Final = 4_096  # values, from which on their counts are not all sorted
SHIFT: Final = 32  # of a count, to have room below it for its value
LAST: Final = (1 << SHIFT) - 1


class SegmentCounts(NamedTuple):
    """`counts[o]` documents of a segment have the value with ordinal o; None as column: the segment has no values."""

    column: FacetColumn | None
    counts: Counts | Tally
    missing: int


class FacetColumn:
    """What counting the values of a keyword field of one segment needs; worth keeping."""

    def __init__(self, segment: SegmentSearcher, field: str) -> None:
        self.segment = segment
        self.terms = segment.arrays.field(field).terms
        self._field = segment.arrays.field(field)
        column = segment.arrays.keywords(field)
        self._slots = column.slots
        self._more_values = column.more_values
        self._more_docs, starts = np.unique(column.more_documents.astype(np.intp), return_index=True)
        self._more_ends = np.append(starts, len(self._more_values))
        self._size = len(self.terms) + 1
        self._sets = segment.value_sets(field)

    @cached_property
    def labels(self) -> list[str]:
        """The values by ordinal."""
        return [term.decode("utf-8", "replace") for term in self.terms.terms(0, len(self.terms))]

    def count(self, doc_ids: DocIds) -> SegmentCounts:
        """How many of the documents have each value."""
        if len(doc_ids) <= FEW_DOCUMENTS:
            return self._tallied(doc_ids)
        if doc_ids is self.segment.everything and self.segment.live is None:
            return self._of_all
        if self._sets:
            return SegmentCounts(self, *self._sets.count(doc_ids))
        if len(doc_ids) * len(self._slots) <= FEW:
            found = self._slots.take(doc_ids, axis=1)
            counts = np.bincount(found.reshape(-1), minlength=self._size)
            missing = len(doc_ids) - int(np.count_nonzero(found[0]))
        else:
            found = self._slots[0].take(doc_ids)
            counts = np.bincount(found, minlength=self._size)
            missing = int(counts[0])
            doc_ids = self._add_rest(doc_ids.take((found != 0).nonzero()[0]), counts)
        beyond = self._beyond(doc_ids)
        if len(beyond):
            counts += np.bincount(beyond, minlength=self._size)
        return SegmentCounts(self, counts[1:], missing)

    def _tallied(self, doc_ids: DocIds) -> SegmentCounts:
        """The same value by value, for documents so few that most values are in none of them."""
        groups: Iterable[Sequence[int]]
        if self._sets:
            codes = self._sets.codes.take(doc_ids).tolist()
            groups, missing = map(self._sets.members.__getitem__, codes), codes.count(0)
        else:
            found = self._slots.take(doc_ids, axis=1)
            groups = [(found[found != 0] - 1).tolist(), (self._beyond(doc_ids) - 1).tolist()]
            missing = found[0].tolist().count(0)
        return SegmentCounts(self, Counter(chain.from_iterable(groups)), missing)

    def _add_rest(self, doc_ids: DocIds, counts: Counts) -> DocIds:
        """Count the values of the slots behind the first: slot by slot, and the last ones, of few documents, in one."""
        for at in range(1, len(self._slots)):
            if len(doc_ids) * (len(self._slots) - at) <= FEW:
                counts += np.bincount(self._slots[at:].take(doc_ids, axis=1).reshape(-1), minlength=self._size)
                break
            found = self._slots[at].take(doc_ids)
            filled = (found != 0).nonzero()[0]
            doc_ids = doc_ids.take(filled)  # who has no value here has none in the next slot
            counts += np.bincount(found.take(filled), minlength=self._size)
        return doc_ids

    def _beyond(self, doc_ids: DocIds) -> npt.NDArray[np.int64]:
        """The values (ordinal + 1) that the documents have beyond the slots."""
        indices = self.segment.sets.indices(doc_ids, self._more_docs) if len(self._more_docs) else NO_DOC_IDS
        if not len(indices):
            return NO_DOC_IDS
        starts = self._more_ends.take(indices)
        return self._more_values.take(consecutive(starts, self._more_ends.take(indices + 1) - starts))

    @cached_property
    def backwards(self) -> Counts:
        """A number for each value, the greater the sooner it comes in the order of values."""
        return LAST - np.arange(len(self.terms), dtype=np.int64)

    @cached_property
    def _of_all(self) -> SegmentCounts:
        """The counts over all documents, none of them deleted: the terms' document frequencies."""
        missing = self.segment.count - int(np.count_nonzero(self._slots[0]))
        return SegmentCounts(self, self._field.frequencies(), missing)


def values(plan: FacetPlan, parts: Sequence[SegmentCounts]) -> ValueCounts:
    """The counts of all segments as the plan wants them."""
    if len(parts) == 1 and (column := parts[0].column):
        return _of_one(plan, column, parts[0].counts, parts[0].missing)
    filled = [(part.column, part.counts) for part in parts if part.column]
    return _of_several(plan, filled, sum([part.missing for part in parts]))


def _of_one(plan: FacetPlan, column: FacetColumn, counts: Counts | Tally, missing: int) -> ValueCounts:
    if isinstance(counts, dict):
        keys = sorted([(count << SHIFT) + LAST - place for place, count in counts.items()], reverse=True)[: plan.size]
        total, distinct = sum(counts.values()), len(counts)
    else:
        keys = _greatest(counts, column.backwards, plan.size)
        total, distinct = int(np.add.reduce(counts)), int(np.count_nonzero(counts))
    labels = column.labels
    found = [(labels[LAST - (key & LAST)], key >> SHIFT) for key in keys if key > LAST]
    absent = [label for label in dict.fromkeys(plan.always) if not any(label == shown for shown, _ in found)]
    if absent:
        found += [(label, _number_of(label, column, counts)) for label in absent]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
    return ValueCounts(tuple(found), distinct, total - sum([number for _, number in found]), missing)


def _greatest(counts: Counts, backwards: Counts, size: int) -> list[int]:
    """The greatest counts, descending, each with the number below it that tells its value."""
    if len(counts) > MANY:
        indices = best(counts, size, least=1)
        counts, backwards = counts.take(indices), backwards.take(indices)
    keys = counts << SHIFT
    keys += backwards
    keys.sort()
    found: list[int] = keys[: -size - 1 : -1].tolist()
    return found


def _of_several(plan: FacetPlan, parts: Sequence[tuple[FacetColumn, Counts | Tally]], missing: int) -> ValueCounts:
    summed: dict[str, int] = {}
    for column, counts in parts:
        for place, count in _above_0(counts):
            label = column.labels[place]
            summed[label] = summed.get(label, 0) + count
    ranked = sorted(summed, key=lambda label: (-summed[label], label))  # text sorts as its UTF-8 does
    found = {label: summed[label] for label in ranked[: plan.size]}
    for label in plan.always:
        found.setdefault(label, summed.get(label, 0))
    shown = tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
    return ValueCounts(shown, len(summed), sum(summed.values()) - sum(found.values()), missing)


def _above_0(counts: Counts | Tally) -> Iterable[tuple[int, int]]:
    """The ordinals of the values that documents have, and in how many."""
    if isinstance(counts, dict):
        return counts.items()
    indices = counts.nonzero()[0]
    return zip(indices.tolist(), counts.take(indices).tolist(), strict=True)


def _number_of(label: str, column: FacetColumn, counts: Counts | Tally) -> int:
    place = column.terms.find(label.encode())
    if isinstance(counts, dict):
        return counts.get(place, 0)
    return int(counts[place]) if place >= 0 else 0
