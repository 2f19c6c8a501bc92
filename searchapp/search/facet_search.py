"""Searching inside a facet: its values by the beginning of their labels, counted over what a request finds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from searchapp.engine.execution.plan import FacetPlan
from searchapp.engine.execution.searcher import Searcher
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue
from searchapp.search.evaluation import answer_to
from searchapp.search.facet_counting import ALL_VALUES, FacetPlans
from searchapp.search.labels import FieldLabels, labels_of
from searchapp.text.analyzer import fold


def facet_values(
    searcher: Searcher, request: SearchRequest, facet: str, prefix: str = "", size: int = 10
) -> tuple[FacetValue, ...]:
    """The commonest values whose id or label, or a word of it, begins with `prefix`, whatever its case and accents.

    The request's own choice in this facet is ignored. Raises QueryError and ParameterError.
    """
    if facet not in FACETS:
        message = f"There is no facet “{facet[:40]}”; there are {', '.join(FACETS)}."
        raise ParameterError("facet", message, "unknown")
    counted = FacetPlans({facet: FacetPlan(facet, ALL_VALUES if prefix.strip() else size)}, {})
    counts = answer_to(searcher, request, counted).outcome.facets[facet]
    labels, chosen = labels_of(searcher)[facet], FACETS[facet].selected(request)
    found = islice(_beginning(counts.values, fold(prefix).strip(), labels), size)
    return tuple([FacetValue(value, labels[value], count, value in chosen) for value, count in found])


def _beginning(values: Iterable[tuple[str, int]], prefix: str, labels: FieldLabels) -> Iterable[tuple[str, int]]:
    inner = f" {prefix}"
    return (
        (value, count)
        for value, count in values
        if (label := labels.folded(value)).startswith(prefix) or inner in label or value.lower().startswith(prefix)
    )
