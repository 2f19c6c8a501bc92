"""One plan in one segment: match, narrow, count, choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.block_max import competitive_doc_ids
from searchapp.engine.execution.facet_counts import FacetColumn, SegmentCounts
from searchapp.engine.execution.plan import Cursor, DaysPlan, Plan
from searchapp.engine.execution.query_context import QueryContext
from searchapp.engine.execution.scoring import constant, scores
from searchapp.engine.execution.top_docs import best
from searchapp.engine.reader.day_values import SegmentDays, count_days
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.reader.segment_searcher import SegmentSearcher

Keys = npt.NDArray[Any]  # float32 or float64

NO_COUNTS = np.zeros(0, dtype=np.int64)


class SegmentOutcome(NamedTuple):
    """What a plan found in a segment; `doc_ids` are the candidates for the page, best first, with their keys."""

    context: QueryContext
    total: int
    doc_ids: npt.NDArray[np.intp]
    keys: Keys
    facets: Mapping[str, SegmentCounts]
    days: Mapping[str, SegmentDays]


class Columns:
    """The columns for counting of one segment, made when first asked for."""

    def __init__(self, segment: SegmentSearcher) -> None:
        self._leaf = segment
        self._facets: dict[str, FacetColumn] = {}

    def count_values(self, field: str, doc_ids: DocIds) -> SegmentCounts:
        """How many of the documents have each value of a keyword field."""
        if not len(doc_ids) or field not in self._leaf.arrays.keyword_columns:
            return SegmentCounts(None, NO_COUNTS, len(doc_ids))
        column = self._facets.get(field)
        if column is None:
            column = self._facets[field] = FacetColumn(self._leaf, field)
        return column.count(doc_ids)

    def count_days(self, plan: DaysPlan, doc_ids: DocIds) -> SegmentDays:
        """How many of the documents are dated on each day."""
        return count_days(self._leaf.day_column(plan), doc_ids)


def evaluate(plan: Plan, context: QueryContext, columns: Columns) -> SegmentOutcome:
    """Run the plan in the segment that `context` searches."""
    narrowed = _Narrowed(plan, context)
    doc_ids = narrowed.doc_ids
    facets = {}
    for name, facet in plan.facets.items():
        facets[name] = columns.count_values(facet.field, narrowed.without(name))
    days = {}
    for name, day in plan.days.items():
        days[name] = columns.count_days(day, narrowed.without(name))
    found, keys = _page(plan, context, doc_ids)
    return SegmentOutcome(context, len(doc_ids), found, keys, facets, days)


class _Narrowed:
    """The documents that match a plan's query and its filters, and those that match all filters but one."""

    def __init__(self, plan: Plan, context: QueryContext) -> None:
        doc_ids = context.doc_ids(plan.query)
        if context.segment.live is not None:
            doc_ids = doc_ids.compress(context.segment.live.take(doc_ids))
        self._flags: dict[str, Mask] = {}
        self._wide = self.doc_ids = doc_ids
        if plan.filters:
            self._narrow(plan, context)

    def _narrow(self, plan: Plan, context: QueryContext) -> None:
        counted = {}
        for name, query in plan.filters.items():
            if name in plan.facets or name in plan.days:
                counted[name] = query
            elif len(self._wide):
                self._wide = self._wide.compress(context.flags(query, self._wide))
        for name, query in counted.items():
            self._flags[name] = context.flags(query, self._wide)
        self.doc_ids = self._passing(self._flags)

    def without(self, name: str) -> DocIds:
        """The documents when the filter of this name is left out."""
        if name not in self._flags:
            return self.doc_ids
        return self._passing([other for other in self._flags if other != name])

    def _passing(self, names: Iterable[str]) -> DocIds:
        flags = [self._flags[name] for name in names]
        return self._wide.compress(reduce(np.logical_and, flags)) if flags else self._wide


# ---- choosing the page ---------------------------------------------------------------------------


def _page(plan: Plan, context: QueryContext, doc_ids: DocIds) -> tuple[DocIds, Keys]:
    wanted = plan.limit + (0 if plan.after else plan.offset)
    if plan.order == "score":
        fixed = constant(plan.query)
        if fixed is not None and plan.after is None:
            return doc_ids[:wanted], np.full(min(wanted, len(doc_ids)), fixed, dtype=np.float32)
        if plan.after is None:
            doc_ids = competitive_doc_ids(context, plan.query, doc_ids, wanted)
        keys: Keys = scores(context, plan.query, doc_ids)
    else:
        keys = _date_keys(plan, context.segment, doc_ids)
    if plan.after is not None:
        behind = _behind(plan.after, keys, doc_ids + context.segment.base)
        doc_ids, keys = doc_ids.compress(behind), keys.compress(behind)
    indices = best(keys, wanted)
    return doc_ids.take(indices), keys.take(indices)


def _date_keys(plan: Plan, segment: SegmentSearcher, doc_ids: DocIds) -> Keys:
    """The numbers to go by, the greater the earlier in the list; float64, -inf for none."""
    if plan.order_field not in segment.arrays.number_columns:
        return np.full(len(doc_ids), -np.inf)
    column = segment.arrays.numbers(plan.order_field)
    sign = 1.0 if plan.order == "newest" else -1.0
    return np.concatenate(([-np.inf], column.values * sign)).take(column.ranks.take(doc_ids))


def _behind(cursor: Cursor, keys: Keys, global_ids: DocIds) -> Mask:
    behind: Mask = (keys < cursor.key) | ((keys == cursor.key) & (global_ids > cursor.global_id))
    return behind
