"""What a search answers with: frozen structs, which are also the shapes of the JSON endpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field, structs

from searchapp.model.article import Published, called
from searchapp.model.request import Interval, SearchRequest


class Run(Struct, frozen=True, gc=False):
    """A run of a snippet's text; plain text, never HTML."""

    text: str
    match: Annotated[bool, Meta(description="Whether this is one of the words asked for")] = False


class Named(Struct, frozen=True, gc=False):
    """An id with its label."""

    id: str
    label: str


class CopyGroup(Struct, frozen=True, gc=False):
    """The near copies of an article, itself among them."""

    count: int
    first_id: Annotated[str, Meta(description="The one that was published first")]
    first: Published | None


class Hit(Struct, frozen=True, gc=False, omit_defaults=True):
    """One article found, with the members that `fields` names or, where it names none, all."""

    id: str
    title: str
    url: str
    source: str
    section: str
    byline: str
    language: str
    published: Published | None
    added: Annotated[str, Meta(description="When it was added to the index: ISO 8601, UTC")]
    organizations: tuple[Named, ...]
    countries: tuple[Named, ...]
    snippet: tuple[Run, ...]
    score: float
    snippet_text: Annotated[str | UnsetType, Meta(description="The snippet as plain text")] = UNSET
    copies: Annotated[CopyGroup | None, Meta(description="Of an article that has near copies")] = None

    @property
    def called(self) -> str:
        """What to call the article: its title or, without one, the first words that are shown of it."""
        return called(self.title, "".join([run.text for run in self.snippet]))


HIT_FIELDS = Hit.__struct_fields__


class FacetValue(Struct, frozen=True, gc=False):
    """A value with the number of articles that have it."""

    id: str
    label: str
    count: int
    selected: bool = False
    alias: Annotated[str | UnsetType, Meta(description="The other name by which a search has found it")] = UNSET
    share: Annotated[
        float | UnsetType, Meta(description="Of the articles that were counted, with `facet-sort=typical`")
    ] = UNSET
    share_of_all: Annotated[float | UnsetType, Meta(description="Of all articles of the index, likewise")] = UNSET


class Facet(Struct, frozen=True, gc=False):
    """The first values by `facet-sort`; `other` counts those of articles that are not shown, `missing` the articles
    without any."""

    values: tuple[FacetValue, ...]
    distinct: int
    other: int
    missing: int


class Bucket(Struct, frozen=True, gc=False):
    """The articles of one day, week, month or year."""

    id: str
    since: Annotated[str, Meta(description="Its first day")] = field(name="from")
    until: Annotated[str, Meta(description="Its last day")] = field(name="to")
    count: int


class Histogram(Struct, frozen=True, gc=False):
    """Articles by date; `missing` counts the undated, `coarser` those dated less exactly than a bucket."""

    interval: Interval
    buckets: tuple[Bucket, ...]
    missing: int
    coarser: int = 0
    before: Annotated[int | UnsetType, Meta(description="Of those dated before what `span` shows")] = UNSET
    after: Annotated[int | UnsetType, Meta(description="Of those dated after it")] = UNSET
    earliest: Annotated[str | UnsetType, Meta(description="The first day that texts name before that")] = UNSET
    latest: Annotated[str | UnsetType, Meta(description="The last day that they name after it")] = UNSET


class FacetSearchAnswer(Struct, frozen=True):
    """The commonest values of a facet that begin with the prefix asked for."""

    facet: str
    prefix: str
    values: tuple[FacetValue, ...]


class QueryFault(Struct, frozen=True):
    """Why a query could not be read as it is; `position` counts its characters from 0."""

    code: str
    message: str
    position: int


class ClauseCount(Struct, frozen=True):
    """A part of a query with the number of articles that it finds by itself."""

    text: str
    total: int


class Relaxation(Struct, frozen=True):
    """A request that asks for less and finds more; `parameters` is its query string."""

    label: str
    total: int
    parameters: str


class FewHits(Struct, frozen=True):
    """Why a request finds little or nothing, and what would find more: the smallest changes first."""

    clauses: tuple[ClauseCount, ...]
    relaxations: tuple[Relaxation, ...]


class SimilarAnswer(Struct, frozen=True):
    """Articles like one: its near copies, the first published first, and others, the most alike first."""

    id: str
    copies: tuple[Hit, ...]
    similar: tuple[Hit, ...]


class OtherSpelling(Struct, frozen=True):
    """What may have been meant where a query finds nothing, and how many articles it finds."""

    text: str
    total: int


