"""Values of a keyword field ranked by how often the documents counted have them and how often all documents do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from searchapp.engine.execution.facet_counts import SegmentCounts, above_0
from searchapp.engine.execution.plan import Counts, FacetPlan, ValueCounts


class SnapshotValues:
    """The values of a field in all segments of a snapshot, in their order, with how many documents have each.

    Worth keeping: they are the same for every plan.
    """

    def __init__(self, segments: Sequence[SegmentCounts], documents: int) -> None:
        """`segments` are the counts over all documents of each segment, `documents` how many there are in all."""
        labels = [segment.values.labels if segment.values else [] for segment in segments]
        self.documents = documents
        self.labels = sorted(set(chain.from_iterable(labels)))  # text sorts as its UTF-8 does
        self.number_of = {label: number for number, label in enumerate(self.labels)}
        self._numbers = [np.array([self.number_of[label] for label in each], dtype=np.int64) for each in labels]
        self.whole = self.add_up(segments)

    def add_up(self, segments: Sequence[SegmentCounts]) -> Counts:
        """The counts of all segments, by number of the value."""
        sums = np.zeros(len(self.labels), dtype=np.int64)
        for numbers, segment in zip(self._numbers, segments, strict=True):
            ordinals, counts = above_0(segment.counts)
            sums[numbers.take(ordinals)] += counts  # a segment has each value once
        return sums


def ranked_counts(
    plan: FacetPlan, values: SnapshotValues, segments: Sequence[SegmentCounts], total: int
) -> ValueCounts:
    """The values that come first by the plan's ranking; `total` documents were counted in the `segments`."""
    counts = values.add_up(segments)
    present = counts.nonzero()[0]
    shown = _ordered(plan, values, (present, counts.take(present)), total, plan.size)
    always = [values.number_of[label] for label in plan.always if label in values.number_of]
    if not set(always) <= set(shown.tolist()):
        every = np.union1d(shown, always)
        shown = _ordered(plan, values, (every, counts.take(every)), total, len(every))
    absent = [label for label in dict.fromkeys(plan.always) if label not in values.number_of]
    shown_counts = counts.take(shown).tolist()
    pairs = zip([values.labels[number] for number in shown], shown_counts, strict=True)
    return ValueCounts(
        (*pairs, *[(label, 0) for label in absent]),
        len(present),
        int(counts.sum()) - sum(shown_counts),
        sum(segment.missing for segment in segments),
        (*values.whole.take(shown).tolist(), *[0] * len(absent)),
        total,
    )


def _ordered(plan: FacetPlan, values: SnapshotValues, counted: tuple[Counts, Counts], total: int, size: int) -> Counts:
    """The numbers of the first `size` of the values counted, by the ranking, then by count, then by value."""
    assert plan.ranking is not None
    numbers, counts = counted
    if not len(numbers):
        return numbers
    ranks = plan.ranking(counts, values.whole.take(numbers), total, values.documents)
    if 0 < size < len(numbers):  # the others need not be sorted
        is_first = ranks >= np.partition(ranks, -size)[-size]
        numbers, counts, ranks = numbers.compress(is_first), counts.compress(is_first), ranks.compress(is_first)
    return numbers.take(np.lexsort((numbers, -counts, -ranks))[:size])
