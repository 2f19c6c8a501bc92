"""Documents by their days."""

from __future__ import annotations

from typing import Any

from whoosh.query import And, NumericRange, Query

from searchapp.engine.execution.operator import Build, EngineQuery, Operator, UnsupportedQuery
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.day_values import DAY_SECONDS, DateFields
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


class DaysWithin(EngineQuery, And):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents whose date, from its first second to its last, lies wholly between two days (since 1970, inclusive).

    A day that is None leaves its side open. To stock Whoosh it is what it is made of, a range of each number field.
    """

    operator = DaysOperator

    def __init__(self, fields: DateFields, first: int | None, last: int | None, score: float = 2.0) -> None:
        begin = None if first is None else first * DAY_SECONDS
        end = None if last is None else (last + 1) * DAY_SECONDS - 1
        half = score / 2  # of each range, which stock Whoosh adds up
        super().__init__(
            [NumericRange(fields.first, begin, None, boost=half), NumericRange(fields.last, None, end, boost=half)]
        )
        self.score = score
        self.fields = fields
        self.first = first
        self.last = last

    def apply(self, fn: Any) -> Query:
        """Both ranges with something done to each."""
        return And([fn(part) for part in self.subqueries])

    def normalize(self) -> Query:
        """The query in its simplest form."""
        return And(self.subqueries).normalize()
