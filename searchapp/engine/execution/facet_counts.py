"""Counting the values of keyword fields over documents: bincounts of doc values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.execution.plan import Counts, FacetPlan, ValueCounts
from searchapp.engine.execution.top_docs import best
from searchapp.engine.format.run_lengths import concatenated_ranges
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds
from searchapp.engine.reader.segment_searcher import SegmentSearcher

Tally = dict[int, int]  # the counts above 0

_VALUE_BITS: Final = 32  # of a count, to have room below it for its value
_LAST_VALUE: Final = (1 << _VALUE_BITS) - 1


class SegmentCounts(Struct, frozen=True):
    """`counts[o]` documents of a segment have the value with ordinal o; None as values: the segment has none."""

    values: FacetValues | None
    counts: Counts | Tally
    missing: int


class FacetValues:
    """What counting the values of a keyword field of one segment needs; worth keeping."""

    def __init__(self, segment: SegmentSearcher, field: str) -> None:
        self._segment = segment
        self._tuning = segment.tuning
        self._field = segment.arrays.field(field)
        self.terms = self._field.terms
        column = segment.arrays.keywords(field)
        self._ordinals = column.ordinals
        self._overflow_ordinals = column.overflow_ordinals
        self._overflow_doc_ids, starts = np.unique(column.overflow_doc_ids.astype(np.intp), return_index=True)
        self._overflow_ends = np.append(starts, len(self._overflow_ordinals))
        self._size = len(self.terms) + 1
        self._sets = segment.value_sets(field)
        self._ordinals_in: WeakKeyDictionary[FacetValues, Counts] = WeakKeyDictionary()

    @cached_property
    def labels(self) -> list[str]:
        """The values by ordinal."""
        return [term.decode("utf-8", "replace") for term in self.terms.terms(0, len(self.terms))]

    def count(self, doc_ids: DocIds) -> SegmentCounts:
        """How many of the documents have each value."""
        if len(doc_ids) <= self._tuning.count_singly:
            return self._tallied(doc_ids)
        if doc_ids is self._segment.everything and self._segment.live is None:
            return self._of_all
        if self._sets:
            return SegmentCounts(self, *self._sets.count(doc_ids))
        if len(doc_ids) * len(self._ordinals) <= self._tuning.count_at_once:
            ordinals = self._ordinals.take(doc_ids, axis=1)
            counts = np.bincount(ordinals.reshape(-1), minlength=self._size)
            missing = len(doc_ids) - int(np.count_nonzero(ordinals[0]))
        else:
            ordinals = self._ordinals[0].take(doc_ids)
            counts = np.bincount(ordinals, minlength=self._size)
            missing = int(counts[0])
            doc_ids = self._add_rest(doc_ids.take((ordinals != 0).nonzero()[0]), counts)
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
            ordinals = self._ordinals.take(doc_ids, axis=1)
            groups = [(ordinals[ordinals != 0] - 1).tolist(), (self._beyond(doc_ids) - 1).tolist()]
            missing = ordinals[0].tolist().count(0)
        return SegmentCounts(self, Counter(chain.from_iterable(groups)), missing)

    def _add_rest(self, doc_ids: DocIds, counts: Counts) -> DocIds:
        """Count the values behind each document's first, rank by rank; of few documents, the last at once."""
        for rank in range(1, len(self._ordinals)):
            if len(doc_ids) * (len(self._ordinals) - rank) <= self._tuning.count_at_once:
                counts += np.bincount(self._ordinals[rank:].take(doc_ids, axis=1).reshape(-1), minlength=self._size)
                break
            ordinals = self._ordinals[rank].take(doc_ids)
            filled = (ordinals != 0).nonzero()[0]
            doc_ids = doc_ids.take(filled)  # who has no value here has none in the next rank
            counts += np.bincount(ordinals.take(filled), minlength=self._size)
        return doc_ids

    def _beyond(self, doc_ids: DocIds) -> npt.NDArray[np.int64]:
        """The values (ordinal + 1) of the documents that have more than there are ordinals."""
        indices = (
            self._segment.sets.indices(doc_ids, self._overflow_doc_ids) if len(self._overflow_doc_ids) else NO_DOC_IDS
        )
        if not len(indices):
            return NO_DOC_IDS
        starts = self._overflow_ends.take(indices)
        return self._overflow_ordinals.take(concatenated_ranges(starts, self._overflow_ends.take(indices + 1) - starts))

    def ordinals_in(self, other: FacetValues) -> Counts:
        """The ordinal of each value among those of another segment; -1 where it has none such."""
        ordinals = self._ordinals_in.get(other)
        if ordinals is None:
            ordinal_of = other.ordinal_of
            ordinals = np.array([ordinal_of.get(label, -1) for label in self.labels], dtype=np.int64)
            self._ordinals_in[other] = ordinals
        return ordinals

    @cached_property
    def ordinal_of(self) -> dict[str, int]:
        """The ordinal of each value."""
        return {label: ordinal for ordinal, label in enumerate(self.labels)}

    def greatest(self, counts: Counts, size: int) -> list[int]:
        """The greatest counts, descending, each with the number below it that tells its value."""
        backwards = self._backwards
        if len(counts) > self._tuning.rank_from:
            indices = best(counts, size, least=1, tuning=self._tuning)
            counts, backwards = counts.take(indices), backwards.take(indices)
        keys = counts << _VALUE_BITS
        keys += backwards
        keys.sort()
        greatest: list[int] = keys[: -size - 1 : -1].tolist()
        return greatest

    @cached_property
    def _backwards(self) -> Counts:
        """A number for each value, the greater the sooner it comes in the order of values."""
        return _LAST_VALUE - np.arange(len(self.terms), dtype=np.int64)

    @cached_property
    def _of_all(self) -> SegmentCounts:
        """The counts over all documents, none of them deleted: the terms' document frequencies."""
        missing = self._segment.count - int(np.count_nonzero(self._ordinals[0]))
        return SegmentCounts(self, self._field.frequencies(), missing)

    def count_of(self, label: str, counts: Counts | Tally) -> int:
        """The count of one value."""
        ordinal = self.terms.find(label.encode())
        if isinstance(counts, dict):
            return counts.get(ordinal, 0)
        return int(counts[ordinal]) if ordinal >= 0 else 0


