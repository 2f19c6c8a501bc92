"""Counting the values of keyword fields over documents: bincounts of forward columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.leaf import Leaf
from searchapp.engine.plan import FacetPlan, ValueCounts
from searchapp.engine.runs import consecutive
from searchapp.engine.sets import Docs

Counts = npt.NDArray[np.int64]

FEW: Final = 4_000  # slots of documents; each slot by itself takes 4 µs, a value 2 ns
FEW_VALUES: Final = 256  # that are sorted in the time it takes to look for the greatest
GROUP: Final = 64  # counts whose greatest stand for them when the commonest values are looked for


class LeafCounts(NamedTuple):
    """`counts[o]` documents of a segment have the value with ordinal o; None as column: the segment has no values."""

    column: FacetColumn | None
    counts: Counts
    missing: int


class FacetColumn:
    """What counting the values of a keyword field of one segment needs; worth keeping."""

    def __init__(self, leaf: Leaf, field: str) -> None:
        self.leaf = leaf
        self.terms = leaf.arrays.field(field).terms
        self._field = leaf.arrays.field(field)
        column = leaf.arrays.keywords(field)
        self._slots = column.slots
        self._more_values = column.more_values
        self._more_docs, starts = np.unique(column.more_documents.astype(np.intp), return_index=True)
        self._more_ends = np.append(starts, len(self._more_values))
        self._size = len(self.terms) + 1
        self._sets = leaf.value_sets(field)

    @cached_property
    def labels(self) -> list[str]:
        """The values by ordinal."""
        return [term.decode("utf-8", "replace") for term in self.terms.terms(0, len(self.terms))]

    def count(self, docs: Docs) -> LeafCounts:
        """How many of the documents have each value."""
        if docs is self.leaf.everything and self.leaf.live is None:
            return self._of_all
        if self._sets:
            return LeafCounts(self, *self._sets.count(docs))
        if len(docs) * len(self._slots) <= FEW:
            found = self._slots.take(docs, axis=1)
            counts = np.bincount(found.reshape(-1), minlength=self._size)
            missing = len(docs) - int(np.count_nonzero(found[0]))
        else:
            found = self._slots[0].take(docs)
            counts = np.bincount(found, minlength=self._size)
            missing = int(counts[0])
            docs = self._add_rest(docs.take((found != 0).nonzero()[0]), counts)
        self._add_more(docs, counts)
        return LeafCounts(self, counts[1:], missing)

    def _add_rest(self, docs: Docs, counts: Counts) -> Docs:
        """Count the values of the slots behind the first: slot by slot, and the last ones, of few documents, in one."""
        for at in range(1, len(self._slots)):
            if len(docs) * (len(self._slots) - at) <= FEW:
                counts += np.bincount(self._slots[at:].take(docs, axis=1).reshape(-1), minlength=self._size)
                break
            found = self._slots[at].take(docs)
            filled = (found != 0).nonzero()[0]
            docs = docs.take(filled)  # who has no value here has none in the next slot
            counts += np.bincount(found.take(filled), minlength=self._size)
        return docs

    def _add_more(self, docs: Docs, counts: Counts) -> None:
        """Count the values that the documents have beyond the slots."""
        if not len(self._more_docs):
            return
        places = self.leaf.sets.places(docs, self._more_docs)
        if len(places):
            starts = self._more_ends.take(places)
            values = self._more_values.take(consecutive(starts, self._more_ends.take(places + 1) - starts))
            counts += np.bincount(values, minlength=self._size)

    @cached_property
    def _of_all(self) -> LeafCounts:
        """The counts over all documents, none of them deleted: the terms' document frequencies."""
        missing = self.leaf.count - int(np.count_nonzero(self._slots[0]))
        return LeafCounts(self, self._field.frequencies(), missing)


def values(plan: FacetPlan, parts: Sequence[LeafCounts]) -> ValueCounts:
    """The counts of all segments as the plan wants them."""
    if len(parts) == 1 and (column := parts[0].column):
        return _of_one(plan, column, parts[0].counts, parts[0].missing)
    filled = [(part.column, part.counts) for part in parts if part.column]
    return _of_several(plan, filled, sum([part.missing for part in parts]))


def _of_one(plan: FacetPlan, column: FacetColumn, counts: Counts, missing: int) -> ValueCounts:
    labels, eligible = column.labels, counts
    if plan.prefix:
        span = column.terms.prefixed(plan.prefix.encode())
        labels, eligible = labels[span.start : span.stop], counts[span.start : span.stop]
    places = commonest(eligible, plan.size)
    numbers = eligible.take(places).tolist()
    found = list(zip(map(labels.__getitem__, places.tolist()), numbers, strict=True))
    beyond = int(np.add.reduce(eligible)) - sum(numbers)
    absent = [label for label in plan.always if not any(label == shown for shown, _ in found)]
    for label in absent:
        number = _sum_of(label, [(column, counts)])
        found.append((label, number))
        beyond -= number if label.startswith(plan.prefix) else 0
    if absent:
        found.sort(key=lambda pair: (-pair[1], pair[0]))
    return ValueCounts(tuple(found), int(np.count_nonzero(eligible)), beyond, missing)


def _of_several(plan: FacetPlan, parts: Sequence[tuple[FacetColumn, Counts]], missing: int) -> ValueCounts:
    summed: dict[str, int] = {}
    prefix = plan.prefix.encode()
    for column, counts in parts:
        span = column.terms.prefixed(prefix) if prefix else range(len(counts))
        places = counts[span.start : span.stop].nonzero()[0] + span.start
        for place, count in zip(places.tolist(), counts.take(places).tolist(), strict=True):
            label = column.labels[place]
            summed[label] = summed.get(label, 0) + count
    ranked = sorted(summed, key=lambda label: (-summed[label], label))  # text sorts as its UTF-8 does
    found = {label: summed[label] for label in ranked[: plan.size]}
    for label in plan.always:
        found.setdefault(label, _sum_of(label, parts))
    shown = sum(count for label, count in found.items() if label.startswith(plan.prefix))
    shown_ranked = tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
    return ValueCounts(shown_ranked, len(summed), sum(summed.values()) - shown, missing)


def _sum_of(label: str, parts: Sequence[tuple[FacetColumn, Counts]]) -> int:
    places = [(column.terms.find(label.encode()), counts) for column, counts in parts]
    return sum(int(counts[place]) for place, counts in places if place >= 0)


def commonest(counts: Counts, size: int) -> npt.NDArray[np.intp]:
    """The places of the greatest counts above 0, at most `size`, the first of equal ones first."""
    if len(counts) <= FEW_VALUES:
        ranked: npt.NDArray[np.intp] = (-counts).argsort(kind="stable")[:size]
        return ranked if not len(ranked) or counts[ranked[-1]] else ranked.compress(counts.take(ranked) > 0)
    least = max(1, _lower_bound(counts, size))
    places = (counts >= least).nonzero()[0]
    return places.take((-counts.take(places)).argsort(kind="stable")[:size])


def _lower_bound(counts: Counts, size: int) -> int:
    """A count that at least `size` of them reach: the size-th greatest of the greatest of groups."""
    groups = len(counts) // GROUP
    if not 0 < size <= groups // 2:
        return 1 if size else int(counts.max(initial=0)) + 1
    greatest = counts[: groups * GROUP].reshape(groups, GROUP).max(axis=1)
    return int(np.partition(greatest, groups - size)[groups - size])
