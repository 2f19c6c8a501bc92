"""The values that cross the borders between searchapp's modules: frozen, and with no library inside.

Those that an answer is made of are named tuples, which are made four times as fast as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar, cast

Grain = Literal["day", "month", "year"]
Basis = Literal["metadata", "url", "dateline", "text", "file"]
Role = Literal["about", "mentioned", "dateline", "source"]
Match = Literal["all", "any"]
Sort = Literal["relevance", "newest", "oldest"]
Interval = Literal["day", "week", "month", "year"]
DateKind = Literal["published", "mentioned"]
Made = TypeVar("Made")


def maker(kind: type[Made]) -> Callable[[Iterable[Any]], Made]:
    """What makes a named tuple of its members in their order: its `_make` without the check of how many, in half the
    time."""
    return cast(Callable[[Iterable[Any]], Made], partial(tuple.__new__, kind))


# ---- what a reader yields ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out (ISO 8601; EDTF `XXXX-02-26` where the year is unknown), and how that is known."""

    value: str
    grain: Grain
    basis: Basis
    reliable: bool = True
    instant: str | None = None  # ISO 8601, UTC, where the article tells the time of day

    def as_json(self) -> dict[str, Any]:
        """The date with its grain and basis; `instant` only where there is one."""
        members = {"value": self.value, "grain": self.grain, "basis": self.basis, "reliable": self.reliable}
        return members | ({"instant": self.instant} if self.instant else {})


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as a reader found it; organizations or countries of `None`: it brings none of its own."""

    id: str
    body: str
    title: str = ""
    path: str = ""
    section: str = ""
    byline: str = ""
    source: str = ""
    url: str = ""
    published: Published | None = None
    organizations: tuple[str, ...] | None = None  # names
    countries: tuple[str, ...] | None = None  # ISO 3166-1 alpha-2 codes
    credits: tuple[str, ...] = ()  # photo credits taken out of the body
    removed: tuple[str, ...] = ()  # lines taken out as page furniture, in their order

    @property
    def text(self) -> str:
        """The text that every mention's `start` and `end` count in."""
        return f"{self.title}\n{self.body}"


