"""What does a request ask for? Its text and its filters become a query tree that every backend can answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from searchapp.backends.base import Backend
from searchapp.errors import QueryError
from searchapp.model.query_tree import Every, QueryTree
from searchapp.model.request import SearchRequest
from searchapp.query.fields import FIELDS
from searchapp.query.filters import filters_of
from searchapp.query.resolution import Resolver
from searchapp.query.suggestions import respelled
from searchapp.query.syntax.parser import parse

__all__ = ["FIELDS", "ResolvedQuery", "resolve", "suggest"]


class ResolvedQuery(NamedTuple):
    """What a request asks for, and how it was understood.

    `filters` narrow without scoring, by facet; `relax` makes what asks for any of the words where this asks for all.
    """

    tree: QueryTree
    filters: Mapping[str, QueryTree]
    parsed: str
    dropped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    relax: Callable[[], ResolvedQuery | None] | None = None


def resolve(request: SearchRequest, backend: Backend) -> ResolvedQuery:
    """What the request asks for. Raises QueryError and ParameterError."""
    filters = filters_of(request)
    tree = parse(request.text)
    if tree is None:
        return ResolvedQuery(Every(), filters, "")
    resolver = Resolver(backend, request.match, filters)
    whole, any_words = resolver.whole(tree)
    if whole is None:
        raise QueryError("There is no word in this query, only signs.", 0, "no_words")
    dropped, warnings = tuple(resolver.dropped), tuple(resolver.warnings)

    def relaxed() -> ResolvedQuery | None:
        part = any_words() if any_words else None
        return ResolvedQuery(part.tree, filters, part.text, dropped, warnings) if part else None

    return ResolvedQuery(whole.tree, filters, whole.text, dropped, warnings, relaxed if any_words else None)


def suggest(request: SearchRequest, backend: Backend) -> str | None:
    """Another spelling of the request's text, of words that the index has; None if there is none. Raises QueryError."""
    tree = parse(request.text)
    return None if tree is None else respelled(request.text, tree, backend)
