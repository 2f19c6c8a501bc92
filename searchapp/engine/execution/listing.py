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
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds
from searchapp.engine.reader.segment_searcher import Postings

if TYPE_CHECKING:
    from searchapp.engine.execution.query_context import QueryContext


def _no_docs(context: QueryContext, query: Any) -> DocIds:
    return NO_DOC_IDS


def _term(context: QueryContext, query: Any) -> DocIds:
    postings = context.postings(query.fieldname, query.text)
    return NO_DOC_IDS if postings is None else postings.doc_ids


def _any(context: QueryContext, query: Any) -> DocIds | None:
    lists = context.lists(query)
    if lists is not None:
        return context.segment.sets.union([postings.doc_ids for postings, _ in lists])
    if getattr(query, "scale", None):
        return None  # a bonus for the number of words found: stock Whoosh's
    return context.segment.sets.union([context.doc_ids(part) for part in query.subqueries])


def _all(context: QueryContext, query: Any) -> DocIds:
    if not query.subqueries:
        return NO_DOC_IDS
    parts = sorted(query.subqueries, key=partial(_estimate, context))
    found = context.doc_ids(parts[0])
    for part in parts[1:]:
        if not len(found):
            break
        found = context.narrowed(found, part)
    return found


def _estimate(context: QueryContext, query: Any) -> int:
    """At most how many documents match; more than there are for what is cheaper tested than listed."""
    lists = context.lists(query)
    if lists is not None:
        return sum([len(postings) for postings, _ in lists])
    return context.segment.count + 1 if type(query) in _TESTED else len(context.doc_ids(query))


def _not(context: QueryContext, query: Any) -> DocIds:
    return context.segment.sets.complement(context.doc_ids(query.query))


def _and_not(context: QueryContext, query: Any) -> DocIds:
    return context.segment.sets.difference(context.doc_ids(query.a), context.doc_ids(query.b))


def _first(context: QueryContext, query: Any) -> DocIds:
    return context.doc_ids(query.a)


def _both(context: QueryContext, query: Any) -> DocIds:
    return context.segment.sets.intersection(context.doc_ids(query.a), context.doc_ids(query.b))


def _wrapped(context: QueryContext, query: Any) -> DocIds:
    return context.doc_ids(query.child)


def _every(context: QueryContext, query: Any) -> DocIds:
    segment = context.segment
    if query.fieldname is None:
        return segment.everything
    if query.fieldname in segment.arrays.keyword_columns:
        filled: DocIds = segment.arrays.keywords(query.fieldname).slots[0].nonzero()[0]
        return filled
    if query.fieldname in segment.arrays.number_columns:
        return segment.arrays.numbers(query.fieldname).ranks.nonzero()[0]
    field = segment.field(query.fieldname)
    return NO_DOC_IDS if field is None else segment.sets.distinct(field.documents_between(0, len(field.terms)))


def _terms(context: QueryContext, query: Any) -> DocIds:
    found = context.expanded(query)
    field = context.segment.field(query.fieldname)
    if field is None or not len(found):
        return NO_DOC_IDS
    if isinstance(found, range):
        return context.segment.sets.distinct(field.documents_between(found.start, found.stop))
    return context.segment.sets.union([field.documents(ordinal) for ordinal in found])


def _number_range(context: QueryContext, query: Any) -> DocIds | None:
    flags = in_range(context, query, None)
    return None if flags is None else flags.nonzero()[0]


def _days_within(context: QueryContext, query: Any) -> DocIds:
    flags = within_days(context, query, None)
    return _all(context, query) if flags is None else flags.nonzero()[0]


def _phrase(context: QueryContext, query: Any) -> DocIds | None:
    field = context.segment.field(query.fieldname)
    if field is not None and not field.has_positions:
        return None
    return occurrences.documents(occurrences.of_phrase(query, None, context))


def _zone(context: QueryContext, query: Any) -> DocIds | None:
    keys = _keys(context, query.q, Stretch(query.start, query.end))
    return None if keys is None else occurrences.documents(keys)


# ---- occurrences ---------------------------------------------------------------------------------


def _keys(context: QueryContext, query: Any, stretch: Stretch) -> Keys | None:
    """Where the query occurs in the stretch; None for a kind of query that is not known here."""
    find = _KEYS.get(type(query))
    return find(context, query, stretch) if find else None


def _term_keys(context: QueryContext, query: Any, stretch: Stretch) -> Keys:
    postings = context.postings(query.fieldname, query.text)
    return occurrences.NO_KEYS if postings is None else occurrences.of_term(postings, None, stretch, context)


def _any_keys(context: QueryContext, query: Any, stretch: Stretch) -> Keys | None:
    parts = [_keys(context, part, stretch) for part in query.subqueries]
    known = [part for part in parts if part is not None]
    return occurrences.of_any(known) if len(known) == len(parts) else None


def _terms_keys(context: QueryContext, query: Any, stretch: Stretch) -> Keys:
    segment, name = context.segment, query.fieldname
    found = context.expanded(query)
    terms = [Postings(segment.arrays.field(name), ordinal, None, None) for ordinal in found]
    return occurrences.of_any([occurrences.within(occurrences.read(term, None), stretch) for term in terms])


def _phrase_keys(context: QueryContext, query: Any, stretch: Stretch) -> Keys:
    return occurrences.of_phrase(query, stretch, context)


DOCS: dict[type, Callable[[Any, Any], DocIds | None]] = {
    type(NullQuery): _no_docs,
    Term: _term,
    And: _all,
    Or: _any,
    Synonyms: _any,
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
    Synonyms: _any_keys,
    Prefix: _terms_keys,
    Wildcard: _terms_keys,
    Regex: _terms_keys,
    TermRange: _terms_keys,
    Phrase: _phrase_keys,
}

_TESTED = frozenset(
    {Not, Every, NumericRange, DaysWithin}
)  # parts of a conjunction that are cheaper tested than listed
