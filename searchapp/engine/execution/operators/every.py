"""Every document."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchapp.engine.execution.operator import Build, Operator, UnsupportedQuery
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class EveryOperator(Operator):
    """All documents, with the same score."""

    is_test_cheap = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        if query.fieldname is not None:  # only the documents with a value in a field
            raise UnsupportedQuery(query)
        self.constant_score = float(query.boost) or 1.0  # Whoosh takes 0 for "not given"

    def _find(self) -> DocIds:
        return self._segment.everything

    def matches(self, doc_ids: DocIds) -> Mask:
        """True for each of these doc ids."""
        return np.ones(len(doc_ids), dtype=bool)
