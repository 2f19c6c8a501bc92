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
from searchapp.engine.reader.doc_sets import Docs, Flags

if TYPE_CHECKING:
    from searchapp.engine.execution.matching import Matching


def _every_flags(matching: Matching, query: Any, docs: Docs) -> Flags | None:
    return np.ones(len(docs), dtype=bool) if query.fieldname is None else None


def _term_flags(matching: Matching, query: Any, docs: Docs) -> Flags | None:
    """By the values of the documents, where that is quicker than by the documents of the value."""
    leaf, name = matching.leaf, query.fieldname
    postings = matching.postings(name, query.text) if name in leaf.arrays.keyword_columns else None
    if postings is None:
        return None
    sets = leaf.value_sets(name)
    if sets:
        return sets.having(postings.ordinal).take(sets.codes.take(docs))
    column = leaf.arrays.keywords(name)
    if len(docs) * len(column.slots) > len(postings):
        return None
    found: Flags = (column.slots.take(docs, axis=1) == postings.ordinal + 1).any(axis=0)
    more = column.more_documents.compress(column.more_values == postings.ordinal + 1)
    return found | leaf.sets.within(docs, more.astype(np.intp)) if len(more) else found


def _not_flags(matching: Matching, query: Any, docs: Docs) -> Flags:
    return ~matching.flags(query.query, docs)


def _all_flags(matching: Matching, query: Any, docs: Docs) -> Flags:
    if not query.subqueries:
        return np.zeros(len(docs), dtype=bool)
    first, *rest = query.subqueries
    found = matching.flags(first, docs)
    for part in rest:
        found = found & matching.flags(part, docs)
    return found


def _any_flags(matching: Matching, query: Any, docs: Docs) -> Flags | None:
    if getattr(query, "scale", None):
        return None
    found = np.zeros(len(docs), dtype=bool)
    for part in query.subqueries:
        found |= matching.flags(part, docs)
    return found


def _wrapped_flags(matching: Matching, query: Any, docs: Docs) -> Flags:
    return matching.flags(query.child, docs)


def within_days(matching: Matching, query: Any, docs: Docs | None) -> Flags | None:
    """Whether these documents, or all, are dated within some days; None where there are no columns to tell."""
    if not {query.days.first, query.days.last} <= matching.leaf.arrays.number_columns:
        return None
    column = matching.leaf.day_column(query.days)
    codes = column.codes if docs is None else column.codes.take(docs)
    return column.within(query.first, query.last).take(codes)


def _within_flags(matching: Matching, query: Any, docs: Docs) -> Flags:
    found = within_days(matching, query, docs)
    return _all_flags(matching, query, docs) if found is None else found


def in_range(matching: Matching, query: Any, docs: Docs | None) -> Flags | None:
    """Whether the numbers of these documents, or of all, are in a range; None where there is no column to tell."""
    kind = matching.collection.kind(query.fieldname)
    if not (isinstance(kind, NUMERIC) and kind.numtype is int and query.constantscore):
        return None
    if query.fieldname not in matching.leaf.arrays.number_columns:
        return None if query.fieldname in matching.leaf.arrays.indexed else np.zeros(_size(matching, docs), dtype=bool)
    column = matching.leaf.arrays.numbers(query.fieldname)
    low, high = _ranks(column, query, kind)
    ranks = column.ranks if docs is None else column.ranks.take(docs)
    if high > len(column.values):
        found: Flags = ranks >= low
    elif low >= high:
        found = np.zeros(len(ranks), dtype=bool)
    else:  # what is below wraps around to what is far above
        found = ranks - ranks.dtype.type(low) < high - low
    return found


def _size(matching: Matching, docs: Docs | None) -> int:
    return matching.leaf.count if docs is None else len(docs)


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


FLAGS: dict[type, Callable[[Any, Any, Docs], Flags | None]] = {
    Every: _every_flags,
    Term: _term_flags,
    Not: _not_flags,
    And: _all_flags,
    Or: _any_flags,
    ConstantScoreQuery: _wrapped_flags,
    NumericRange: in_range,
    DaysWithin: _within_flags,
}
