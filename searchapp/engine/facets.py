"""Counting the values of keyword fields over documents: bincounts of forward columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.leaf import Leaf
from searchapp.engine.plan import FacetPlan, ValueCounts
from searchapp.engine.sets import Docs

Counts = npt.NDArray[np.int64]

GROUP: Final = 64  # counts whose greatest stand for them when the commonest values are looked for


@dataclass(frozen=True, slots=True)
class LeafCounts:
    """`counts[o]` documents of a segment have the value with ordinal o."""

    leaf: Leaf
    counts: Counts
    missing: int


def count_values(leaf: Leaf, field: str, docs: Docs) -> LeafCounts:
    """How many of the documents have each value of a keyword field."""
    if field not in leaf.arrays.keyword_columns:
        return LeafCounts(leaf, np.zeros(0, dtype=np.int64), len(docs))
    size = len(leaf.arrays.field(field).terms) + 1
    if docs is leaf.everything:
        return _count_all(leaf, field)
    column = leaf.arrays.keywords(field)
    first, *rest = column.slots
    counts = np.bincount(first.take(docs), minlength=size)
    missing = int(counts[0])
    left = docs
    for slot in rest:
        values = slot.take(left)
        counts += np.bincount(values, minlength=size)
    if len(column.more_documents):
        more = column.more_documents.astype(np.intp)
        counts += np.bincount(column.more_values.compress(leaf.sets.within(more, docs)), minlength=size)
    return LeafCounts(leaf, counts[1:], missing)


def _count_all(leaf: Leaf, field: str) -> LeafCounts:
    """The same for all documents, none of them deleted: the terms' document frequencies."""
    counts = leaf.arrays.field(field).frequencies()
    missing = leaf.count - int(np.count_nonzero(leaf.arrays.keywords(field).slots[0]))
    return LeafCounts(leaf, counts, missing)


def values(plan: FacetPlan, parts: Sequence[LeafCounts]) -> ValueCounts:
    """The counts of all segments as the plan wants them."""
    missing = sum(part.missing for part in parts)
    filled = [part for part in parts if len(part.counts)]
    if len(filled) == 1:
        return _of_one(plan, filled[0], missing)
    return _of_several(plan, filled, missing)


def _of_one(plan: FacetPlan, part: LeafCounts, missing: int) -> ValueCounts:
    terms = part.leaf.arrays.field(plan.field).terms
    span = terms.prefixed(plan.prefix.encode()) if plan.prefix else range(len(terms))
    counts = part.counts[span.start : span.stop]
    found = {terms.term(span.start + at).decode(): int(counts[at]) for at in commonest(counts, plan.size).tolist()}
    for value in plan.always:
        if value not in found:
            ordinal = terms.find(value.encode())
            found[value] = int(part.counts[ordinal]) if ordinal >= 0 else 0
    return _ordered(plan, found, int(np.count_nonzero(counts)), int(counts.sum()), missing)


def _of_several(plan: FacetPlan, parts: Sequence[LeafCounts], missing: int) -> ValueCounts:
    summed: dict[bytes, int] = {}
    prefix = plan.prefix.encode()
    for part in parts:
        terms = part.leaf.arrays.field(plan.field).terms
        span = terms.prefixed(prefix) if prefix else range(len(terms))
        for at in np.flatnonzero(part.counts[span.start : span.stop]).tolist():
            term = terms.term(span.start + at)
            summed[term] = summed.get(term, 0) + int(part.counts[span.start + at])
    ranked = sorted(summed, key=lambda term: (-summed[term], term))
    found = {term.decode(): summed[term] for term in ranked[: plan.size]}
    for value in plan.always:
        found.setdefault(value, _sum_of(plan.field, value.encode(), parts))
    return _ordered(plan, found, len(summed), sum(summed.values()), missing)


def _sum_of(field: str, term: bytes, parts: Sequence[LeafCounts]) -> int:
    total = 0
    for part in parts:
        ordinal = part.leaf.arrays.field(field).terms.find(term)
        total += int(part.counts[ordinal]) if ordinal >= 0 else 0
    return total


def _ordered(plan: FacetPlan, found: dict[str, int], distinct: int, total: int, missing: int) -> ValueCounts:
    shown = sum(count for value, count in found.items() if value.startswith(plan.prefix))
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0].encode()))
    return ValueCounts(tuple(ranked), distinct, total - shown, missing)


def commonest(counts: Counts, size: int) -> npt.NDArray[np.intp]:
    """The places of the greatest counts above 0, at most `size`, the first of equal ones first."""
    least = max(1, _lower_bound(counts, size))
    places: Any = np.flatnonzero(counts >= least)
    ranked = np.argsort(-counts.take(places), kind="stable")[:size]
    found: npt.NDArray[np.intp] = places.take(ranked)
    return found


def _lower_bound(counts: Counts, size: int) -> int:
    """A count that at least `size` of them reach: the size-th greatest of the greatest of groups."""
    groups = len(counts) // GROUP
    if not 0 < size <= groups // 2:
        return 1 if size else int(counts.max(initial=0)) + 1
    greatest = counts[: groups * GROUP].reshape(groups, GROUP).max(axis=1)
    return int(np.partition(greatest, groups - size)[groups - size])