# ---- what extraction finds -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """Where `Article.text` names something, which rule or model saw it, and how sure that is (0 to 1)."""

    start: int
    end: int
    text: str
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization that an article names; `id` is the same across the corpus."""

    id: str
    label: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country (ISO 3166-1 alpha-2 `id`) of an article, and the parts it plays there."""

    id: str
    label: str
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSource:
    """An agency or outlet that an article quotes, in its text or in a photo credit."""

    id: str
    label: str
    mentions: tuple[Mention, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """A day, month or year that an article's text names (ISO 8601), resolved against its publication date."""

    value: str
    grain: Grain
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that extraction found in one article."""

    published: Published | None = None
    organizations: tuple[Organization, ...] = ()
    countries: tuple[Country, ...] = ()
    cited_sources: tuple[CitedSource, ...] = ()
    dates: tuple[MentionedDate, ...] = ()


# ---- what is asked, and what is answered ---------------------------------------------------------


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


class Run(NamedTuple):
    """A piece of a snippet; `match` says whether it is one of the words asked for."""

    text: str
    match: bool = False

    def as_json(self) -> dict[str, Any]:
        """The run as the endpoint shows it: text, never HTML."""
        return {"text": self.text, "match": self.match}


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its label."""

    id: str
    label: str

    def as_json(self) -> dict[str, str]:
        """The pair as the endpoint shows it."""
        return {"id": self.id, "label": self.label}


class Hit(NamedTuple):
    """One article of an answer."""

    id: str
    title: str
    url: str
    source: str
    published: Published | None
    organizations: tuple[Named, ...]
    countries: tuple[Named, ...]
    snippet: tuple[Run, ...]
    score: float

    def as_json(self) -> dict[str, Any]:
        """The result as the endpoint shows it."""
        return {
            "id": self.id,
            "title": self.title,
            "url": self.url,
            "source": self.source,
            "published": self.published and self.published.as_json(),
            "organizations": [named.as_json() for named in self.organizations],
            "countries": [named.as_json() for named in self.countries],
            "snippet": [run.as_json() for run in self.snippet],
            "score": self.score,
        }


class FacetValue(NamedTuple):
    """How many of the articles found have this value."""

    id: str
    label: str
    count: int  # type: ignore[assignment]  # not the method of tuples
    selected: bool = False

    def as_json(self) -> dict[str, Any]:
        """The value as the endpoint shows it."""
        return {"id": self.id, "label": self.label, "count": self.count, "selected": self.selected}


class Facet(NamedTuple):
    """The commonest values of a field over the articles found.

    `other` counts the values of articles that are not shown, `missing` the articles without any.
    """

    values: tuple[FacetValue, ...]
    distinct: int
    other: int
    missing: int

    def as_json(self) -> dict[str, Any]:
        """The facet as the endpoint shows it."""
        values = [value.as_json() for value in self.values]
        return {"values": values, "distinct": self.distinct, "other": self.other, "missing": self.missing}


class Bucket(NamedTuple):
    """The articles of one day, week, month or year; `since` and `until` are its first and last day."""

    id: str
    since: str
    until: str
    count: int  # type: ignore[assignment]  # not the method of tuples

    def as_json(self) -> dict[str, Any]:
        """The bucket as the endpoint shows it."""
        return {"id": self.id, "from": self.since, "to": self.until, "count": self.count}


class Histogram(NamedTuple):
    """Articles by date; `coarser` counts those whose date is less exact than a bucket, `missing` the undated."""

    interval: Interval
    buckets: tuple[Bucket, ...]
    missing: int
    coarser: int = 0

    def as_json(self) -> dict[str, Any]:
        """The histogram as the endpoint shows it."""
        buckets = [bucket.as_json() for bucket in self.buckets]
        return {"interval": self.interval, "buckets": buckets, "missing": self.missing, "coarser": self.coarser}


class QueryEcho(NamedTuple):
    """How the query was understood, which words were left out and what the user should know."""

    q: str
    parsed: str
    dropped: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The echo as the endpoint shows it."""
        dropped, warnings = list(self.dropped), list(self.warnings)
        return {"q": self.q, "parsed": self.parsed, "dropped": dropped, "warnings": warnings}


class IndexState(NamedTuple):
    """Which state of the index gave the answer; `updated` is an ISO 8601 instant, UTC."""

    generation: int
    documents: int
    updated: str

    def as_json(self) -> dict[str, Any]:
        """The state as the endpoint shows it."""
        return {"generation": self.generation, "documents": self.documents, "updated": self.updated}


class ResultPage(NamedTuple):
    """One page of an answer; what the web page, the JSON endpoint and the terminal all show."""

    request: SearchRequest
    query: QueryEcho
    total: int
    took_ms: float
    index: IndexState  # type: ignore[assignment]  # not the method of tuples
    hits: tuple[Hit, ...]
    facets: Mapping[str, Facet | Histogram] = MappingProxyType({})
    cursor_of: Callable[[], str] | None = None  # None: there are no more hits
    suggestion_of: Callable[[], str | None] | None = None  # None: something was found
    links_of: Callable[[ResultPage], Mapping[str, str | None]] | None = None  # of this page and its neighbours

    @property
    def suggestion(self) -> str | None:
        """Another spelling of the query that would find something, where it finds nothing."""
        return self.suggestion_of() if self.suggestion_of else None

    @property
    def next_cursor(self) -> str | None:
        """The token that leads on from the last hit, None where there are no more."""
        return self.cursor_of() if self.cursor_of else None

    def as_json(self) -> dict[str, Any]:
        """The object that the JSON endpoint and `search --json` print."""
        return {
            "query": self.query.as_json() | {"suggestion": self.suggestion},
            "total": self.total,
            "page": self.request.page,
            "page_size": self.request.page_size,
            "took_ms": round(self.took_ms, 3),
            "index": self.index.as_json(),
            "results": [self._with_fields(hit.as_json()) for hit in self.hits],
            "facets": {name: facet.as_json() for name, facet in self.facets.items()},
            "links": dict(self.links_of(self)) if self.links_of else {},
            "next_cursor": self.next_cursor,
        }

    def _with_fields(self, hit: dict[str, Any]) -> dict[str, Any]:
        """The members of a result that the request names, always with its id; all when it names none."""
        wanted = self.request.fields
        return {name: hit[name] for name in hit if name == "id" or name in wanted} if wanted else hit
