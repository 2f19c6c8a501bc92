"""What is asked of an index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

QUERY_CHARS = 2_000  # a page of typing; a longer one is pasted by mistake

Match = Literal["all", "any"]
Sort = Literal["relevance", "newest", "oldest"]
Interval = Literal["day", "week", "month", "year"]
DateKind = Literal["published", "mentioned"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search: its text, what it is narrowed to, and which part of the answer is wanted."""

    text: str = ""
    organizations: tuple[str, ...] = ()  # ids
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    cited_sources: tuple[str, ...] = ()  # ids
    exclude_organizations: tuple[str, ...] = ()
    exclude_countries: tuple[str, ...] = ()
    since: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD, inclusive
    until: str | None = None
    date: DateKind = "published"
    match: Match = "all"
    sort: Sort = "relevance"
    page: int = 1
    page_size: int = 10
    cursor: str | None = None
    facets: tuple[str, ...] = ("organization", "country", "date")
    facet_size: int | Mapping[str, int] = 10
    interval: Interval | None = None  # None: whichever suits the range
    snippets: bool = True
    fields: tuple[str, ...] = ()  # the members wanted of each result; none named: all
