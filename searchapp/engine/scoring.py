"""How documents of a segment score: one function for each kind of query, each adding to the sums of given documents."""

from __future__ import annotations

from collections.abc import Callable
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

from searchapp.engine.leaf import Floats, Postings
from searchapp.engine.matching import Matching
from searchapp.engine.sets import Docs
from searchapp.engine.zone import Zone


def scores(matching: Matching, query: Query, docs: Docs) -> Floats:
    """The scores of these documents, all of which match; float32.

    Each is a sum in the order of the query's terms, so that it does not depend on which other documents are scored.
    """
    scoring = _Scoring(matching)
    scope: Docs | None = docs
    found = matching.docs(query) if type(query) in _UNIONS else docs
    if type(query) in _UNIONS and len(docs) * WASTE >= len(found):
        scope = None  # to score them all is quicker than to look which are wanted
    try:
        scoring.add(query, scope, 1.0)
        return scoring.sums.take(docs)
    finally:
        scoring.sums[docs if scope is not None else found] = 0


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
    """Adds the scores of one run to the sums of the documents of a segment.

    `docs` None stands for all documents that match the query.
    """

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.sums = matching.leaf.sets.sums()

    def add(self, query: Any, docs: Docs | None, boost: float) -> None:
        """Add the query's scores of documents that all match it."""
        if docs is None and type(query) not in _UNIONS:
            docs = self.matching.docs(query)
        fixed = constant(query)
        if fixed is not None:
            self.sums[docs] += np.float32(fixed * boost)
        else:
            add = _ADD.get(type(query)) or _add_stock
            add(self, query, docs, boost)

    def add_some(self, query: Any, docs: Docs | None, boost: float) -> None:
        """Add the query's scores of those documents that match it."""
        if docs is None or type(query) in _UNIONS:
            self.add(query, docs, boost)
            return
        matching = self.matching
        found = matching.leaf.sets.intersection(docs, matching.docs(query))
        if len(found):
            self.add(query, found, boost)

    def add_postings(self, postings: Postings, docs: Docs | None, boost: float) -> None:
        """Add the scores of those documents that have the term."""
        documents = postings.documents
        if docs is None or docs is documents:
            self.sums[documents] += postings.scores(None, boost)
            return
        places = self.matching.leaf.sets.places(docs, documents)
        if len(places):
            self.sums[documents.take(places)] += postings.scores(places, boost)


def _add_term(scoring: _Scoring, query: Any, docs: Docs | None, boost: float) -> None:
    postings = scoring.matching.postings(query.fieldname, query.text)
    if postings is not None:
        scoring.add_postings(postings, docs, boost * query.boost)


def _add_any(scoring: _Scoring, query: Any, docs: Docs | None, boost: float) -> None:
    terms = scoring.matching.terms(query)
    if terms is not None:
        for postings, own in terms:
            scoring.add_postings(postings, docs, boost * own)
        return
    if getattr(query, "scale", None):
        _add_stock(scoring, query, docs, boost)
        return
    boost *= _own_boost(query)
    for part in query.subqueries:
        scoring.add_some(part, docs, boost)


def _add_all(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    boost *= _own_boost(query)
    for part in query.subqueries:
        scoring.add(part, docs, boost)


def _own_boost(query: Any) -> float:
    """Whoosh forgets the boost of a query that has one part."""
    boost: float = query.boost if len(query.subqueries) > 1 else 1.0
    return boost


def _add_greatest(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    """The greatest of the parts' scores. (Stock Whoosh compares those of different documents.)"""
    sums = scoring.sums
    before = sums.take(docs)
    greatest = np.zeros(len(docs), dtype=np.float32)
    for part in query.subqueries:
        sums[docs] = 0
        scoring.add_some(part, docs, boost * _own_boost(query))
        np.maximum(greatest, sums.take(docs), out=greatest)
    sums[docs] = before + greatest


def _add_first(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    scoring.add(query.a, docs, boost)


def _add_maybe(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    scoring.add(query.a, docs, boost)
    scoring.add_some(query.b, docs, boost)


def _add_not(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    scoring.sums[docs] += np.float32(boost)


def _add_terms(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    leaf, name = scoring.matching.leaf, query.fieldname
    field = leaf.field(name)
    if field is not None:
        for ordinal in scoring.matching.expanded(query):
            postings = leaf.postings_at(name, ordinal, field.terms.term(ordinal))
            scoring.add_postings(postings, docs, boost * query.boost)


def _add_phrase(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    for word in query.words:
        postings = scoring.matching.postings(query.fieldname, word)
        if postings is not None:
            scoring.add_postings(postings, docs, boost * query.boost)


def _add_zone(scoring: _Scoring, query: Any, docs: Docs, boost: float) -> None:
    scoring.add(query.q, docs, boost)


def _add_stock(scoring: _Scoring, query: Any, docs: Docs | None, boost: float) -> None:
    found = scoring.matching.stock(query)
    wanted = scoring.matching.leaf.sets.places(found.docs if docs is None else docs, found.docs)
    scoring.sums[found.docs.take(wanted)] += (found.scores.take(wanted) * boost).astype(np.float32)


_UNIONS = frozenset({Term, Or})  # which score a document by whatever parts of them it has
WASTE = 2  # scoring a posting takes half as long as finding and scoring it
_PATTERNS = frozenset({Prefix, Wildcard, Regex, TermRange, NumericRange})
_OPEN = {Prefix: "", Wildcard: "*", Regex: ".*"}

_ADD: dict[type, Callable[[_Scoring, Any, Any, float], None]] = {
    Term: _add_term,
    And: _add_all,
    Or: _add_any,
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
