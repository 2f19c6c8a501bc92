"""Documents by their days."""

from __future__ import annotations

from typing import Any

from searchapp.engine.execution.operators.operator import Build, Operator, UnsupportedQuery
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class DaysOperator(Operator):
    """Documents whose date lies wholly between two days, with the same score."""

    is_test_cheap = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        fields, arrays = set(query.fields), context.segment.arrays
        if not fields <= arrays.number_fields and fields & arrays.indexed_fields:  # the dates are there as terms only
            raise UnsupportedQuery(query)
        self.constant_score = query.score * query.boost
        self._values = context.segment.day_values(query.fields)
        self._is_within = self._values.within(query.first, query.last)

    def _find(self) -> DocIds:
        return self._is_within.take(self._values.codes).nonzero()[0]

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it is dated so."""
        return self._is_within.take(self._values.codes.take(doc_ids))
