"""Documents that do not match."""

from __future__ import annotations

from typing import Any

from searchapp.engine.execution.operator import Build, Operator
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class Negation(Operator):
    """All documents but those that match."""

    constant_score = 1.0
    is_test_cheap = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._excluded = build(query.query)

    def _find(self) -> DocIds:
        return self._sets.complement(self._excluded.doc_ids())

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it does not match."""
        return ~self._excluded.matches(doc_ids)
