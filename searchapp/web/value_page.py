"""A value of a facet as its page shows it: who or what it is called, when it is in the news, and with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetValue, Hit
from searchapp.model.value_profile import ValueProfile
from searchapp.web.facet_panels import toggled
from searchapp.web.formatting import counted, number_text, published_moment, published_text, share_text, shares_text
from searchapp.web.links import Link, article_href, date_pairs, export_href, search_href, value_href
from searchapp.web.timeline import Timeline, timeline_of


class TogetherView(Struct, frozen=True):
    """A value that occurs with the page's own; `both` leads to the articles that have both."""

    label: str
    href: str
    both: Link
    shares: str = ""


class TogetherGroup(Struct, frozen=True):
    """The values of one facet that occur with the page's own."""

    name: str
    title: str
    values: tuple[TogetherView, ...]


class LatestView(Struct, frozen=True):
    """One of the newest articles."""

    title: str
    href: str
    detail: str


class ProfileView(Struct, frozen=True):
    """The page of a value."""

    title: str
    kind: str
    summary: str
    articles: Link
    feed: str
    json: str
    names: tuple[str, ...]
    known_names: tuple[str, ...]
    timeline: Timeline
    date_hidden: tuple[tuple[str, str], ...]
    together: tuple[TogetherGroup, ...]
    beside: tuple[TogetherGroup, ...]
    latest: tuple[LatestView, ...]
    corrections: tuple[str, ...]
    back: Link


class UnknownValueView(Struct, frozen=True):
    """The page of a value that no article has, with those that may be meant."""

    title: str
    near: tuple[Link, ...]
    back: Link


def profile_view_of(profile: ValueProfile, called: Callable[[Hit], str]) -> ProfileView:
    """The page of the value that `profile` tells of; its articles are called as `called` says."""
    field = FACETS[profile.facet]
    request = field.request_for(profile.id)
    return ProfileView(
        title=profile.label,
        kind=field.noun,
        summary=_summary(profile),
        articles=Link(f"Search in {counted(profile.total, 'article')}", search_href(request)),
        feed=export_href(request, "atom"),
        json=profile.links.this,
        names=tuple(f"{each.name} ({number_text(each.count)})" for each in profile.names),
        known_names=profile.known_names,
        timeline=timeline_of(profile.date, request, profile.last.value if profile.last else ""),
        date_hidden=date_pairs(request),
        together=tuple(_groups(profile.together, request)),
        beside=tuple(_groups(profile.beside, request)),
        latest=tuple(_latest(hit, called(hit)) for hit in profile.latest),
        corrections=profile.corrections,
        back=_all_values(field),
    )


def unknown_value_view_of(facet: str, value: str, near: Sequence[tuple[str, str]]) -> UnknownValueView:
    """The page that says that no article has a value."""
    field = FACETS[facet]
    links = tuple(Link(label, value_href(facet, value_id)) for value_id, label in near)
    return UnknownValueView(f"There is no {field.noun} “{value[:200]}” in the index", links, _all_values(field))


def _all_values(field: FacetField) -> Link:
    return Link(f"All {field.plural}", f"/facets/{field.name}")


def _summary(profile: ValueProfile) -> str:
    """`34 articles, 2 % of all, from 3 March 1987 to 4 May 2019`."""
    share = f"{counted(profile.total, 'article')}, {share_text(profile.share_of_all)} of all"
    first, last = (published_text(date) if date else "" for date in (profile.first, profile.last))
    if not first:
        return f"{share}, none of them dated"
    return f"{share}, from {first} to {last}" if first != last else f"{share}, {first}"


def _groups(together: Mapping[str, Sequence[FacetValue]], request: SearchRequest) -> Iterator[TogetherGroup]:
    for name, values in together.items():
        field = FACETS[name]
        if field.is_beside:
            yield TogetherGroup(name, field.title, tuple(_together(field, value, request) for value in values))


def _together(field: FacetField, value: FacetValue, request: SearchRequest) -> TogetherView:
    if field.selected(request):  # a second value of one facet would find the articles with either
        both = search_href(request, text=f'{field.parameter}:"{value.id}"')
    else:
        both = toggled(request, field.request_field, value.id)
    shares = shares_text(value.share or 0.0, value.share_of_all or 0.0) if value.share else ""
    return TogetherView(value.label, value_href(field.name, value.id), Link(number_text(value.count), both), shares)


def _latest(hit: Hit, title: str) -> LatestView:
    detail = " · ".join(filter(None, (published_moment(hit.published), hit.source)))
    return LatestView(title, article_href(hit.id), detail)
