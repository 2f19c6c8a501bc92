"""A part that must match and one that need not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchapp.engine.execution.operator import BoostedTerm, Build, Operator, ScoreParts
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds


class OptionalOperator(Operator):
    """Documents that match the first query; the second adds to the scores of those that match it too."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._required, self._optional = build(query.a), build(query.b)

    def _find(self) -> DocIds:
        return self._required.doc_ids()

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of the first query, and of the second where it matches."""
        self._required.add_scores(sums, doc_ids, boost)
        self._optional.add_matching_scores(sums, doc_ids, boost)

    def score_parts(self) -> ScoreParts | None:
        """Those of the first query, to which the second adds at most its greatest score."""
        required = self._required.score_parts()
        return required and required._replace(others=required.others + self._optional.greatest_score)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of the first query, and of the second if it matches."""
        yield from self._required.scored_terms(doc_ids, boost)
        if self._optional.matches(doc_ids)[0]:
            yield from self._optional.scored_terms(doc_ids, boost)
