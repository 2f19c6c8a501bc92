"""A facet as the page shows it: values with their counts, each a link that adds it or takes it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.api import FacetSearch
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, FacetValue
from searchapp.web.links import Link, back_to, facet_href, form_pairs, search_href
from searchapp.web.wording import counted, number_text


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet that the page offers, with the fields of a request that narrow by it."""

    name: str
    title: str
    noun: str
    plural: str
    chosen: str
    excluded: str  # empty where values cannot be excluded


KINDS: Mapping[str, FacetKind] = {
    kind.name: kind
    for kind in (
        FacetKind(
            "organization", "Organizations", "organization", "organizations", "organizations", "exclude_organizations"
        ),
        FacetKind("country", "Countries", "country", "countries", "countries", "exclude_countries"),
        FacetKind("cited_source", "Cited sources", "source", "sources", "cited_sources", ""),
    )
}


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value; `share` is its bar's width in percent of the commonest one's."""

    label: str
    count: str
    share: str
    href: str
    selected: bool
    excluded: bool
    exclude_href: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values and the way to those that are not shown."""

    name: str
    title: str
    plural: str
    values: tuple[ValueView, ...]
    more: str  # where all values are, empty where these are all
    more_label: str
    note: str
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The page of a facet's values."""

    name: str
    title: str
    prefix: str
    values: tuple[ValueView, ...]
    note: str
    back: Link
    text: str
    search_hidden: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]


def values_page_of(wanted: FacetSearch, values: Sequence[FacetValue], size: int) -> ValuesPage:
    """The page of the values that `wanted` asks for, `size` of them at most."""
    kind = KINDS[wanted.facet]
    count = counted(len(values), kind.noun, kind.plural)
    return ValuesPage(
        name=kind.name,
        title=kind.title,
        prefix=wanted.prefix,
        values=values_of(kind, values, wanted.request),
        note=f"The {count} with the most articles; type to find others." if len(values) == size else f"{count}.",
        back=back_to(wanted.request),
        text=wanted.request.text,
        search_hidden=form_pairs(wanted.request, "q"),
        hidden=form_pairs(wanted.request),
    )


def facet_of(kind: FacetKind, facet: Facet, request: SearchRequest) -> FacetView:
    """The facet beside the results."""
    unseen = facet.distinct - sum(1 for value in facet.values if value.count)
    return FacetView(
        name=kind.name,
        title=kind.title,
        plural=kind.plural,
        values=values_of(kind, facet.values, request),
        more=facet_href(kind.name, request) if unseen > 0 else "",
        more_label=f"All {counted(facet.distinct, kind.noun, kind.plural)}",
        note=f"{counted(facet.missing, 'article')} without any" if facet.missing else "",
        hidden=form_pairs(request),
    )


def values_of(kind: FacetKind, values: Sequence[FacetValue], request: SearchRequest) -> tuple[ValueView, ...]:
    """Each value as a link that adds it to `request` or takes it away."""
    most = max((value.count for value in values), default=0) or 1
    return tuple(_value(kind, value, request, most) for value in values)


def toggled(request: SearchRequest, field: str, value: str) -> str:
    """The search with `value` added to a field of the request or, if it is there, taken from it."""
    values: tuple[str, ...] = getattr(request, field)
    kept = tuple(each for each in values if each != value)
    return search_href(request, **{field: kept if len(kept) < len(values) else (*values, value)})


def _value(kind: FacetKind, value: FacetValue, request: SearchRequest, most: int) -> ValueView:
    excluded = bool(kind.excluded) and value.id in getattr(request, kind.excluded)
    selected = value.id in getattr(request, kind.chosen)
    return ValueView(
        label=value.label,
        count=number_text(value.count),
        share=f"{100 * value.count / most:.1f}%",
        href=toggled(request, kind.excluded if excluded else kind.chosen, value.id),
        selected=selected,
        excluded=excluded,
        exclude_href=toggled(request, kind.excluded, value.id) if kind.excluded and not (selected or excluded) else "",
    )