class QueryEcho(Struct, frozen=True):
    """How the query was understood, and which words were left out."""

    q: str
    parsed: str
    dropped: tuple[str, ...] = ()
    warnings: Annotated[tuple[str, ...], Meta(description="What the reader of the answer should know")] = ()
    suggestion: Annotated[str | None, Meta(description="Another query that may be meant and finds something")] = None
    suggestion_total: Annotated[int | UnsetType, Meta(description="How many articles the suggestion finds")] = UNSET
    fault: Annotated[QueryFault | None, Meta(description="Why only the plain words were searched for")] = None
    few_hits: Annotated[FewHits | UnsetType, Meta(description="Where nothing is found: why, and what would")] = UNSET

    @property
    def left_out(self) -> tuple[str, ...]:
        """The sentence that names what was not searched for, if anything was not."""
        return (f"Not searched for: {', '.join(self.dropped)}.",) if self.dropped else ()


class IndexState(Struct, frozen=True):
    """The state of the index that gave the answer."""

    generation: int
    documents: int
    updated: Annotated[str, Meta(description="ISO 8601, UTC")]


class Links(Struct, frozen=True):
    """Addresses of this page of the answer and of its neighbours."""

    this: str = field(name="self")
    next: str | None = None
    prev: str | None = None


class SearchAnswer(Struct, frozen=True, omit_defaults=True):
    """One page of an answer."""

    query: QueryEcho
    total: int
    page: int
    page_size: int
    took_ms: float
    index: IndexState
    results: tuple[Hit, ...]
    facets: Mapping[str, Any]  # Facet | Histogram, a union that msgspec has no schema for
    links: Links
    total_all_words: Annotated[
        int | None, Meta(description="Of `total`, as many articles have all words; null where that was not asked for")
    ]
    next_cursor: Annotated[str | None, Meta(description="`cursor` of the next page, however far on it is")]
    folded: Annotated[int | None, Meta(description="How many results there are with near copies as one")] = None


class ResultPage(Struct, frozen=True):
    """One page of an answer; what the web page, the JSON endpoint and the terminal all show."""

    request: SearchRequest
    query: QueryEcho
    total: int
    took_ms: float
    index: IndexState
    hits: tuple[Hit, ...]
    facets: Mapping[str, Facet | Histogram]
    total_all_words: int | None = None  # of the total, as many have all words; None where all have, or any was asked
    cursor_of: Callable[[], str] | None = None  # None: there are no more hits
    suggestion_of: Callable[[], OtherSpelling | None] | None = None  # None: something was found
    links_of: Callable[[ResultPage], Links] | None = None  # of this page and its neighbours
    few_hits_of: Callable[[], FewHits] | None = None  # None: there are hits enough
    folded: int | None = None  # results with near copies as one, where that is asked for
    title_runs_of: Callable[[Hit], tuple[Run, ...]] | None = None  # where the title of a hit has what was asked for

    def title_runs(self, hit: Hit) -> tuple[Run, ...]:
        """The title of a hit, with the words asked for marked."""
        return self.title_runs_of(hit) if self.title_runs_of else (Run(hit.title),)

    @property
    def results(self) -> int:
        """How many results there are to page through."""
        return self.total if self.folded is None else self.folded

    @property
    def has_some_words(self) -> bool:
        """Whether there are articles with some of the words behind those with all."""
        return self.total_all_words is not None and self.total_all_words < self.total

    @property
    def suggestion(self) -> OtherSpelling | None:
        """Another spelling of the query that would find something, where it finds nothing."""
        return self.suggestion_of() if self.suggestion_of else None

    @property
    def next_cursor(self) -> str | None:
        """The token that leads on from the last hit, None where there are no more."""
        return (self.cursor_of() or None) if self.cursor_of else None

    def answer(self) -> SearchAnswer:
        """The page in the shape of the JSON endpoint."""
        query = self.query
        if suggestion := self.suggestion:
            query = structs.replace(query, suggestion=suggestion.text, suggestion_total=suggestion.total)
        if self.few_hits_of and not self.total:
            query = structs.replace(query, few_hits=self.few_hits_of())
        return SearchAnswer(
            query,
            self.total,
            self.request.page,
            self.request.page_size,
            round(self.took_ms, 3),
            self.index,
            self._hits(),
            self.facets,
            self.links_of(self) if self.links_of else Links(""),
            self.total_all_words,
            self.next_cursor,
            self.folded,
        )

    def as_json(self) -> dict[str, Any]:
        """The object that the JSON endpoint answers with."""
        members: dict[str, Any] = msgspec.json.decode(self.json_bytes())
        return members

    def json_bytes(self) -> bytes:
        """The same, encoded: what the JSON endpoint sends and `search --json` prints."""
        return msgspec.json.encode(self.answer())

    def _hits(self) -> tuple[Hit, ...]:
        """The hits with the members that the request names, always with their ids; all when it names none."""
        members = self.request.fields or HIT_FIELDS
        left_out = {name: UNSET for name in HIT_FIELDS if name != "id" and name not in members}
        if "snippet_text" not in members:
            return tuple(structs.replace(hit, **left_out) for hit in self.hits)
        texts = ("".join([run.text for run in hit.snippet]) for hit in self.hits)
        return tuple(
            structs.replace(hit, **{"snippet_text": text, **left_out})
            for hit, text in zip(self.hits, texts, strict=True)
        )
