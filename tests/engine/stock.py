"""A plan run by stock Whoosh alone, with its matchers and Python dictionaries: what the engine is tested against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
from whoosh.query import Query
from whoosh.searching import Searcher as WhooshSearcher

from searchapp.engine.execution.operators.fallback import stock_matches
from searchapp.engine.execution.plan import Cursor, FacetPlan, Outcome, Plan, ValueCounts
from searchapp.engine.format.layout import MISSING
from searchapp.engine.queries.days_within import DAY_SECONDS, DateFields
from searchapp.engine.reader.day_values import DayCounts


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
    return float(number if order == "newest" else -number)


def _page(ranked: list[int], keys: Mapping[int, float], plan: Plan) -> list[int]:
    if plan.after is None:
        return ranked[plan.offset : plan.offset + plan.limit]
    rest = [global_id for global_id in ranked if _is_behind(keys[global_id], global_id, plan.after)]
    return rest[: plan.limit]


def _is_behind(key: float, global_id: int, cursor: Cursor) -> bool:
    return (-key, global_id) > (-cursor.key, cursor.global_id)
