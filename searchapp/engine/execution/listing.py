"""Listing the documents that match: one function for each kind of query, each over whole arrays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    ConstantScoreQuery,
    DisjunctionMax,
    Every,
    Not,
    NullQuery,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Require,
    Term,
    TermRange,
    Wildcard,
)

from searchapp.engine.execution import occurrences
from searchapp.engine.execution.flags import in_range, within_days
from searchapp.engine.execution.occurrences import Keys, Stretch
from searchapp.engine.queries.days_within import DaysWithin
from searchapp.engine.queries.synonyms import Variants
from searchapp.engine.queries.zone import Zone
from searchapp.engine.reader.doc_sets import NO_DOCS, Docs
from searchapp.engine.reader.segment_searcher import Postings

if TYPE_CHECKING:
    from searchapp.engine.execution.matching import Matching


def _no_docs(matching: Matching, query: Any) -> Docs:
    return NO_DOCS


def _term(matching: Matching, query: Any) -> Docs:
    postings = matching.postings(query.fieldname, query.text)
    return NO_DOCS if postings is None else postings.documents


def _any(matching: Matching, query: Any) -> Docs | None:
    lists = matching.lists(query)
    if lists is not None:
        return matching.leaf.sets.union([postings.documents for postings, _ in lists])
    if getattr(query, "scale", None):
        return None  # a bonus for the number of words found: stock Whoosh's
    return matching.leaf.sets.union([matching.docs(part) for part in query.subqueries])


def _all(matching: Matching, query: Any) -> Docs:
    if not query.subqueries:
        return NO_DOCS
    parts = sorted(query.subqueries, key=partial(_estimate, matching))
    found = matching.docs(parts[0])
    for part in parts[1:]:
        if not len(found):
            break
        found = matching.narrowed(found, part)
    return found


def _estimate(matching: Matching, query: Any) -> int:
    """At most how many documents match; more than there are for what is cheaper tested than listed."""
    lists = matching.lists(query)
    if lists is not None:
        return sum([len(postings) for postings, _ in lists])
    return matching.leaf.count + 1 if type(query) in _TESTED else len(matching.docs(query))


def _not(matching: Matching, query: Any) -> Docs:
    return matching.leaf.sets.complement(matching.docs(query.query))


def _and_not(matching: Matching, query: Any) -> Docs:
    return matching.leaf.sets.difference(matching.docs(query.a), matching.docs(query.b))


def _first(matching: Matching, query: Any) -> Docs:
    return matching.docs(query.a)


def _both(matching: Matching, query: Any) -> Docs:
    return matching.leaf.sets.intersection(matching.docs(query.a), matching.docs(query.b))


def _wrapped(matching: Matching, query: Any) -> Docs:
    return matching.docs(query.child)


def _every(matching: Matching, query: Any) -> Docs:
    leaf = matching.leaf
    if query.fieldname is None:
        return leaf.everything
    if query.fieldname in leaf.arrays.keyword_columns:
        filled: Docs = leaf.arrays.keywords(query.fieldname).slots[0].nonzero()[0]
        return filled
    if query.fieldname in leaf.arrays.number_columns:
        return leaf.arrays.numbers(query.fieldname).ranks.nonzero()[0]
    field = leaf.field(query.fieldname)
    return NO_DOCS if field is None else leaf.sets.distinct(field.documents_between(0, len(field.terms)))


def _terms(matching: Matching, query: Any) -> Docs:
    found = matching.expanded(query)
    field = matching.leaf.field(query.fieldname)
    if field is None or not len(found):
        return NO_DOCS
    if isinstance(found, range):
        return matching.leaf.sets.distinct(field.documents_between(found.start, found.stop))
    return matching.leaf.sets.union([field.documents(ordinal) for ordinal in found])


def _number_range(matching: Matching, query: Any) -> Docs | None:
    flags = in_range(matching, query, None)
    return None if flags is None else flags.nonzero()[0]


def _days_within(matching: Matching, query: Any) -> Docs:
    flags = within_days(matching, query, None)
    return _all(matching, query) if flags is None else flags.nonzero()[0]


def _phrase(matching: Matching, query: Any) -> Docs | None:
    field = matching.leaf.field(query.fieldname)
    if field is not None and not field.has_positions:
        return None
    return occurrences.documents(occurrences.of_phrase(query, None, matching))


def _zone(matching: Matching, query: Any) -> Docs | None:
    keys = _keys(matching, query.q, Stretch(query.start, query.end))
    return None if keys is None else occurrences.documents(keys)


# ---- occurrences ---------------------------------------------------------------------------------


def _keys(matching: Matching, query: Any, stretch: Stretch) -> Keys | None:
    """Where the query occurs in the stretch; None for a kind of query that is not known here."""
    find = _KEYS.get(type(query))
    return find(matching, query, stretch) if find else None


def _term_keys(matching: Matching, query: Any, stretch: Stretch) -> Keys:
    postings = matching.postings(query.fieldname, query.text)
    return occurrences.NO_KEYS if postings is None else occurrences.of_term(postings, None, stretch, matching)


def _any_keys(matching: Matching, query: Any, stretch: Stretch) -> Keys | None:
    parts = [_keys(matching, part, stretch) for part in query.subqueries]
    known = [part for part in parts if part is not None]
    return occurrences.of_any(known) if len(known) == len(parts) else None


def _terms_keys(matching: Matching, query: Any, stretch: Stretch) -> Keys:
    leaf, name = matching.leaf, query.fieldname
    found = matching.expanded(query)
    terms = [Postings(leaf.arrays.field(name), ordinal, None, None) for ordinal in found]
    return occurrences.of_any([occurrences.within(occurrences.read(term, None), stretch) for term in terms])


def _phrase_keys(matching: Matching, query: Any, stretch: Stretch) -> Keys:
    return occurrences.of_phrase(query, stretch, matching)


DOCS: dict[type, Callable[[Any, Any], Docs | None]] = {
    type(NullQuery): _no_docs,
    Term: _term,
    And: _all,
    Or: _any,
    Variants: _any,
    DisjunctionMax: _any,
    Not: _not,
    AndNot: _and_not,
    AndMaybe: _first,
    Require: _both,
    ConstantScoreQuery: _wrapped,
    Every: _every,
    Prefix: _terms,
    Wildcard: _terms,
    Regex: _terms,
    TermRange: _terms,
    NumericRange: _number_range,
    DaysWithin: _days_within,
    Phrase: _phrase,
    Zone: _zone,
}

_KEYS: dict[type, Callable[[Any, Any, Stretch], Keys | None]] = {
    Term: _term_keys,
    Or: _any_keys,
    Variants: _any_keys,
    Prefix: _terms_keys,
    Wildcard: _terms_keys,
    Regex: _terms_keys,
    TermRange: _terms_keys,
    Phrase: _phrase_keys,
}

_TESTED = frozenset(
    {Not, Every, NumericRange, DaysWithin}
)  # parts of a conjunction that are cheaper tested than listed
