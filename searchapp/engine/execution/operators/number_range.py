"""Documents by their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.operator import Build, Operator, UnsupportedQuery
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class NumberRangeOperator(Operator):
    """Documents whose number lies between two, with the same score."""

    is_test_cheap = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        name, arrays = query.fieldname, context.segment.arrays
        if not query.constantscore or (name not in arrays.number_fields and name in arrays.indexed_fields):
            raise UnsupportedQuery(query)
        self.constant_score = float(query.boost)
        if name in arrays.number_fields:
            column = arrays.numbers(name)
            self._ordinals = column.ordinals
            self._begin, self._end = _ordinals_between(query, column.values)
        else:
            self._ordinals = np.zeros(arrays.documents, dtype=np.uint8)
            self._begin = self._end = 1

    def _find(self) -> DocIds:
        return self._are_within(self._ordinals).nonzero()[0]

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether its number is one of them."""
        return self._are_within(self._ordinals.take(doc_ids))

    def _are_within(self, ordinals: npt.NDArray[Any]) -> Mask:
        within: Mask = (ordinals >= self._begin) & (ordinals < self._end)
        return within


def _ordinals_between(query: Any, values: npt.NDArray[np.int64]) -> tuple[int, int]:
    """The first of the ordinals (1 is that of the first value) that a range holds, and the one behind the last."""
    begin = 0 if query.start is None else values.searchsorted(query.start, "right" if query.startexcl else "left")
    end = len(values) if query.end is None else values.searchsorted(query.end, "left" if query.endexcl else "right")
    return int(begin) + 1, int(end) + 1
