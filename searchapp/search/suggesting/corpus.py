"""The articles among which what is typed is completed: those that the filters of a request leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from searchapp.backends.base import Backend
from searchapp.model.query_tree import QueryTree
from searchapp.query.totals import totals_of


class Corpus(NamedTuple):
    """An index, and the filters of a request by facet."""

    backend: Backend
    filters: Mapping[str, QueryTree]

    def totals(self, queries: Sequence[QueryTree]) -> list[int]:
        """The number of articles of each query."""
        return totals_of(self.backend, queries, self.filters)

    def without(self, facet: str) -> Corpus:
        """The same without what is selected of a facet, of which another value may be selected beside that."""
        return Corpus(self.backend, {name: each for name, each in self.filters.items() if name != facet})
