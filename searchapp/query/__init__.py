"""A request becomes Whoosh queries: its text is read, its words are looked up, its parameters are made filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from whoosh.query import Every, Query

from searchapp.engine import Searcher
from searchapp.errors import QueryError
from searchapp.model.request import SearchRequest
from searchapp.query.builder import Builder
from searchapp.query.fields import FIELDS, TEXT
from searchapp.query.filters import filters_of
from searchapp.query.suggestions import respelled
from searchapp.query.syntax.parser import parse

__all__ = ["FIELDS", "ParsedQuery", "build", "suggest"]


class ParsedQuery(NamedTuple):
    """A request as Whoosh queries, and how it was understood.

    `filters` narrow without scoring, by facet; `relax` makes the query for any of the words where this asks for all.
    """

    query: Query
    filters: Mapping[str, Query]
    parsed: str
    dropped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    relax: Callable[[], ParsedQuery | None] | None = None


def build(request: SearchRequest, searcher: Searcher) -> ParsedQuery:
    """The request's queries on the index that the searcher sees. Raises QueryError and ParameterError."""
    filters = filters_of(request)
    tree = parse(request.text)
    if tree is None:
        return ParsedQuery(Every(), filters, "")
    builder = Builder(searcher, request.match)
    built, any_of = builder.whole(tree)
    if built is None:
        raise QueryError("There is no word in this query, only signs.", 0, "no_words")
    dropped, warnings = tuple(builder.dropped), tuple(builder.warnings)

    def relaxed() -> ParsedQuery | None:
        found = any_of() if any_of else None
        return ParsedQuery(found.query, filters, found.text, dropped, warnings) if found else None

    return ParsedQuery(built.query, filters, built.text, dropped, warnings, relaxed if any_of else None)


def suggest(request: SearchRequest, searcher: Searcher) -> str | None:
    """Another spelling of the request's text, of words that the index has; None if there is none. Raises QueryError."""
    tree = parse(request.text)
    return None if tree is None else respelled(request.text, tree, searcher.vocabulary(TEXT))
