"""Queries of any other kind: stock Whoosh's matchers, stepped through."""

from __future__ import annotations

from array import array
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.matching import ListMatcher
from whoosh.query import AndNot, ConstantScoreQuery, Not, Query, Require, Sequence
from whoosh.query.spans import SpanQuery
from whoosh.query.terms import MultiTerm
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext
from whoosh.searching import Searcher as WhooshSearcher

from searchapp.engine.execution.operators.base import Build, Operator
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds


class Fallback(Operator):
    """What stock Whoosh finds, deleted documents left out."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._stock = context.stock

    @cached_property
    def _matches(self) -> StockMatches:
        return stock_matches(self._query, self._stock())

    def _find(self) -> DocIds:
        return self._matches.doc_ids

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add Whoosh's scores."""
        indices = self._sets.indices(doc_ids, self._matches.doc_ids)
        scores = (self._matches.scores.take(indices) * boost).astype(np.float32)
        sums.add(self._matches.doc_ids.take(indices), scores)


@dataclass(frozen=True, slots=True)
class StockMatches:
    """The documents of a segment that match, deleted ones left out, and their scores."""

    doc_ids: DocIds
    scores: npt.NDArray[np.float64]


def stock_matches(query: Query, searcher: WhooshSearcher) -> StockMatches:
    """What Whoosh's matcher of a query finds in a segment, stepping from match to match, each level of it by itself.

    Matchers within matchers would skip, and whoosh.matching.AndNotMatcher, for one, fails when it skips past its end.
    """
    matcher = _with_parts_evaluated(query, searcher).matcher(searcher, searcher.context())
    doc_ids, scores = array("q"), array("d")
    while matcher.is_active():
        doc_ids.append(matcher.id())
        scores.append(matcher.score())
        matcher.next()
    return StockMatches(np.array(doc_ids, dtype=np.intp), np.array(scores, dtype=np.float64))


def _with_parts_evaluated(query: Query, searcher: WhooshSearcher) -> Query:
    """The query with its parts evaluated, and with a constant score if it is a pattern that asks for one.

    Whoosh gives such a pattern a constant score or a sum over its terms depending on the size of the index and the
    number of terms (whoosh.query.Or picks the matcher by them, and a context without weighting scores nevertheless).
    """
    if getattr(query, "constantscore", False) and isinstance(query, MultiTerm):
        scored = copy(query)
        scored.constantscore = False
        return ConstantScoreQuery(scored, query.boost)
    if query.is_leaf() or isinstance(query, (SpanQuery, Sequence)) or getattr(query, "scale", None):
        return query
    if isinstance(query, AndNot):  # whose matcher overlooks what stands before the first document of `a`
        query = Require(query.a, Not(query.b))
    return query.apply(lambda part: _Evaluated(stock_matches(part, searcher)))


class _Evaluated(Query):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """A part of a query that has been evaluated."""

    boost = 1.0

    def __init__(self, matches: StockMatches) -> None:
        self._doc_ids = matches.doc_ids.tolist()
        self._scores = matches.scores.tolist()

    def estimate_size(self, ixreader: IndexReader) -> int:
        return len(self._doc_ids)

    def matcher(self, searcher: WhooshSearcher, context: SearchContext | None = None) -> ListMatcher:
        return ListMatcher(self._doc_ids, weights=self._scores)
