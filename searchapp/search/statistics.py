"""What an index holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from whoosh.query import Every

from searchapp.backends.local.schema import PUBLISHED_DAYS
from searchapp.engine.execution.plan import FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher


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


def stats(searcher: Searcher) -> IndexStats:
    """The state of the index that the searcher sees, in numbers."""
    outcome = searcher.run(
        Plan(
            Every(),
            facets={name: FacetPlan(name, 0) for name in _COUNTED},
            days={"date": PUBLISHED_DAYS},
            limit=0,
        )
    )
    undated = outcome.days["date"].missing
    organizations, countries, cited_sources = (outcome.facets[name].distinct for name in _COUNTED)
    return IndexStats(
        outcome.total,
        outcome.total - undated,
        undated,
        organizations,
        countries,
        cited_sources,
        searcher.generation,
        searcher.updated,
    )
