"""What an index holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from searchapp.backends.base import Backend, FacetPlan, Plan
from searchapp.backends.stored_article import summary_of
from searchapp.backends.unread_names import articles_without_model
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import Every
from searchapp.model.sorts import NEWEST


class IndexStats(Struct, frozen=True):
    """The index in numbers; `values` has how many different values each facet has."""

    articles: int
    dated: int
    undated: int
    values: Mapping[str, int]
    generation: int
    updated: str  # ISO 8601, UTC
    without_names: Mapping[str, int]  # articles by language, where no model reads that language's names

    def as_json(self) -> dict[str, Any]:
        """The object that `stats --json` prints: the values of each facet by the facet's plural."""
        values = {FACETS[name].request_field: count for name, count in self.values.items()}
        counts = {"articles": self.articles, "dated": self.dated, "undated": self.undated}
        return (
            counts
            | values
            | {
                "without_names": dict(self.without_names),
                "generation": self.generation,
                "updated": self.updated,
            }
        )


def stats(backend: Backend) -> IndexStats:
    """The state of the index, in numbers."""
    plan = Plan(Every(), facets={name: FacetPlan(name, 0) for name in FACETS}, count_days=True, limit=0)
    (outcome,) = backend.run([plan])
    undated = outcome.days.missing if outcome.days else 0
    return IndexStats(
        outcome.total,
        outcome.total - undated,
        undated,
        {name: counts.distinct for name, counts in outcome.facets.items()},
        outcome.state.generation,
        outcome.state.updated,
        articles_without_model(backend),
    )


def newest_date(backend: Backend) -> str:
    """The date of publication of the newest article; empty where none has one."""
    (outcome,) = backend.run([Plan(Every(), sort=NEWEST, limit=1, stored=("summary",))])
    published = summary_of(outcome.stored["summary"][0]).published if outcome.ids else None
    return published.value if published else ""
