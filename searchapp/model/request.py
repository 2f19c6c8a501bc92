"""What is asked of an index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.sorts import RELEVANCE

QUERY_CHARS = 2_000  # a page of typing; a longer one is pasted by mistake

Match = Literal["best", "all", "any"]
Interval = Literal["day", "week", "month", "year"]
Copies = Literal["all", "fold"]
Span = Literal["all", "chosen"]
FacetSort = Literal["count", "name", "typical"]
DateKind = Literal["published", "mentioned", "none"]

NO_VALUE = "none"  # in place of a facet's value: articles without any
UNDATED: Final = "none"  # the kind of dates of those that have none


class SearchRequest(Struct, frozen=True):
    """A search: its text, what it is narrowed to, and which part of the answer to return."""

    text: str = ""
    organizations: tuple[str, ...] = ()  # values of the facets, as FACETS tells: any of these,
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cited_sources: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    countries_mentioned: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    exclude_organizations: tuple[str, ...] = ()  # and none of these
    exclude_countries: tuple[str, ...] = ()
    exclude_people: tuple[str, ...] = ()
    exclude_cited_sources: tuple[str, ...] = ()
    exclude_sources: tuple[str, ...] = ()
    exclude_sections: tuple[str, ...] = ()
    exclude_bylines: tuple[str, ...] = ()
    exclude_countries_mentioned: tuple[str, ...] = ()
    exclude_languages: tuple[str, ...] = ()
    since: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD, inclusive
    until: str | None = None
    date: DateKind = "published"  # which dates these two are of; none: only articles without a date of publication
    added_since: str | None = None  # the same, or an instant: when the articles were added to the index
    added_until: str | None = None
    match: Match = "best"
    sort: str = RELEVANCE.name  # one of SORTS
    page: int = 1
    page_size: int = 10
    cursor: str | None = None
    facets: tuple[str, ...] = ("organization", "country", "date")
    facet_size: int | Mapping[str, int] = 10
    facet_sort: FacetSort = "count"  # typical: what these articles have more often than all of the index
    interval: Interval | None = None  # None: whichever suits the range
    span: Span = "all"  # which dates the histogram shows; chosen: those between its ends, or all but outliers
    snippets: bool = True
    lenient: bool = False  # a text that cannot be read is searched as its plain words
    copies: Copies | None = None  # whether near copies are one result; None: each is one, on the page they are
    fields: tuple[str, ...] = ()  # the members that each result has; none named: all


def for_readers(request: SearchRequest) -> SearchRequest:
    """The request as people ask it who look at the answer: the words of a text that cannot be read will do, near copies
    are one result unless a cursor goes on with each, and outlying dates are left out of the histogram."""
    copies = request.copies or ("all" if request.cursor else "fold")
    return replace(request, lenient=True, copies=copies, span="chosen")
