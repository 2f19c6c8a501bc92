"""One plan in one segment: match, narrow, count, choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from whoosh.query import Query

from searchapp.engine.execution.block_max import competitive_doc_ids
from searchapp.engine.execution.explanation import explain
from searchapp.engine.execution.facet_counts import FacetValues, SegmentCounts
from searchapp.engine.execution.factory import OperatorFactory
from searchapp.engine.execution.operator import Operator
from searchapp.engine.execution.plan import Cursor, Fading, Plan
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.execution.top_docs import Ties, best
from searchapp.engine.reader.day_values import SegmentDays
from searchapp.engine.reader.doc_sets import DocIds, Indices, Mask
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from searchapp.engine.similarity import recency
from searchapp.model.explanation import Explanation

Keys = npt.NDArray[Any]  # float32 or float64


class SegmentOutcome(Struct, frozen=True):
    """What a plan found in a segment; `doc_ids` are the candidates for the page, best first, with their sort keys."""

    segment: SegmentSearcher
    operator: Operator  # of the plan's query
    total: int
    doc_ids: npt.NDArray[np.intp]
    keys: Keys
    facets: Mapping[str, SegmentCounts]
    counted: Mapping[str, int]  # documents that the facets with a ranking were counted over
    days: Mapping[str, SegmentDays]
    subset_total: int


class SegmentExecution:
    """Runs plans in one segment; keeps what counting the values of its facets needs."""

    def __init__(self, segment: SegmentSearcher) -> None:
        self.segment = segment
        self._facets: dict[str, FacetValues] = {}

    def run(self, plan: Plan) -> SegmentOutcome:
        """Run the plan in the segment."""
        build = OperatorFactory(SegmentContext(self.segment))
        operator = build(plan.query)
        matches = _Narrowed(plan, operator, build, self.segment)
        facets, counted, days = {}, {}, {}
        for name, facet in plan.facets.items():
            counted_ids = matches.without(name)
            facets[name] = self._count_values(facet.field, counted_ids)
            if facet.ranking:
                counted[name] = len(counted_ids)
        for name, fields in plan.days.items():
            days[name] = self.segment.day_values(fields).count(matches.without(name))
        subset_total = 0
        if plan.subset is not None:
            subset_total = len(self.segment.sets.intersection(matches.doc_ids, build(plan.subset).doc_ids()))
        doc_ids, keys = _page(plan, operator, self.segment, matches.doc_ids)
        total = len(matches.doc_ids)
        return SegmentOutcome(self.segment, operator, total, doc_ids, keys, facets, counted, days, subset_total)

    def count_all(self, field: str) -> SegmentCounts:
        """The values of a field over all documents that are not deleted."""
        live = self.segment.live
        return self._count_values(field, self.segment.everything if live is None else np.flatnonzero(live))

    def explain(self, query: Query, doc_id: int) -> Explanation:
        """How a document comes to its score."""
        context = SegmentContext(self.segment)
        return explain(OperatorFactory(context)(query), context, doc_id)

    def _count_values(self, field: str, doc_ids: DocIds) -> SegmentCounts:
        if not len(doc_ids) or field not in self.segment.arrays.keyword_fields:
            return SegmentCounts(None, {}, len(doc_ids))
        values = self._facets.get(field)
        if values is None:
            values = self._facets[field] = FacetValues(self.segment, field)
        return values.count(doc_ids)


class _Narrowed:
    """The documents that match a plan's query and its filters, and those that match all filters but one."""

    def __init__(self, plan: Plan, operator: Operator, build: OperatorFactory, segment: SegmentSearcher) -> None:
        self._sets = segment.sets
        doc_ids = operator.doc_ids()
        if segment.live is not None:
            doc_ids = self._sets.narrowed(doc_ids, segment.live.take(doc_ids))
        self._masks: dict[str, Mask] = {}
        self._unfiltered = self.doc_ids = doc_ids
        if plan.filters:
            self._narrow(plan, build)

    def _narrow(self, plan: Plan, build: OperatorFactory) -> None:
        counted = {}
        for name, query in plan.filters.items():
            if name in plan.facets or name in plan.days:
                counted[name] = query
            elif len(self._unfiltered):
                self._unfiltered = self._sets.narrowed(self._unfiltered, build(query).matches(self._unfiltered))
        for name, query in counted.items():
            self._masks[name] = build(query).matches(self._unfiltered)
        self.doc_ids = self._passing(self._masks)

    def without(self, name: str) -> DocIds:
        """The documents when the filter of this name is left out."""
        if name not in self._masks:
            return self.doc_ids
        return self._passing([other for other in self._masks if other != name])

    def _passing(self, names: Iterable[str]) -> DocIds:
        masks = [self._masks[name] for name in names]
        return self._sets.narrowed(self._unfiltered, reduce(np.logical_and, masks)) if masks else self._unfiltered


