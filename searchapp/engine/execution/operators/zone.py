"""A query in a range of a field's positions, such as the title's."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

from whoosh import matching
from whoosh.query import NullQuery, Query
from whoosh.query.spans import SpanWrappingMatcher, WrappingSpan

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import BoostedTerm, Build, EngineQuery, Operator, UnsupportedQuery
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


class Zone(EngineQuery, WrappingSpan):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents where a term, phrase, pattern, or any of several, occurs at positions from `start` to before `end`.

    They score as the query inside does over the whole field, patterns by their terms as in Whoosh's own span queries.
    """

    operator = ZoneOperator

    def __init__(self, q: Query, start: int, end: int) -> None:
        self.q = _by_terms(q)
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Zone({self.q!r}, {self.start}, {self.end})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zone) and (self.q, self.start, self.end) == (other.q, other.start, other.end)

    def __hash__(self) -> int:
        return hash((Zone, self.q, self.start, self.end))

    def field(self) -> str | None:
        """The field it looks in."""
        field: str | None = self.q.field()
        return field

    def apply(self, fn: Any) -> Zone:
        """The same zone of another query."""
        return Zone(fn(self.q), self.start, self.end)

    def normalize(self) -> Query:
        """The query in its simplest form."""
        inner = self.q.normalize()
        return NullQuery if inner == NullQuery else Zone(inner, self.start, self.end)

    def estimate_size(self, ixreader: Any) -> int:
        """At most how many documents match."""
        size: int = self.q.estimate_size(ixreader)
        return size

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        """What stock Whoosh runs."""
        inner = self._subm(searcher, context)
        return _ZoneMatcher(inner, self.start, self.end) if inner.is_active() else matching.NullMatcher()


def _by_terms(query: Query) -> Query:
    if getattr(query, "constantscore", False):
        query = copy(query)
        query.constantscore = False
        return query
    return query if query.is_leaf() else query.apply(_by_terms)


class _ZoneMatcher(SpanWrappingMatcher):  # type: ignore[misc]
    """The documents of a matcher that has a span within the zone."""

    def __init__(self, child: matching.Matcher, start: int, end: int) -> None:
        self.start = start
        self.end = end
        super().__init__(child)

    def copy(self) -> _ZoneMatcher:
        return _ZoneMatcher(self.child.copy(), self.start, self.end)

    def replace(self, minquality: float = 0) -> matching.Matcher:
        return self if self.is_active() else matching.NullMatcher()

    def _get_spans(self) -> list[Any]:
        return [span for span in self.child.spans() if self.start <= span.start and span.end < self.end]
