"""How documents of a segment score: one function for each kind of query, each adding to the sums of given documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    ConstantScoreQuery,
    DisjunctionMax,
    Every,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Query,
    Regex,
    Require,
    Term,
    TermRange,
    Wildcard,
)

from searchapp.engine.execution.bag import Bag, Scored, Weighed
from searchapp.engine.execution.query_context import QueryContext, own_boost
from searchapp.engine.queries.days_within import DaysWithin
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.engine.reader.doc_sets import DocIds, is_far
from searchapp.engine.reader.segment_searcher import Floats


def scores(context: QueryContext, query: Query, doc_ids: DocIds) -> Floats:
    """The scores of these documents, all of which match; float32.

    Each is a sum in the order of the query's terms, so that it does not depend on which other documents are scored.
    """
    shared: list[Weighed] = []
    if _is_sum(context, query, 1.0, shared):
        return _summed(context, shared, doc_ids)
    scoring = _Scoring(context, doc_ids)
    scoring.add(query, doc_ids, 1.0)
    return scoring.sums.take(doc_ids)


def _is_sum(context: QueryContext, query: Any, boost: float, shared: list[Weighed]) -> bool:
    """Whether scores are sums over lists that all matches stand in, which are added to `shared`."""
    kind = type(query)
    if kind is And:
        boost *= own_boost(query)
        for part in query.subqueries:  # noqa: SIM110  a generator takes twice as long
            if not _is_sum(context, part, boost, shared):
                return False
        return True
    if kind is Phrase:
        words = [context.postings(query.fieldname, word) for word in query.words]
        shared += [(postings, query.boost * boost) for postings in words if postings is not None]
        return True
    lists = context.lists(query)
    if lists is None or len(lists) > 1:
        return False
    shared += [(postings, own * boost) for postings, own in lists]
    return True


def _summed(context: QueryContext, lists: Sequence[Weighed], doc_ids: DocIds) -> Floats:
    """The sums of the scores that documents have in lists that all of them stand in."""
    parts = []
    for postings, boost in lists:
        documents = postings.doc_ids
        scored = postings.scores(None if doc_ids is documents else context.segment.sets.indices_of(doc_ids, documents))
        parts.append(scored if boost == 1.0 else scored * np.float32(boost))
    return reduce(np.add, parts) if parts else np.zeros(len(doc_ids), dtype=np.float32)


def constant(query: Any) -> float | None:
    """The score that every match has, None where they differ."""
    kind = type(query)
    if kind is Every or (kind in _PATTERNS and (query.constantscore or _is_open(query))):
        return float(query.boost) or 1.0  # Whoosh takes 0 for "not given"
    return (float(query.score) or 1.0) if kind is ConstantScoreQuery else None


def _is_open(query: Any) -> bool:
    """Whether Whoosh makes Every of the pattern."""
    return type(query) in _OPEN and bool(query.text == _OPEN[type(query)])


class _Scoring:
    """Adds the scores of one run to the sums of some documents of a segment; those of the others mean nothing."""

    def __init__(self, context: QueryContext, doc_ids: DocIds) -> None:
        self.context = context
        self.sums = context.segment.sets.cells()
        self.sums[doc_ids] = 0
        self._docs = doc_ids

    def add(self, query: Any, doc_ids: DocIds, boost: float) -> None:
        """Add the query's scores of documents that all match it."""
        fixed = constant(query)
        if fixed is not None:
            self.sums[doc_ids] += np.float32(fixed * boost)
        else:
            add = _ADD.get(type(query)) or _add_stock
            add(self, query, doc_ids, boost)

    def add_some(self, query: Any, doc_ids: DocIds, boost: float) -> None:
        """Add the query's scores of those documents that match it."""
        context = self.context
        lists = context.lists(query)
        if lists is not None:
            self.add_lists(lists, doc_ids, boost)
            return
        found = context.segment.sets.intersection(doc_ids, context.doc_ids(query))
        if len(found):
            self.add(query, found, boost)

    def add_lists(self, lists: Sequence[Weighed], doc_ids: DocIds, boost: float) -> None:
        """Add the scores of those documents that are in the lists, list after list; short ones together."""
        short: list[Weighed] = []
        for postings, own in lists:
            if is_far(doc_ids, postings):
                self._add_bag(short, doc_ids)
                short = []
                self.add_list(postings, doc_ids, own * boost)
            else:
                short.append((postings, own * boost))
        self._add_bag(short, doc_ids)

    def _add_bag(self, lists: Sequence[Weighed], doc_ids: DocIds) -> None:
        if len(lists) < 2:
            for postings, boost in lists:
                self.add_list(postings, doc_ids, boost)
            return
        bag = Bag(lists)
        documents, found = bag.doc_ids, bag.scores()
        if not self._is_all(doc_ids, len(documents)):
            indices = self.context.segment.sets.indices_in_runs(doc_ids, documents)
            documents, found = documents.take(indices), found.take(indices)
        np.add.at(self.sums, documents, found)

    def add_list(self, postings: Scored, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of those documents that are in the list."""
        documents, factor = postings.doc_ids, np.float32(boost)
        if doc_ids is documents or self._is_all(doc_ids, len(documents)):
            np.add.at(self.sums, documents, postings.scores() * factor)
            return
        indices = self.context.segment.sets.indices(doc_ids, documents)
        if len(indices):
            self.sums[documents.take(indices)] += postings.scores(indices) * factor

    def _is_all(self, doc_ids: DocIds, count: int) -> bool:
        """Whether to score so many postings is quicker than to look which are wanted, and harms nobody's sum."""
        return doc_ids is self._docs and len(doc_ids) * WASTE >= count


def _add_any(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    lists = scoring.context.lists(query)
    if lists is not None:
        scoring.add_lists(lists, doc_ids, boost)
        return
    if query.scale:
        _add_stock(scoring, query, doc_ids, boost)
        return
    boost *= own_boost(query)
    for part in query.subqueries:
        scoring.add_some(part, doc_ids, boost)


def _add_all(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    boost *= own_boost(query)
    for part in query.subqueries:
        scoring.add(part, doc_ids, boost)


def _add_greatest(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    """The greatest of the parts' scores. (Stock Whoosh compares those of different documents.)"""
    sums = scoring.sums
    before = sums.take(doc_ids)
    greatest = np.zeros(len(doc_ids), dtype=np.float32)
    for part in query.subqueries:
        sums[doc_ids] = 0
        scoring.add_some(part, doc_ids, boost * own_boost(query))
        np.maximum(greatest, sums.take(doc_ids), out=greatest)
    sums[doc_ids] = before + greatest


def _add_first(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    scoring.add(query.a, doc_ids, boost)


def _add_maybe(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    scoring.add(query.a, doc_ids, boost)
    scoring.add_some(query.b, doc_ids, boost)


def _add_not(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    scoring.sums[doc_ids] += np.float32(boost)


def _add_terms(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    segment, name = scoring.context.segment, query.fieldname
    field = segment.field(name)
    if field is not None:
        for ordinal in scoring.context.expanded(query):
            postings = segment.postings_at(name, ordinal, field.terms.term(ordinal))
            scoring.add_list(postings, doc_ids, boost * query.boost)


def _add_phrase(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    for word in query.words:
        postings = scoring.context.postings(query.fieldname, word)
        if postings is not None:
            scoring.add_list(postings, doc_ids, boost * query.boost)


def _add_zone(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    scoring.add(query.q, doc_ids, boost)


def _add_stock(scoring: _Scoring, query: Any, doc_ids: DocIds, boost: float) -> None:
    found = scoring.context.stock(query)
    wanted = scoring.context.segment.sets.indices(doc_ids, found.doc_ids)
    scoring.sums[found.doc_ids.take(wanted)] += (found.scores.take(wanted) * boost).astype(np.float32)


WASTE = 2  # scoring a posting takes half as long as finding and scoring it
_PATTERNS = frozenset({Prefix, Wildcard, Regex, TermRange, NumericRange})
_OPEN = {Prefix: "", Wildcard: "*", Regex: ".*"}

_ADD: dict[type, Callable[[_Scoring, Any, Any, float], None]] = {
    Term: _add_any,
    And: _add_all,
    DaysWithin: _add_all,
    Or: _add_any,
    Synonyms: _add_any,
    DisjunctionMax: _add_greatest,
    Not: _add_not,
    AndNot: _add_first,
    AndMaybe: _add_maybe,
    Require: _add_first,
    Prefix: _add_terms,
    Wildcard: _add_terms,
    Regex: _add_terms,
    TermRange: _add_terms,
    Phrase: _add_phrase,
    Zone: _add_zone,
}
