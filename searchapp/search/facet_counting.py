"""The facets of a request: what the engine is asked to count, and its counts with labels."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from searchapp.backends.local.schema import PUBLISHED_DAYS
from searchapp.engine.execution.plan import DaysPlan, FacetPlan, Outcome, ValueCounts
from searchapp.errors import ParameterError
from searchapp.model.facets import DATE, FACET_NAMES, FACETS
from searchapp.model.named_tuples import maker
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, FacetValue, Histogram
from searchapp.search.histogram import mentioned_histogram, published_histogram
from searchapp.search.labels import FieldLabels, Labels

MENTIONED = "mentioned"  # what the filter by dates in the text is called, which the histogram of them ignores
DEFAULT_SIZE = 10
ALL_VALUES = 1 << 30

_value_of = maker(FacetValue)
_MENTIONED = FacetPlan(MENTIONED, ALL_VALUES)


class FacetPlans(NamedTuple):
    """What the engine has to count for a request."""

    values: Mapping[str, FacetPlan]
    days: Mapping[str, DaysPlan]


def plans_of(request: SearchRequest) -> FacetPlans:
    """What to count for the facets that the request names; ParameterError for a facet that does not exist."""
    values: dict[str, FacetPlan] = {}
    days: dict[str, DaysPlan] = {}
    size = request.facet_size
    for name in request.facets:
        if facet := FACETS.get(name):
            wanted = size if isinstance(size, int) else size.get(name, DEFAULT_SIZE)
            if wanted < 0:
                raise ParameterError(f"facet-size.{name}", "A facet shows no less than no values.")
            values[name] = FacetPlan(name, wanted, facet.selected(request))
        elif name != DATE:
            message = f"There is no facet “{name[:40]}”; there are {', '.join(FACET_NAMES)}."
            raise ParameterError("facet", message, "unknown")
        elif request.date == "published":
            days[name] = PUBLISHED_DAYS
        else:
            values[MENTIONED] = _MENTIONED
    return FacetPlans(values, days)


def facets_of(
    outcome: Outcome, request: SearchRequest, counted: FacetPlans, labels: Labels
) -> tuple[dict[str, Facet | Histogram], tuple[str, ...]]:
    """The facets in the order of the request, and what the user should know about them."""
    facets: dict[str, Facet | Histogram] = {}
    warnings: tuple[str, ...] = ()
    for name in request.facets:
        if name != DATE:
            facets[name] = _facet(outcome.facets[name], counted.values[name].always, labels[name])
        elif request.date == "published":
            facets[name], warnings = published_histogram(outcome.days[name], request)
        else:
            facets[name], warnings = mentioned_histogram(outcome.facets[MENTIONED], request)
    return facets, warnings


def _facet(counts: ValueCounts, chosen: tuple[str, ...], labels: FieldLabels) -> Facet:
    rows = [(value, labels[value], count, value in chosen) for value, count in counts.values]
    if chosen:
        rows.sort(key=itemgetter(3), reverse=True)  # stable: both parts stay in the order of their counts
    return Facet(tuple(map(_value_of, rows)), counts.distinct, counts.other, counts.missing)