def merged_counts(plan: FacetPlan, segments: Sequence[SegmentCounts]) -> ValueCounts:
    """The counts of all segments as the plan asks for them."""
    if len(segments) == 1 and (values := segments[0].values):
        return _of_one(plan, values, segments[0].counts, segments[0].missing)
    missing = sum([segment.missing for segment in segments])
    filled = [(segment.values, segment.counts) for segment in segments if segment.values]
    if not filled:
        return ValueCounts(tuple([(label, 0) for label in sorted(set(plan.always))]), 0, 0, missing)
    return _of_several(plan, filled, missing)


def _of_one(plan: FacetPlan, values: FacetValues, counts: Counts | Tally, missing: int) -> ValueCounts:
    if isinstance(counts, dict):
        keys = [(count << _VALUE_BITS) + _LAST_VALUE - ordinal for ordinal, count in counts.items()]
        keys = sorted(keys, reverse=True)[: plan.size]
        total, distinct = sum(counts.values()), len(counts)
    else:
        keys = values.greatest(counts, plan.size)
        total, distinct = int(np.add.reduce(counts)), int(np.count_nonzero(counts))
    labels = values.labels
    shown = [(labels[_LAST_VALUE - (key & _LAST_VALUE)], key >> _VALUE_BITS) for key in keys if key > _LAST_VALUE]
    absent = [label for label in dict.fromkeys(plan.always) if not any(label == other for other, _ in shown)]
    if absent:
        shown += [(label, values.count_of(label, counts)) for label in absent]
        shown.sort(key=lambda pair: (-pair[1], pair[0]))
    return ValueCounts(tuple(shown), distinct, total - sum([count for _, count in shown]), missing)


def _of_several(plan: FacetPlan, segments: Sequence[tuple[FacetValues, Counts | Tally]], missing: int) -> ValueCounts:
    """Counts are added up in the segment with the most values; what that one lacks is counted apart, by label."""
    base, base_counts = max(segments, key=lambda segment: len(segment[0].terms))
    apart: dict[str, int] = {}
    counts = None if isinstance(base_counts, dict) else base_counts.astype(np.int64)
    for values, added in segments:
        if counts is None or values is not base:
            _add(base, counts, apart, values, added)
    ranked = [(-count, label) for label, count in apart.items()]
    if counts is not None:
        keys = base.greatest(counts, min(plan.size, len(counts)))
        ranked += [
            (-(key >> _VALUE_BITS), base.labels[_LAST_VALUE - (key & _LAST_VALUE)]) for key in keys if key > _LAST_VALUE
        ]
    ranked.sort()  # text sorts as its UTF-8 does
    shown = {label: -count for count, label in ranked[: plan.size]}
    for label in plan.always:
        shown.setdefault(label, apart.get(label, 0) or (0 if counts is None else base.count_of(label, counts)))
    pairs = tuple(sorted(shown.items(), key=lambda pair: (-pair[1], pair[0])))
    total, distinct = sum(apart.values()), len(apart)
    if counts is not None:
        total, distinct = total + int(np.add.reduce(counts)), distinct + int(np.count_nonzero(counts))
    return ValueCounts(pairs, distinct, total - sum(shown.values()), missing)


def _add(
    base: FacetValues, counts: Counts | None, apart: dict[str, int], values: FacetValues, added: Counts | Tally
) -> None:
    """Add the counts of a segment to those of the values that the first one has, or to those that are apart."""
    ordinals, numbers = above_0(added)
    if counts is not None:
        ordinals_there = values.ordinals_in(base).take(ordinals)
        is_known = ordinals_there >= 0
        counts[ordinals_there.compress(is_known)] += numbers.compress(is_known)
        ordinals, numbers = ordinals.compress(~is_known), numbers.compress(~is_known)
    labels = values.labels
    for ordinal, number in zip(ordinals.tolist(), numbers.tolist(), strict=True):
        label = labels[ordinal]
        apart[label] = apart.get(label, 0) + number


def above_0(counts: Counts | Tally) -> tuple[Counts, Counts]:
    """The ordinals of the values that documents have, and how many have each."""
    if isinstance(counts, dict):
        ordinals = np.fromiter(counts.keys(), np.int64, len(counts))
        return ordinals, np.fromiter(counts.values(), np.int64, len(counts))
    indices = counts.nonzero()[0]
    return indices, counts.take(indices)
