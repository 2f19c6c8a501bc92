"""The organizations of an index as its facet counts them, with the other names that are joined in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from searchapp.backends.base import Backend, FacetPlan, Plan
from searchapp.backends.stored_article import summary_of
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.renewal import evidence_counts
from searchapp.model.query_tree import Every
from searchapp.text.analyzer import fold

_FACET = "organization"


class NamedOrganization(NamedTuple):
    """An organization with the number of its articles, and of those that use each of its other names."""

    id: str
    label: str
    articles: int
    other_names: Mapping[str, int]

    def has_name(self, folded: str) -> bool:
        """Whether its id, or a word of one of its names, begins so."""
        names = (self.id, *map(fold, (self.label, *self.other_names)))
        return any(name.startswith(folded) or f" {folded}" in name for name in names)


def organizations_of(backend: Backend, corrected: Callable[[str], str] = str) -> list[NamedOrganization]:
    """All organizations, commonest first; `corrected` gives the id that corrections put in place of another."""
    (outcome,) = backend.run([Plan(Every(), facets={_FACET: FacetPlan(_FACET, None)}, limit=0)])
    counts = outcome.facets[_FACET].values
    labels = _labels(backend, [value for value, _ in counts])
    names = _names(backend, corrected)
    return [
        NamedOrganization(
            value,
            labels.get(value, value),
            count,
            {name: uses for name, uses in sorted(names[value].items()) if name != labels.get(value)},
        )
        for value, count in counts
    ]


def _labels(backend: Backend, values: list[str]) -> dict[str, str]:
    summaries = backend.first(_FACET, values)
    return {named.id: named.label for summary in summaries.values() for named in summary_of(summary).facets[_FACET]}


def _names(backend: Backend, corrected: Callable[[str], str]) -> Mapping[str, Mapping[str, int]]:
    """By organization the names that articles use of it, each with how many do."""
    evidence_by_count = evidence_counts(backend)
    authority = Authority.from_counts(evidence_by_count)
    names: dict[str, dict[str, int]] = defaultdict(dict)
    for evidence, count in evidence_by_count.items():
        named = authority.named(evidence.joined_to or evidence.raw_id, "" if evidence.joined_to else evidence.label)
        uses = names[corrected(named.id)]
        uses[evidence.label] = uses.get(evidence.label, 0) + count  # an article uses it alone or for another name
    return names
