"""The answers of the endpoint as types, from which its OpenAPI document is made.

They describe what `ResultPage.as_json` and its neighbours write; tests hold the two together. Nothing is validated
while serving: that would cost more than the search.
"""

from __future__ import annotations

from pydantic import BaseModel, Field

from searchapp.model.article import Basis, Grain
from searchapp.model.facts import Role
from searchapp.model.request import Interval


class Published(BaseModel):
    """A publication date and how it is known."""

    value: str = Field(description="A day, month or year (ISO 8601), or XXXX-02-26 (EDTF) where the year is unknown")
    grain: Grain
    basis: Basis
    reliable: bool
    instant: str | None = Field(None, description="Where the article tells the time of day: ISO 8601, UTC")


class Named(BaseModel):
    """An id with its label."""

    id: str
    label: str


class Run(BaseModel):
    """A run of a snippet's text; plain text, never HTML."""

    text: str
    match: bool = Field(description="Whether this is one of the words asked for")


class Hit(BaseModel):
    """One article found, with the members that `fields` names or, where it names none, all."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: Published | None = None
    organizations: list[Named] | None = None
    countries: list[Named] | None = None
    snippet: list[Run] | None = None
    score: float | None = None


class FacetValue(BaseModel):
    """A value with the number of articles that have it."""

    id: str
    label: str
    count: int
    selected: bool


class Facet(BaseModel):
    """The commonest values; `other` counts those not shown, `missing` the articles without any."""

    values: list[FacetValue]
    distinct: int
    other: int
    missing: int


class Bucket(BaseModel):
    """The articles of one day, week, month or year."""

    id: str
    since: str = Field(alias="from", description="Its first day")
    until: str = Field(alias="to", description="Its last day")
    count: int


class Histogram(BaseModel):
    """Articles by date; `missing` counts the undated, `coarser` those dated less exactly than a bucket."""

    interval: Interval
    buckets: list[Bucket]
    missing: int
    coarser: int


class Query(BaseModel):
    """How the query was understood."""

    q: str
    parsed: str
    dropped: list[str]
    warnings: list[str] = Field(description="What the reader of the answer should know")
    suggestion: str | None = Field(description="Another spelling of the query that would find something")


class Index(BaseModel):
    """The state of the index that gave the answer."""

    generation: int
    documents: int
    updated: str


class Links(BaseModel):
    """Addresses of this page of the answer and of its neighbours."""

    self: str
    next: str | None
    prev: str | None


class Search(BaseModel):
    """One page of an answer."""

    query: Query
    total: int
    page: int
    page_size: int
    took_ms: float
    index: Index
    results: list[Hit]
    facets: dict[str, Facet | Histogram]
    links: Links
    next_cursor: str | None = Field(description="`cursor` of the next page, however far on it is")


class FacetAnswer(BaseModel):
    """The commonest values of a facet that begin with the prefix asked for."""

    facet: str
    prefix: str
    values: list[FacetValue]


class Mention(BaseModel):
    """Where `title + "\\n" + body` names something, and which rule or model saw it."""

    start: int
    end: int
    text: str
    rule: str
    score: float


class Organization(Named):
    """An organization with its evidence."""

    count: int
    mentions: list[Mention]


class Country(Organization):
    """A country (ISO 3166-1 alpha-2) with the parts it plays in the article."""

    roles: list[Role]


class CitedSource(Named):
    """An agency or outlet that the article quotes."""

    mentions: list[Mention]
    credits: list[str]


class Date(BaseModel):
    """A date that the text names."""

    value: str
    grain: Grain
    start: int
    end: int
    text: str


class Facts(BaseModel):
    """Everything found in an article, each value with its evidence."""

    published: Published | None
    organizations: list[Organization]
    countries: list[Country]
    cited_sources: list[CitedSource]
    dates: list[Date]


class Article(BaseModel):
    """An article with its facts; `removed` holds the lines taken out of it as boilerplate."""

    id: str
    path: str
    title: str
    section: str
    byline: str
    source: str
    url: str
    body: str
    removed: list[str]
    facts: Facts


class Fault(BaseModel):
    """One thing that is wrong with a request; `position` counts characters of the parameter's value from 0."""

    param: str | None
    code: str
    message: str
    position: int | None


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault]
