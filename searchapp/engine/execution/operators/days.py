"""Documents by their days."""

from __future__ import annotations

from typing import Any

from searchapp.engine.execution.operators.base import Build, Operator
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class DaysOperator(Operator):
    """Documents whose date lies wholly between two days, with the same score."""

    is_test_cheap = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self.constant_score = 2.0 * query.boost  # of two ranges, as stock Whoosh has it
        self._values = context.segment.day_values(query.fields)
        self._is_within = self._values.within(query.first, query.last)

    @classmethod
    def supports(cls, query: Any, context: SegmentContext, build: Build) -> bool:
        """Not where the segment has the dates as terms only."""
        arrays = context.segment.arrays
        return set(query.fields) <= arrays.number_fields or not arrays.indexed_fields & set(query.fields)

    def _find(self) -> DocIds:
        return self._is_within.take(self._values.codes).nonzero()[0]

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it is dated so."""
        return self._is_within.take(self._values.codes.take(doc_ids))
