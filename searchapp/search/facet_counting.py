"""The facets of a request: what is asked to be counted, and the counts with labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from searchapp.backends.base import FacetPlan, Outcome
from searchapp.errors import ParameterError
from searchapp.model.facets import DATE, FACET_NAMES, FACETS
from searchapp.model.request import NO_VALUE, FacetSort, SearchRequest
from searchapp.model.result import Facet, FacetValue, Histogram
from searchapp.search.histogram import mentioned_histogram, published_histogram
from searchapp.search.labels import Labels
from searchapp.text.analyzer import fold

_MENTIONED = "mentioned"  # what the filter by dates in the text is called, which the histogram of them ignores
_DEFAULT_SIZE = 10
_LABEL_MEMO = 1 << 16  # labels without case and accents, at 200 bytes each
_LABELLED_AT_ONCE = 500  # values whose labels are read, until those that are asked for are there
NAMED = 10_000  # values that are put in the order of their names, those of the most articles
SHARE_DIGITS = 6

_MENTIONED_PLAN = FacetPlan(_MENTIONED, None)


class FacetPlans(Struct, frozen=True, gc=False):
    """What has to be counted for a request."""

    values: Mapping[str, FacetPlan]
    days: bool = False  # by day of publication


def plans_of(request: SearchRequest) -> FacetPlans:
    """What to count for the facets that the request names; ParameterError for a facet that does not exist."""
    values: dict[str, FacetPlan] = {}
    days = False
    for name in request.facets:
        if facet := FACETS.get(name):
            limit = _size_of(request, name)
            if limit < 0:
                raise ParameterError(f"facet-size.{name}", "A facet shows no less than no values.")
            values[name] = value_plan(name, limit, facet.selected(request), request.facet_sort)
        elif name != DATE:
            message = f"There is no facet “{name[:40]}”; there are {', '.join(FACET_NAMES)}."
            raise ParameterError("facet", message, "unknown")
        elif request.date != _MENTIONED:
            days = True
        else:
            values[_MENTIONED] = _MENTIONED_PLAN
    return FacetPlans(values, days)


def _size_of(request: SearchRequest, facet: str) -> int:
    size = request.facet_size
    return size if isinstance(size, int) else size.get(facet, _DEFAULT_SIZE)


def facets_of(
    outcome: Outcome, request: SearchRequest, counted: FacetPlans, labels: Labels
) -> tuple[dict[str, Facet | Histogram], tuple[str, ...]]:
    """The facets in the order of the request, and what the user should know about them."""
    facets: dict[str, Facet | Histogram] = {}
    warnings: tuple[str, ...] = ()
    for name in request.facets:
        if name != DATE:
            facets[name] = _facet(outcome, request, counted.values[name], labels)
        elif outcome.days is not None:
            facets[name], warnings = published_histogram(outcome.days, request)
        else:
            facets[name], warnings = mentioned_histogram(outcome.facets[_MENTIONED], request)
    return facets, warnings


def _facet(outcome: Outcome, request: SearchRequest, plan: FacetPlan, labels: Labels) -> Facet:
    counts, chosen = outcome.facets[plan.field], plan.always
    values = list(labelled_values(outcome, plan.field, labels, chosen, request.facet_sort))
    if NO_VALUE in chosen:  # which no article has
        values = [replace(each, count=each.count or counts.missing) if each.id == NO_VALUE else each for each in values]
    if chosen:
        values.sort(key=attrgetter("selected"), reverse=True)  # stable: both parts stay in their order
    other = counts.other
    if request.facet_sort == "name":
        size = max(_size_of(request, plan.field), len(chosen))
        other += sum([value.count for value in values[size:]])
        values = values[:size]
    return Facet(tuple(values), counts.distinct, other, counts.missing)


# ---- values in an order --------------------------------------------------------------------------


folded_label = lru_cache(maxsize=_LABEL_MEMO)(fold)


def value_plan(facet: str, size: int | None, chosen: tuple[str, ...], order: FacetSort) -> FacetPlan:
    """What to count for the first values of a facet in an order: by name many, since only their labels decide."""
    if order == "name":
        return FacetPlan(facet, NAMED if size else size, chosen)
    return FacetPlan(facet, size, chosen, order)


def labelled_values(
    outcome: Outcome, facet: str, labels: Labels, chosen: tuple[str, ...], order: FacetSort
) -> Iterator[FacetValue]:
    """The values that were counted, in that order, with their shares where the whole index was counted too."""
    values = _labelled(outcome, facet, labels, chosen)
    if order == "typical":
        return _with_shares(outcome, facet, values)
    return iter(sorted(values, key=_name_of)) if order == "name" else values


def _name_of(value: FacetValue) -> tuple[str, str]:
    return folded_label(value.label), value.id


def _labelled(outcome: Outcome, facet: str, labels: Labels, chosen: tuple[str, ...]) -> Iterator[FacetValue]:
    """The values in the order in which they were counted, with their labels."""
    pairs, generation = outcome.facets[facet].values, outcome.state.generation
    for start in range(0, len(pairs), _LABELLED_AT_ONCE):
        batch = pairs[start : start + _LABELLED_AT_ONCE]
        known = labels.of(facet, [value for value, _ in batch], generation)
        for value, count in batch:
            yield FacetValue(value, known[value], count, value in chosen)


def _with_shares(outcome: Outcome, facet: str, values: Iterator[FacetValue]) -> Iterator[FacetValue]:
    """The values with the share of the articles counted that have each, and of all."""
    counts = outcome.facets[facet]
    part, whole = counts.total or 1, outcome.state.documents or 1
    for value, of_all in zip(values, counts.whole, strict=True):
        shares = {"share": round(value.count / part, SHARE_DIGITS), "share_of_all": round(of_all / whole, SHARE_DIGITS)}
        yield replace(value, **shares)
