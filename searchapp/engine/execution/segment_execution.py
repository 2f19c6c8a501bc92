"""One plan in one segment: match, narrow, count, choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.block_max import contenders
from searchapp.engine.execution.facet_counts import FacetColumn, LeafCounts
from searchapp.engine.execution.matching import Matching
from searchapp.engine.execution.plan import Cursor, DaysPlan, Plan
from searchapp.engine.execution.scoring import constant, scores
from searchapp.engine.execution.top_docs import best
from searchapp.engine.reader.day_values import LeafDays, count_days
from searchapp.engine.reader.doc_sets import Docs, Flags
from searchapp.engine.reader.segment_searcher import Leaf

Keys = npt.NDArray[Any]  # float32 or float64

NO_COUNTS = np.zeros(0, dtype=np.int64)


class LeafOutcome(NamedTuple):
    """What a plan found in a segment; `docs` are the candidates for the page, best first, with their keys."""

    matching: Matching
    total: int
    docs: npt.NDArray[np.intp]
    keys: Keys
    facets: Mapping[str, LeafCounts]
    days: Mapping[str, LeafDays]


class Columns:
    """The columns for counting of one segment, made when first asked for."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._facets: dict[str, FacetColumn] = {}

    def count_values(self, field: str, docs: Docs) -> LeafCounts:
        """How many of the documents have each value of a keyword field."""
        if not len(docs) or field not in self._leaf.arrays.keyword_columns:
            return LeafCounts(None, NO_COUNTS, len(docs))
        column = self._facets.get(field)
        if column is None:
            column = self._facets[field] = FacetColumn(self._leaf, field)
        return column.count(docs)

    def count_days(self, plan: DaysPlan, docs: Docs) -> LeafDays:
        """How many of the documents are dated on each day."""
        return count_days(self._leaf.day_column(plan), docs)


def evaluate(plan: Plan, matching: Matching, columns: Columns) -> LeafOutcome:
    """Run the plan in the segment that `matching` searches."""
    narrowed = _Narrowed(plan, matching)
    docs = narrowed.docs
    facets = {}
    for name, facet in plan.facets.items():
        facets[name] = columns.count_values(facet.field, narrowed.without(name))
    days = {}
    for name, day in plan.days.items():
        days[name] = columns.count_days(day, narrowed.without(name))
    found, keys = _page(plan, matching, docs)
    return LeafOutcome(matching, len(docs), found, keys, facets, days)


class _Narrowed:
    """The documents that match a plan's query and its filters, and those that match all filters but one."""

    def __init__(self, plan: Plan, matching: Matching) -> None:
        docs = matching.docs(plan.query)
        if matching.leaf.live is not None:
            docs = docs.compress(matching.leaf.live.take(docs))
        self._flags: dict[str, Flags] = {}
        self._wide = self.docs = docs
        if plan.filters:
            self._narrow(plan, matching)

    def _narrow(self, plan: Plan, matching: Matching) -> None:
        counted = {}
        for name, query in plan.filters.items():
            if name in plan.facets or name in plan.days:
                counted[name] = query
            elif len(self._wide):
                self._wide = self._wide.compress(matching.flags(query, self._wide))
        for name, query in counted.items():
            self._flags[name] = matching.flags(query, self._wide)
        self.docs = self._passing(self._flags)

    def without(self, name: str) -> Docs:
        """The documents when the filter of this name is left out."""
        if name not in self._flags:
            return self.docs
        return self._passing([other for other in self._flags if other != name])

    def _passing(self, names: Iterable[str]) -> Docs:
        flags = [self._flags[name] for name in names]
        return self._wide.compress(reduce(np.logical_and, flags)) if flags else self._wide


# ---- choosing the page ---------------------------------------------------------------------------


def _page(plan: Plan, matching: Matching, docs: Docs) -> tuple[Docs, Keys]:
    wanted = plan.limit + (0 if plan.after else plan.offset)
    if plan.order == "score":
        fixed = constant(plan.query)
        if fixed is not None and plan.after is None:
            return docs[:wanted], np.full(min(wanted, len(docs)), fixed, dtype=np.float32)
        if plan.after is None:
            docs = contenders(matching, plan.query, docs, wanted)
        keys: Keys = scores(matching, plan.query, docs)
    else:
        keys = _date_keys(plan, matching.leaf, docs)
    if plan.after is not None:
        behind = _behind(plan.after, keys, docs + matching.leaf.base)
        docs, keys = docs.compress(behind), keys.compress(behind)
    places = best(keys, wanted)
    return docs.take(places), keys.take(places)


def _date_keys(plan: Plan, leaf: Leaf, docs: Docs) -> Keys:
    """The numbers to go by, the greater the earlier in the list; float64, -inf for none."""
    if plan.order_field not in leaf.arrays.number_columns:
        return np.full(len(docs), -np.inf)
    column = leaf.arrays.numbers(plan.order_field)
    sign = 1.0 if plan.order == "newest" else -1.0
    return np.concatenate(([-np.inf], column.values * sign)).take(column.ranks.take(docs))


def _behind(cursor: Cursor, keys: Keys, docnums: Docs) -> Flags:
    behind: Flags = (keys < cursor.key) | ((keys == cursor.key) & (docnums > cursor.docnum))
    return behind
