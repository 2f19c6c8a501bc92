"""How documents of a segment score: one function for each kind of query, each adding to an array of scores."""

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

    Each is a sum in the order of the query's terms, so that a document's score does not depend on which others are scored.
    """
    found = np.zeros(len(docs), dtype=np.float32)
    _add(matching, query, docs, 1.0, found)
    return found


def constant(query: Query) -> float | None:
    """The score that every match has, None where they differ."""
    kind = type(query)
    if kind is Every or (kind in _PATTERNS and query.constantscore) or (kind is NumericRange and query.constantscore):
        return query.boost or 1.0  # Whoosh takes 0 for "not given"
    return (query.score or 1.0) if kind is ConstantScoreQuery else None


def _add(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    """Add the query's scores of documents that all match it."""
    fixed = constant(query)
    if fixed is not None:
        out += np.float32(fixed * boost)
        return
    add = _ADD.get(type(query))
    if add:
        add(matching, query, docs, boost, out)
    else:
        _add_stock(matching, query, docs, boost, out)


def _add_some(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    """Add the query's scores of those documents that match it."""
    if type(query) is Term:
        _add_term(matching, query, docs, boost, out)
        return
    found = matching.docs(query)
    if found is docs:
        _add(matching, query, docs, boost, out)
        return
    places, at = matching.leaf.sets.locate(docs, found)
    if at is None:
        _add(matching, query, docs, boost, out)
    elif len(at):
        part = np.zeros(len(at), dtype=np.float32)
        _add(matching, query, docs.take(at), boost, part)
        out[at] += part


def _add_term(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    postings = matching.postings(query.fieldname, query.text)
    if postings is not None:
        _add_postings(matching, postings, docs, boost * query.boost, out)


def _add_postings(matching: Matching, postings: Postings, docs: Docs, boost: float, out: Floats) -> None:
    at = places = None
    if docs is not postings.documents:
        places, at = matching.leaf.sets.locate(docs, postings.documents)
    found = postings.scores(places)
    if boost != 1.0:
        found *= np.float32(boost)
    if at is None:
        out += found
    else:
        out[at] += found


def _add_any(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    if getattr(query, "scale", None):
        _add_stock(matching, query, docs, boost, out)
        return
    for part in query.subqueries:
        _add_some(matching, part, docs, boost * _own_boost(query), out)


def _add_all(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    for part in query.subqueries:
        _add(matching, part, docs, boost * _own_boost(query), out)


def _own_boost(query: Any) -> float:
    """Whoosh forgets the boost of a query that has one part."""
    boost: float = query.boost if len(query.subqueries) > 1 else 1.0
    return boost


def _add_greatest(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    """The greatest of the parts' scores. (Stock Whoosh compares those of different documents.)"""
    greatest = np.zeros(len(docs), dtype=np.float32)
    for part in query.subqueries:
        found = np.zeros(len(docs), dtype=np.float32)
        _add_some(matching, part, docs, boost * _own_boost(query), found)
        np.maximum(greatest, found, out=greatest)
    out += greatest


def _add_first(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    _add(matching, query.a, docs, boost, out)


def _add_maybe(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    _add(matching, query.a, docs, boost, out)
    _add_some(matching, query.b, docs, boost, out)


def _add_not(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    out += np.float32(boost)


def _add_terms(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    leaf, name = matching.leaf, query.fieldname
    field = leaf.field(name)
    if field is None:
        return
    terms = field.terms
    for ordinal in matching.expanded(query):
        postings = leaf.postings_at(name, ordinal, terms.term(ordinal))
        _add_postings(matching, postings, docs, boost * query.boost, out)


def _add_phrase(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    for word in query.words:
        postings = matching.postings(query.fieldname, word)
        if postings is not None:
            _add_postings(matching, postings, docs, boost * query.boost, out)


def _add_zone(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    _add(matching, query.q, docs, boost, out)


def _add_stock(matching: Matching, query: Any, docs: Docs, boost: float, out: Floats) -> None:
    found = matching.stock(query)
    places, at = matching.leaf.sets.locate(docs, found.docs)
    if at is None:
        out += (found.scores.take(places) * boost).astype(np.float32)
    else:
        out[at] += (found.scores.take(places) * boost).astype(np.float32)


_PATTERNS = frozenset({Prefix, Wildcard, Regex, TermRange})

_ADD: dict[type, Callable[[Matching, Any, Docs, float, Floats], None]] = {
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
