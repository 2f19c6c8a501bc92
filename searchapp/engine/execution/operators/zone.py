"""A query in a range of a field's positions, such as the title's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.operator import BoostedTerm, Build, Operator, UnsupportedQuery
from searchapp.engine.execution.positions import PositionRange
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds


class ZoneOperator(Operator):
    """Documents where a query occurs in the zone, scored as the query is in the whole field."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._inner = build(query.q)
        if not self._inner.has_positions:
            raise UnsupportedQuery(query)
        self._range = PositionRange(query.start, query.end)

    def _find(self) -> DocIds:
        return positions.doc_ids_of(self._inner.occurrences(self._range))

    @property
    def greatest_score(self) -> float:
        """That of the query."""
        return self._inner.greatest_score

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of the query."""
        self._inner.add_scores(sums, doc_ids, boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of the query."""
        return self._inner.scored_terms(doc_ids, boost)
