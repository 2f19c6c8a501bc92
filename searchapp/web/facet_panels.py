"""A facet as the page shows it: values with their counts, each a link that adds it or takes it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from searchapp.api import FacetSearch
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import NO_VALUE, FacetSort, SearchRequest
from searchapp.model.result import Facet, FacetValue
from searchapp.web.formatting import counted, number_text, shares_text
from searchapp.web.links import Link, back_to, facet_href, form_pairs, search_href, value_href

FACET_ORDERS: Mapping[FacetSort, str] = {"count": "Count", "name": "Name", "typical": "Typical"}
FIRST_OF: Mapping[FacetSort, str] = {
    "count": "The {} with the most articles; type to find others.",
    "name": "The first {}; type to find others.",
    "typical": "The {} most typical of these articles; type to find others.",
}


class ValueView(Struct, frozen=True):
    """One value; `share` is its bar's width in percent of the commonest one's."""

    label: str
    alias: str
    count: str
    unit: str
    shares: str  # how common it is among these articles and all, where it is listed for that
    share: str
    href: str
    selected: bool
    excluded: bool
    exclude_href: str
    about_href: str  # its own page; empty of what no article has


class FacetView(Struct, frozen=True):
    """A facet with its values and the way to those that are not shown."""

    name: str
    title: str
    plural: str
    values: tuple[ValueView, ...]
    more: str  # where all values are, empty where these are all
    more_label: str
    note: Link | None  # how many articles have none, which it leads to
    hidden: tuple[tuple[str, str], ...]
    lesser: bool  # whether it is folded away until somebody asks for it
    narrows: bool  # whether a value of it is selected or excluded


class ValuesView(Struct, frozen=True):
    """The page of a facet's values."""

    name: str
    title: str
    prefix: str
    values: tuple[ValueView, ...]
    note: str
    orders: tuple[Link, ...]
    back: Link
    text: str
    search_hidden: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]


def values_view_of(facet_search: FacetSearch, values: Sequence[FacetValue], size: int) -> ValuesView:
    """The page of the values that `facet_search` asks for, `size` of them at most."""
    field = FACETS[facet_search.facet]
    return ValuesView(
        name=field.name,
        title=field.title,
        prefix=facet_search.prefix,
        values=value_views(field, values, facet_search.request),
        note=_note(facet_search, len(values), size),
        orders=_orders(facet_search.request, partial(facet_href, facet_search.facet, prefix=facet_search.prefix)),
        back=back_to(facet_search.request),
        text=facet_search.request.text,
        search_hidden=form_pairs(facet_search.request, "q"),
        hidden=form_pairs(facet_search.request),
    )


def facet_orders(request: SearchRequest) -> tuple[Link, ...]:
    """The orders that values of facets can be listed in."""
    return _orders(request, search_href)


def _orders(request: SearchRequest, href: Callable[[SearchRequest], str]) -> tuple[Link, ...]:
    return tuple(
        Link(label, href(replace(request, facet_sort=order)), order == request.facet_sort)
        for order, label in FACET_ORDERS.items()
    )


def _note(facet_search: FacetSearch, number: int, size: int) -> str:
    """What the values listed are, or that there are none."""
    field = FACETS[facet_search.facet]
    if not number and facet_search.prefix.strip():
        return f"No {field.noun} has a word that begins with “{facet_search.prefix.strip()}”."
    count = counted(number, field.noun, field.plural)
    return FIRST_OF[facet_search.request.facet_sort].format(count) if number == size else f"{count}."


def facet_view_of(field: FacetField, facet: Facet, request: SearchRequest) -> FacetView:
    """The facet beside the results."""
    unseen = facet.distinct - sum(1 for value in facet.values if value.count and value.id != NO_VALUE)
    return FacetView(
        name=field.name,
        title=field.title,
        plural=field.plural,
        values=value_views(field, facet.values, request),
        more=facet_href(field.name, request) if unseen > 0 else "",
        more_label=f"All {counted(facet.distinct, field.noun, field.plural)}",
        note=_without_any(field, facet, request),
        hidden=form_pairs(request),
        lesser=field.is_lesser,
        narrows=bool(field.selected(request) or field.excluded(request)),
    )


def _without_any(field: FacetField, facet: Facet, request: SearchRequest) -> Link | None:
    if not facet.missing or NO_VALUE in field.selected(request):
        return None
    return Link(f"{counted(facet.missing, 'article')} without any", toggled(request, field.request_field, NO_VALUE))


def value_views(field: FacetField, values: Sequence[FacetValue], request: SearchRequest) -> tuple[ValueView, ...]:
    """Each value as a link that adds it to `request` or takes it away."""
    most = max((value.count for value in values), default=0) or 1
    return tuple(_value(field, value, request, most) for value in values)


def toggled(request: SearchRequest, field: str, value: str) -> str:
    """The search with `value` added to a field of the request or, if it is there, taken from it."""
    values: tuple[str, ...] = getattr(request, field)
    others = tuple(each for each in values if each != value)
    return search_href(request, **{field: others if len(others) < len(values) else (*values, value)})


def _value(field: FacetField, value: FacetValue, request: SearchRequest, most: int) -> ValueView:
    is_excluded = value.id in field.excluded(request)
    is_selected = value.id in field.selected(request)
    has_page = value.id != NO_VALUE and (value.count or value.label != value.id)
    return ValueView(
        label=value.label,
        alias=value.alias or "",
        count=number_text(value.count),
        unit="article" if value.count == 1 else "articles",
        shares=shares_text(value.share, value.share_of_all or 0.0) if value.share else "",
        share=f"{100 * value.count / most:.1f}%" if most > 1 else "0%",  # bars that are all alike tell nothing
        href=toggled(request, field.exclude_field if is_excluded else field.request_field, value.id),
        selected=is_selected,
        excluded=is_excluded,
        exclude_href="" if is_selected or is_excluded else toggled(request, field.exclude_field, value.id),
        about_href=value_href(field.name, value.id) if has_page else "",
    )
