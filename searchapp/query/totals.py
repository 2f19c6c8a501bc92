"""How many articles match each of several queries, counted in one trip to the index."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.backends.base import Backend, Plan
from searchapp.model.query_tree import QueryTree


def totals_of(backend: Backend, queries: Sequence[QueryTree]) -> list[int]:
    """The number of articles of each query, whatever the request is narrowed to."""
    if not queries:
        return []  # which is no question that a cluster answers
    return [outcome.total for outcome in backend.run([Plan(query, limit=0) for query in queries])]
