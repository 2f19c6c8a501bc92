"""The facets of a request: what is asked to be counted, and the counts with labels."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap
from operator import itemgetter

from msgspec import Struct

from searchapp.backends.base import FacetPlan, Outcome, ValueCounts
from searchapp.errors import ParameterError
from searchapp.model.facets import DATE, FACET_NAMES, FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, FacetValue, Histogram
from searchapp.search.histogram import mentioned_histogram, published_histogram
from searchapp.search.labels import Labels

MENTIONED = "mentioned"  # what the filter by dates in the text is called, which the histogram of them ignores
DEFAULT_SIZE = 10

_MENTIONED = FacetPlan(MENTIONED, None)


class FacetPlans(Struct, frozen=True, gc=False):
    """What has to be counted for a request."""

    values: Mapping[str, FacetPlan]
    days: bool = False  # by day of publication


def plans_of(request: SearchRequest) -> FacetPlans:
    """What to count for the facets that the request names; ParameterError for a facet that does not exist."""
    values: dict[str, FacetPlan] = {}
    days = False
    size = request.facet_size
    for name in request.facets:
        if facet := FACETS.get(name):
            limit = size if isinstance(size, int) else size.get(name, DEFAULT_SIZE)
            if limit < 0:
                raise ParameterError(f"facet-size.{name}", "A facet shows no less than no values.")
            values[name] = FacetPlan(name, limit, facet.selected(request))
        elif name != DATE:
            message = f"There is no facet “{name[:40]}”; there are {', '.join(FACET_NAMES)}."
            raise ParameterError("facet", message, "unknown")
        elif request.date == "published":
            days = True
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
            facets[name] = _facet(name, outcome, counted.values[name].always, labels)
        elif outcome.days is not None:
            facets[name], warnings = published_histogram(outcome.days, request)
        else:
            facets[name], warnings = mentioned_histogram(outcome.facets[MENTIONED], request)
    return facets, warnings


def _facet(name: str, outcome: Outcome, chosen: tuple[str, ...], labels: Labels) -> Facet:
    counts: ValueCounts = outcome.facets[name]
    known = labels.of(name, [value for value, _ in counts.values], outcome.state.generation)
    rows = [(value, known[value], count, value in chosen) for value, count in counts.values]
    if chosen:
        rows.sort(key=itemgetter(3), reverse=True)  # stable: both parts stay in the order of their counts
    return Facet(tuple(starmap(FacetValue, rows)), counts.distinct, counts.other, counts.missing)
