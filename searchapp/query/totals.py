"""How many articles match each of several queries, counted in one trip to the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from searchapp.backends.base import NOTHING, Backend, Plan
from searchapp.model.query_tree import QueryTree
from searchapp.query.clauses import Fallback


def totals_of(backend: Backend, queries: Sequence[QueryTree], filters: Mapping[str, QueryTree] = NOTHING) -> list[int]:
    """The number of articles of each query, among those that the filters leave."""
    if not queries:
        return []  # which is no question that a cluster answers
    return [outcome.total for outcome in backend.run([Plan(query, filters, limit=0) for query in queries])]


def first_with_articles(ways: Sequence[Fallback], backend: Backend) -> Fallback:
    """The first of the ways that finds something, or the last; filters change nothing, or a facet would find more."""
    totals = totals_of(backend, [way.part.tree for way in ways[:-1] if way.part])
    return next((way for way, total in zip(ways[:-1], totals, strict=True) if total), ways[-1])
