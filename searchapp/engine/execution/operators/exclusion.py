"""Documents that match one query and not another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchapp.engine.execution.operator import BoostedTerm, Build, Operator
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds


class Exclusion(Operator):
    """Documents that match one query and not another, scored by the first."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._included, self._excluded = build(query.a), build(query.b)

    def _find(self) -> DocIds:
        return self._sets.difference(self._included.doc_ids(), self._excluded.doc_ids())

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of the first query."""
        self._included.add_scores(sums, doc_ids, boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of the first query."""
        return self._included.scored_terms(doc_ids, boost)
