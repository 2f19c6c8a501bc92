"""What an index holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.backends.base import Backend, FacetPlan, Plan
from searchapp.model.query_tree import Every


@dataclass(frozen=True, slots=True)
class IndexStats:
    """The index in numbers; organizations, countries and cited sources are counted as different ones."""

    articles: int
    dated: int
    undated: int
    organizations: int
    countries: int
    cited_sources: int
    generation: int
    updated: str  # ISO 8601, UTC


_COUNTED = ("organization", "country", "cited_source")


def stats(backend: Backend) -> IndexStats:
    """The state of the index, in numbers."""
    plan = Plan(Every(), facets={name: FacetPlan(name, 0) for name in _COUNTED}, count_days=True, limit=0)
    (outcome,) = backend.run([plan])
    undated = outcome.days.missing if outcome.days else 0
    organizations, countries, cited_sources = (outcome.facets[name].distinct for name in _COUNTED)
    return IndexStats(
        outcome.total,
        outcome.total - undated,
        undated,
        organizations,
        countries,
        cited_sources,
        outcome.state.generation,
        outcome.state.updated,
    )
