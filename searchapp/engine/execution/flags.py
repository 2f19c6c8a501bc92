"""Whether given documents match: quicker, for some kinds of query, than listing the documents that do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.fields import NUMERIC
from whoosh.query import And, ConstantScoreQuery, Every, Not, NumericRange, Or, Term

from searchapp.engine.format.doc_values import NumberColumn
from searchapp.engine.queries.days_within import DaysWithin
from searchapp.engine.reader.doc_sets import DocIds, Mask

if TYPE_CHECKING:
    from searchapp.engine.execution.query_context import QueryContext


def _every_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask | None:
    return np.ones(len(doc_ids), dtype=bool) if query.fieldname is None else None


def _term_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask | None:
    """By the values of the documents, where that is quicker than by the documents of the value."""
    segment, name = context.segment, query.fieldname
    postings = context.postings(name, query.text) if name in segment.arrays.keyword_columns else None
    if postings is None:
        return None
    sets = segment.value_sets(name)
    if sets:
        return sets.having(postings.ordinal).take(sets.codes.take(doc_ids))
    column = segment.arrays.keywords(name)
    if len(doc_ids) * len(column.slots) > len(postings):
        return None
    found: Mask = (column.slots.take(doc_ids, axis=1) == postings.ordinal + 1).any(axis=0)
    more = column.more_documents.compress(column.more_values == postings.ordinal + 1)
    return found | segment.sets.within(doc_ids, more.astype(np.intp)) if len(more) else found


def _not_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask:
    return ~context.flags(query.query, doc_ids)


def _all_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask:
    if not query.subqueries:
        return np.zeros(len(doc_ids), dtype=bool)
    first, *rest = query.subqueries
    found = context.flags(first, doc_ids)
    for part in rest:
        found = found & context.flags(part, doc_ids)
    return found


def _any_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask | None:
    if getattr(query, "scale", None):
        return None
    found = np.zeros(len(doc_ids), dtype=bool)
    for part in query.subqueries:
        found |= context.flags(part, doc_ids)
    return found


def _wrapped_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask:
    return context.flags(query.child, doc_ids)


def within_days(context: QueryContext, query: Any, doc_ids: DocIds | None) -> Mask | None:
    """Whether these documents, or all, are dated within some days; None where there are no columns to tell."""
    if not {query.days.first, query.days.last} <= context.segment.arrays.number_columns:
        return None
    column = context.segment.day_column(query.days)
    codes = column.codes if doc_ids is None else column.codes.take(doc_ids)
    return column.within(query.first, query.last).take(codes)


def _within_flags(context: QueryContext, query: Any, doc_ids: DocIds) -> Mask:
    found = within_days(context, query, doc_ids)
    return _all_flags(context, query, doc_ids) if found is None else found


def in_range(context: QueryContext, query: Any, doc_ids: DocIds | None) -> Mask | None:
    """Whether the numbers of these documents, or of all, are in a range; None where there is no column to tell."""
    kind = context.snapshot.kind(query.fieldname)
    if not (isinstance(kind, NUMERIC) and kind.numtype is int and query.constantscore):
        return None
    if query.fieldname not in context.segment.arrays.number_columns:
        return (
            None if query.fieldname in context.segment.arrays.indexed else np.zeros(_size(context, doc_ids), dtype=bool)
        )
    column = context.segment.arrays.numbers(query.fieldname)
    low, high = _ranks(column, query, kind)
    ranks = column.ranks if doc_ids is None else column.ranks.take(doc_ids)
    if high > len(column.values):
        found: Mask = ranks >= low
    elif low >= high:
        found = np.zeros(len(ranks), dtype=bool)
    else:  # what is below wraps around to what is far above
        found = ranks - ranks.dtype.type(low) < high - low
    return found


def _size(context: QueryContext, doc_ids: DocIds | None) -> int:
    return context.segment.count if doc_ids is None else len(doc_ids)


def _ranks(column: NumberColumn, query: Any, kind: NUMERIC) -> tuple[int, int]:
    """The first rank in a range and the one after its last."""
    low, high = 1, len(column.values) + 1
    if query.start is not None:
        low = 1 + _bisected(column, kind.prepare_number(query.start), query.startexcl)
    if query.end is not None:
        high = 1 + _bisected(column, kind.prepare_number(query.end), not query.endexcl)
    return low, high


def _bisected(column: NumberColumn, number: int, behind: bool) -> int:
    """How many of the column's numbers are less, or not greater if `behind`."""
    return (bisect_right if behind else bisect_left)(column.values.data, number)


FLAGS: dict[type, Callable[[Any, Any, DocIds], Mask | None]] = {
    Every: _every_flags,
    Term: _term_flags,
    Not: _not_flags,
    And: _all_flags,
    Or: _any_flags,
    ConstantScoreQuery: _wrapped_flags,
    NumericRange: in_range,
    DaysWithin: _within_flags,
}
