"""A plan run by stock Whoosh alone, with its matchers and Python dictionaries: what the engine is tested against."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from whoosh.matching import ListMatcher
from whoosh.query import AndNot, ConstantScoreQuery, Not, Query, Require
from whoosh.query.spans import SpanQuery
from whoosh.query.terms import MultiTerm
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext
from whoosh.searching import Searcher as WhooshSearcher

from searchapp.engine.execution.plan import Cursor, FacetPlan, Outcome, Plan, ValueCounts
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.format.layout import MISSING
from searchapp.engine.reader.day_values import DAY_SECONDS, DateFields, DayCounts
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.whoosh_compat.weighting import WEIGHTING


@dataclass(frozen=True, slots=True)
class StockMatches:
    """The documents of a segment that match, deleted ones left out, and their scores."""

    doc_ids: DocIds
    scores: npt.NDArray[np.float64]


def stock_of(searcher: Searcher) -> WhooshSearcher:
    """Stock Whoosh's searcher of an index that another has open."""
    return searcher.index.searcher(weighting=WEIGHTING)


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


class StockSearcher:
    """Runs plans with Whoosh's searcher, its matchers and Python dictionaries."""

    def __init__(self, searcher: WhooshSearcher) -> None:
        self._searcher = searcher

    def run(self, plan: Plan) -> Outcome:
        """The outcome of the plan."""
        scored = dict(self._matches(plan.query))
        allowed = {name: {global_id for global_id, _ in self._matches(query)} for name, query in plan.filters.items()}
        keys = {global_id: scored[global_id] for global_id in self._narrowed(scored, allowed)}
        if plan.order != "score":
            numbers = self._numbers(plan.order_field)
            keys = {global_id: _date_key(numbers.get(global_id), plan.order) for global_id in keys}
        ranked = sorted(keys, key=lambda global_id: (-keys[global_id], global_id))
        page = _page(ranked, keys, plan)
        subset = set() if plan.subset is None else {global_id for global_id, _ in self._matches(plan.subset)}
        return Outcome(
            total=len(keys),
            subset_total=len(subset & keys.keys()),
            global_ids=np.array(page, dtype=np.int64),
            scores=np.array([scored[global_id] for global_id in page], dtype=np.float64),
            keys=np.array([keys[global_id] for global_id in page], dtype=np.float64),
            facets={
                name: self._values(facet, self._narrowed(scored, allowed, name)) for name, facet in plan.facets.items()
            },
            days={name: self._days(days, self._narrowed(scored, allowed, name)) for name, days in plan.days.items()},
        )

    def _matches(self, query: Query) -> Iterator[tuple[int, float]]:
        for searcher, base in self._searcher.leaf_searchers():
            deleted = searcher.reader().is_deleted
            matches = stock_matches(query, searcher)
            for doc_id, score in zip(matches.doc_ids.tolist(), matches.scores.tolist(), strict=True):
                if not deleted(doc_id):
                    yield base + doc_id, score

    def _narrowed(self, scored: Mapping[int, float], allowed: Mapping[str, set[int]], without: str = "") -> list[int]:
        sets = [doc_ids for name, doc_ids in allowed.items() if name != without]
        return [global_id for global_id in scored if all(global_id in doc_ids for doc_ids in sets)]

    def _numbers(self, field: str) -> dict[int, int]:
        numbers: dict[int, int] = {}
        for searcher, base in self._searcher.leaf_searchers():
            reader = searcher.reader()
            if reader.has_column(field):
                values = enumerate(reader.column_reader(field, translate=True))
                numbers.update((base + doc_id, value) for doc_id, value in values if value != MISSING)
        return numbers

    @cached_property
    def _postings(self) -> dict[str, dict[int, list[str]]]:
        return {}

    def _documents_values(self, field: str) -> dict[int, list[str]]:
        """The values of a keyword field by document, from its postings."""
        if field not in self._postings:
            by_document = self._postings[field] = {}
            kind = self._searcher.schema[field]
            for searcher, base in self._searcher.leaf_searchers():
                reader = searcher.reader()
                for term in reader.lexicon(field):
                    for doc_id in reader.postings(field, term).all_ids():
                        by_document.setdefault(base + doc_id, []).append(kind.from_bytes(term))
        return self._postings[field]

    def _values(self, facet: FacetPlan, doc_ids: list[int]) -> ValueCounts:
        by_document = self._documents_values(facet.field)
        counts = Counter(value for global_id in doc_ids for value in by_document.get(global_id, ()))
        ranked = sorted(counts, key=lambda value: (-counts[value], value.encode()))
        shown = {*ranked[: facet.size], *facet.always}
        values = sorted(((value, counts[value]) for value in shown), key=lambda pair: (-pair[1], pair[0].encode()))
        other = sum(counts[value] for value in counts if value not in shown)
        missing = sum(global_id not in by_document for global_id in doc_ids)
        return ValueCounts(tuple(values), len(counts), other, missing)

    def _days(self, days: DateFields, doc_ids: list[int]) -> DayCounts:
        firsts, lasts = self._numbers(days.first), self._numbers(days.last)
        dated = [(firsts[d] // DAY_SECONDS, lasts[d] // DAY_SECONDS) for d in doc_ids if d in firsts and d in lasts]
        exact = Counter(first for first, last in dated if first == last)
        coarse = Counter(pair for pair in dated if pair[0] != pair[1])
        fine = np.array(sorted(exact.items()), dtype=np.int64).reshape(-1, 2)
        rows = [(*pair, count) for pair, count in sorted(coarse.items())]
        coarser = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return DayCounts(fine[:, 0], fine[:, 1], coarser, len(doc_ids) - len(dated))


def _date_key(number: int | None, order: str) -> float:
    """The greater the earlier in the list; documents without a number come last."""
    if number is None:
        return -np.inf
    return float(number if order == "descending" else -number)


def _page(ranked: list[int], keys: Mapping[int, float], plan: Plan) -> list[int]:
    if plan.after is None:
        return ranked[plan.offset : plan.offset + plan.limit]
    rest = [global_id for global_id in ranked if _is_behind(keys[global_id], global_id, plan.after)]
    return rest[: plan.limit]


def _is_behind(key: float, global_id: int, cursor: Cursor) -> bool:
    return (-key, global_id) > (-cursor.key, cursor.global_id)


def _with_parts_evaluated(query: Query, searcher: WhooshSearcher) -> Query:
    """The query with its parts evaluated, and with a constant score if it is a pattern that asks for one.

    Whoosh gives such a pattern a constant score or a sum over its terms depending on the size of the index and the
    number of terms (whoosh.query.Or picks the matcher by them, and a context without weighting scores nevertheless).
    """
    if getattr(query, "constantscore", False) and isinstance(query, MultiTerm):
        scored = copy(query)
        scored.constantscore = False
        return ConstantScoreQuery(scored, query.boost)
    if query.is_leaf() or isinstance(query, SpanQuery):
        return query
    if isinstance(query, AndNot):  # whose matcher overlooks what stands before the first document of `a`
        query = Require(query.a, Not(query.b))
    return query.apply(lambda part: _Evaluated(stock_matches(part, searcher)))


class _Evaluated(Query):
    """A part of a query that has been evaluated."""

    boost = 1.0

    def __init__(self, matches: StockMatches) -> None:
        self._doc_ids = matches.doc_ids.tolist()
        self._scores = matches.scores.tolist()

    def estimate_size(self, ixreader: IndexReader) -> int:
        return len(self._doc_ids)

    def matcher(self, searcher: WhooshSearcher, context: SearchContext | None = None) -> ListMatcher:
        return ListMatcher(self._doc_ids, weights=self._scores)