# ---- choosing the page ---------------------------------------------------------------------------


def _page(plan: Plan, operator: Operator, segment: SegmentSearcher, doc_ids: DocIds) -> tuple[DocIds, Keys]:
    count = plan.limit + (0 if plan.after else plan.offset)
    if not plan.limit:  # who only counts need not wait for scores
        return doc_ids[:0], np.empty(0, dtype=np.float32)
    if plan.fading is not None:
        keys: Keys = operator.scores(doc_ids) * recency(_ages(plan.fading, segment, doc_ids))
    elif plan.order == "score":
        constant = operator.constant_score
        if constant is not None and plan.after is None:
            first = _first_of_equals(plan, segment, doc_ids, count)
            return first, np.full(len(first), constant, dtype=np.float32)
        if plan.after is None:
            doc_ids = competitive_doc_ids(operator, doc_ids, count, segment.sets, segment.tuning.prune_from)
        keys = operator.scores(doc_ids)
    else:
        sign = 1.0 if plan.order == "descending" else -1.0
        keys = numbers_of(plan.order_field, segment, doc_ids, sign)
    if plan.after is not None:
        is_after = _is_after(plan, plan.after, segment, keys, doc_ids)
        doc_ids, keys = doc_ids.compress(is_after), keys.compress(is_after)
    indices = best(keys, count, tuning=segment.tuning, ties=_ties(plan, segment, doc_ids))
    return doc_ids.take(indices), keys.take(indices)


def _first_of_equals(plan: Plan, segment: SegmentSearcher, doc_ids: DocIds, count: int) -> DocIds:
    """The first of documents that all score the same."""
    ties = _ties(plan, segment, doc_ids)
    return doc_ids[:count] if ties is None else doc_ids.take(best(ties(None), count, tuning=segment.tuning))


def _ties(plan: Plan, segment: SegmentSearcher, doc_ids: DocIds) -> Ties | None:
    """What decides between documents of one score, if anything does but their order."""
    if plan.ties_by not in segment.arrays.number_fields and not plan.then_by:
        return None

    def ties(indices: Indices | None) -> Keys:
        order = segment.tie_order(plan.ties_by, plan.then_by)
        return order.take(doc_ids if indices is None else doc_ids.take(indices))

    return ties


def numbers_of(field: str, segment: SegmentSearcher, doc_ids: DocIds, sign: float = 1.0) -> npt.NDArray[np.float64]:
    """The number of each document times the sign; -inf for none."""
    if field not in segment.arrays.number_fields:
        return np.full(len(doc_ids), -np.inf)
    column = segment.arrays.numbers(field)
    return np.concatenate(([-np.inf], column.values * sign)).take(column.ordinals.take(doc_ids))


def _ages(fading: Fading, segment: SegmentSearcher, doc_ids: DocIds) -> npt.NDArray[np.float64]:
    """How many seconds before the newest each document is; infinitely many for one without a date."""
    return fading.newest - numbers_of(fading.field, segment, doc_ids)


def _is_after(plan: Plan, cursor: Cursor, segment: SegmentSearcher, keys: Keys, doc_ids: DocIds) -> Mask:
    is_later: Mask = doc_ids > cursor.global_id - segment.base
    if plan.then_by and (field := segment.field(plan.then_by)) is not None:
        ordinal = field.terms.at_least(cursor.term)
        is_its_own = ordinal < len(field.terms) and field.terms.term(ordinal) == cursor.term
        is_later = segment.term_ordinals(plan.then_by).take(doc_ids) >= ordinal + is_its_own
    if plan.ties_by:
        ties = numbers_of(plan.ties_by, segment, doc_ids)
        is_later = (ties < cursor.tie) | ((ties == cursor.tie) & is_later)
    is_after: Mask = (keys < cursor.key) | ((keys == cursor.key) & is_later)
    return is_after


def terms_of(field: str, segment: SegmentSearcher, doc_ids: DocIds) -> list[bytes]:
    """The term of each document in a field of which it has one; empty for none."""
    postings = segment.field(field)
    if postings is None:
        return [b""] * len(doc_ids)
    return [postings.terms.term(ordinal) for ordinal in segment.term_ordinals(field).take(doc_ids).tolist()]
