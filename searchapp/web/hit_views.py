"""A result as the page shows it: its title, snippet, date, tags and the way to its near copies."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit, Named, Run
from searchapp.model.sorts import LATEST_ADDED
from searchapp.web.bookmark import Bookmark, bookmark_of
from searchapp.web.facet_panels import toggled
from searchapp.web.formatting import instant_text, is_in_capitals, moment_text, number_text, published_moment
from searchapp.web.links import Link, article_href, copies_href, why_href

TAGS = 3  # of each kind under a result: more would hide its text


class Tag(Struct, frozen=True):
    """An organization or a country of a result, which narrows the search to articles with it."""

    label: str
    href: str
    current: bool
    kind: str


class HitView(Struct, frozen=True):
    """One result."""

    title: tuple[Run, ...]
    is_untitled: bool
    in_capitals: bool
    language: str
    href: str
    date: str
    added: str
    source: str
    snippet: tuple[Run, ...]
    tags: tuple[Tag, ...]
    versions: Link | None
    why: str  # the page that tells why it is a result; empty where no words were asked for
    bookmark: Bookmark


def hit_view_of(hit: Hit, title: tuple[Run, ...], request: SearchRequest) -> HitView:
    """A result with its title, in which the words of the query are marked, and links that keep the request."""
    tags = chain(
        _tags(hit.organizations, request, FACETS["organization"]),
        _tags(hit.countries, request, FACETS["country"]),
    )
    return HitView(
        title=title if hit.title else (Run(hit.called),),
        is_untitled=not hit.title,
        in_capitals=is_in_capitals(hit.title),
        language=hit.language,
        href=article_href(hit.id, request),
        date=published_moment(hit.published),
        added=f"added {instant_text(hit.added)}" if request.sort == LATEST_ADDED.name and hit.added else "",
        source=hit.source,
        snippet=hit.snippet,
        tags=tuple(tags),
        versions=_versions(hit),
        why=why_href(hit.id, request) if request.text.strip() else "",
        bookmark=bookmark_of(hit.id, hit.called, published_moment(hit.published), hit.source),
    )


def _versions(hit: Hit) -> Link | None:
    """The way to the near copies of a result, with their number and when the first came."""
    if hit.copies is None:
        return None
    first = hit.copies.first
    when = f", first {moment_text(first)}" if first else ""
    return Link(f"{number_text(hit.copies.count)} versions{when}", copies_href(hit.id))


def _tags(values: Iterable[Named], request: SearchRequest, field: FacetField) -> Iterable[Tag]:
    selected = field.selected(request)
    for value in tuple(values)[:TAGS]:
        yield Tag(value.label, toggled(request, field.request_field, value.id), value.id in selected, field.noun)
