"""Queries that stand for several terms of a field: which of a segment's terms those are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate
from typing import Any

from whoosh.query import Prefix, Regex, TermRange, Wildcard

from searchapp.engine.format.term_dictionary import TermDictionary
from searchapp.engine.reader.segment_searcher import SegmentSearcher, Snapshot

Ordinals = Sequence[int]

LAST = b"\xff\xff\xff\xff"  # where Whoosh ends a range without an end


def ordinals(query: Any, segment: SegmentSearcher, snapshot: Snapshot) -> Ordinals | None:
    """The terms of the segment that the query stands for, ascending; None for an unknown kind of query."""
    expand = _EXPANSIONS.get(type(query))
    if expand is None:
        return None
    field = segment.field(query.fieldname)
    if field is None:
        return ()
    return expand(query, field.terms, snapshot)


def matching(terms: TermDictionary, prefix: bytes, pattern: re.Pattern[str]) -> Iterable[int]:
    """The terms that begin with the prefix and match the pattern from their start."""
    candidates = terms.prefixed(prefix)
    texts = terms.terms(candidates.start, candidates.stop)
    match = pattern.match
    return (at for at, text in enumerate(texts, candidates.start) if match(text.decode("utf-8", "surrogateescape")))


def _prefix(query: Any, terms: TermDictionary, snapshot: Snapshot) -> Ordinals:
    prefix = snapshot.term(query.fieldname, query.text)
    return () if prefix is None else _filled(terms.prefixed(prefix), terms)


def _pattern(query: Any, expression: str, terms: TermDictionary, snapshot: Snapshot) -> Ordinals:
    literal = query._find_prefix(query.text)  # Whoosh's own notion of what is literal, so that both try the same terms
    prefix = snapshot.term(query.fieldname, literal)
    return () if prefix is None else [at for at in matching(terms, prefix, re.compile(expression)) if terms.term(at)]


def _wildcard(query: Any, terms: TermDictionary, snapshot: Snapshot) -> Ordinals:
    if query.text == "*":
        return range(len(terms))
    return _pattern(query, translate(query.text), terms, snapshot)


def _regex(query: Any, terms: TermDictionary, snapshot: Snapshot) -> Ordinals:
    return range(len(terms)) if query.text == ".*" else _pattern(query, query.text, terms, snapshot)


def _range(query: Any, terms: TermDictionary, snapshot: Snapshot) -> Ordinals:
    start = b"" if query.start is None else snapshot.term(query.fieldname, query.start)
    end = LAST if query.end is None else snapshot.term(query.fieldname, query.end)
    if start is None or end is None:
        return ()
    low, high = terms.at_least(start), terms.at_least(end)
    if query.startexcl and low < len(terms) and terms.term(low) == start:
        low += 1
    if not query.endexcl and high < len(terms) and terms.term(high) == end:
        high += 1
    return _filled(range(low, max(low, high)), terms)


def _filled(found: range, terms: TermDictionary) -> range:
    """Without the empty term, which Whoosh segments out of every expansion."""
    return range(1, found.stop) if found and found.start == 0 and not terms.term(0) else found


_EXPANSIONS: dict[type, Callable[[Any, TermDictionary, Snapshot], Ordinals]] = {
    Prefix: _prefix,
    Wildcard: _wildcard,
    Regex: _regex,
    TermRange: _range,
}
