"""All of several parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

import numpy as np

from searchapp.engine.execution.operator import BoostedTerm, Build, Operator, own_boost
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds, Mask
from searchapp.engine.reader.scored_postings import Boosted


class Conjunction(Operator):
    """Documents that match all parts; their scores are the sums of the parts'."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._parts = [build(part) for part in query.subqueries]
        self._boost = own_boost(query)

    def _find(self) -> DocIds:
        if not self._parts:
            return NO_DOC_IDS
        first, *others = sorted(self._parts, key=lambda part: part.estimate())
        doc_ids = first.doc_ids()
        for part in others:
            if not len(doc_ids):
                break
            doc_ids = part.narrow(doc_ids)
        return doc_ids

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether all parts match."""
        if not self._parts:
            return np.zeros(len(doc_ids), dtype=bool)
        return reduce(np.logical_and, [part.matches(doc_ids) for part in self._parts])

    def narrow(self, doc_ids: DocIds) -> DocIds:
        """Those of the doc ids that match."""
        return doc_ids.compress(self.matches(doc_ids))

    def shared_postings(self) -> Sequence[Boosted] | None:
        """Those of all parts, if all have some."""
        several: list[Boosted] = []
        for part in self._parts:
            shared = part.shared_postings()
            if shared is None:
                return None
            several += [(postings, boost * self._boost) for postings, boost in shared]
        return several

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of every part."""
        for part in self._parts:
            part.add_scores(sums, doc_ids, boost * self._boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of every part."""
        for part in self._parts:
            yield from part.scored_terms(doc_ids, boost * self._boost)
