"""The filters of a request, each with what it would be without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import UNDATED, SearchRequest
from searchapp.search.labels import Labels


class Filter(NamedTuple):
    """What narrows a request beside its text: in words, its members, and the same members where it is left out."""

    label: str
    members: dict[str, Any]
    left_out: dict[str, Any]

    @property
    def alone(self) -> SearchRequest:
        """The request for this and nothing else."""
        return SearchRequest(**self.members)


def filters_in(backend: Backend, labels: Labels, request: SearchRequest) -> list[Filter]:
    """The filters of a request: values selected and excluded, dates, times of addition."""
    return [*_of_facets(backend, labels, request), *_of_times(request)]


def without_filters(
    request: SearchRequest, filters: Sequence[Filter], number: int
) -> Iterator[tuple[str, SearchRequest]]:
    """The request without so many of its filters, with what says which those are."""
    for chosen in combinations(filters, number):
        left_out = {name: value for each in chosen for name, value in each.left_out.items()}
        yield f"without {' and '.join(each.label for each in chosen)}", replace(request, **left_out)


def _of_facets(backend: Backend, labels: Labels, request: SearchRequest) -> Iterator[Filter]:
    for facet in FACETS.values():
        for attribute in (facet.request_field, facet.exclude_field):
            if values := getattr(request, attribute):
                excluding = "excluding " if attribute == facet.exclude_field else ""
                label = f"{excluding}{_named_values(facet, values, labels, backend)}"
                yield Filter(label, {attribute: values}, {attribute: ()})


def _named_values(facet: FacetField, values: Sequence[str], labels: Labels, backend: Backend) -> str:
    """The values of a facet that a request has, in words."""
    if len(values) > 1:
        return f"the {facet.plural}"
    label = labels.of(facet.name, values, backend.state().generation)[values[0]]
    return f"the {facet.noun} “{label}”"


def _of_times(request: SearchRequest) -> Iterator[Filter]:
    if request.since or request.until:
        yield _of_members("the dates", request, "since", "until")
    if request.date == UNDATED:
        yield Filter("the filter “undated”", {"date": UNDATED}, {"date": "published"})
    if request.added_since or request.added_until:
        yield _of_members("the time of addition", request, "added_since", "added_until")


def _of_members(label: str, request: SearchRequest, *names: str) -> Filter:
    return Filter(label, {name: getattr(request, name) for name in names}, dict.fromkeys(names))
