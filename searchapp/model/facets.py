"""The facets: what articles can be counted, filtered and excluded by, in one table that every face reads.

A facet is a keyword field of the index. Its parameter is the same word in the endpoint (`org=`, `exclude.org=`), the
terminal (`--org`, `--exclude-org`) and the query language (`org:`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Country, Facts, Organization, Person, Role
from searchapp.model.request import SearchRequest

# What the values of a facet are, which decides how typed text becomes one of them:
# an organization's or a person's id, a country's ISO 3166-1 alpha-2 code, a language's ISO 639-1 code,
# or a plain name without its case and accents.
ValueType = Literal["organization", "person", "country", "language", "name"]
TextKind = Literal["name", "writers", "sections"]  # what a text of an article is that is a value, or holds several
Named = Organization | Person | Country | CitedSource
Labelled = tuple[str, str]  # a value and what people read instead of it

ID_AND_LABEL: Callable[[Named], Labelled] = attrgetter("id", "label")
DATE = "date"  # the histogram, which a request names among its facets


class FacetField(Struct, frozen=True):
    """One facet: its names on every face and where its values come from."""

    name: str  # in `facet=` and the JSON `facets`, and the index's field
    parameter: str
    request_field: str  # of SearchRequest, that selects values; with exclude_ before it, the one that excludes them
    title: str
    noun: str
    plural: str
    value_type: ValueType
    description: str  # of what a selected article does, after “Only articles that …” and “No articles that …”
    example: str
    hit_member: str = ""  # of a hit, that shows the values; empty: none does
    # Where its values come from: what the text names is a member of Facts, all else a text of the article.
    fact: Literal["", "organizations", "people", "countries", "cited_sources"] = ""
    role: Role | Literal[""] = ""  # that a value has to play in the article
    own: Callable[[Article, Facts], str] = lambda article, facts: ""
    holds: TextKind = "name"
    # What the faces do with it.
    is_offered: bool = True  # as where else to look for a phrase of which the texts tell little
    is_lesser: bool = False  # folded away beside the results, and no facet of a page that is taken along
    is_beside: bool = True  # on the page of another value, whose articles have its values too

    def named(self, facts: Facts) -> Sequence[Named]:
        """The values that a text names, each with its mentions."""
        every: Sequence[Named] = getattr(facts, self.fact) if self.fact else ()
        return [each for each in every if isinstance(each, Country) and self.role in each.roles] if self.role else every

    def is_of(self, named: Named) -> bool:
        """Whether something that a text names, of the kind of its values, is one of them."""
        return not self.role or (isinstance(named, Country) and self.role in named.roles)

    def values(self, article: Article, facts: Facts) -> Sequence[Labelled]:
        """The values of an article; those that are a text of it are what people read too."""
        if self.fact:
            return [*map(ID_AND_LABEL, self.named(facts))]
        own = self.own(article, facts)
        return [(own, own)] if own else ()

    @property
    def exclude_field(self) -> str:
        """The field of SearchRequest that excludes values."""
        return f"exclude_{self.request_field}"

    @property
    def exclude_parameter(self) -> str:
        """The endpoint's parameter that excludes values."""
        return f"exclude.{self.parameter}"

    @property
    def query_example(self) -> str:
        """A filter by this facet in the query language."""
        value = f'"{self.example}"' if " " in self.example else self.example
        return f"{self.parameter}:{value}"

    def selected(self, request: SearchRequest) -> tuple[str, ...]:
        """The values that a request is narrowed to."""
        values: tuple[str, ...] = getattr(request, self.request_field)
        return values

    def request_for(self, value: str) -> SearchRequest:
        """The request for all articles that have a value."""
        return replace(SearchRequest(), **{self.request_field: (value,)})

    def excluded(self, request: SearchRequest) -> tuple[str, ...]:
        """The values that a request excludes."""
        values: tuple[str, ...] = getattr(request, self.exclude_field)
        return values


_ROWS: tuple[FacetField, ...] = (
    FacetField(
        name="organization",
        parameter="org",
        request_field="organizations",
        title="Organizations",
        noun="organization",
        plural="organizations",
        value_type="organization",
        fact="organizations",
        description="name this organization",
        example="world-bank",
        hit_member="organizations",
    ),
    FacetField(
        name="country",
        parameter="country",
        request_field="countries",
        title="Countries",
        noun="country",
        plural="countries",
        value_type="country",
        fact="countries",
        role="about",
        description="are about this country",
        example="NO",
        hit_member="countries",
    ),
    FacetField(
        name="person",
        parameter="person",
        request_field="people",
        title="People",
        noun="person",
        plural="people",
        value_type="person",
        fact="people",
        description="name this person",
        example="ana-solano",
    ),
    FacetField(
        name="cited_source",
        parameter="cited",
        request_field="cited_sources",
        title="Cited sources",
        noun="cited source",
        plural="cited sources",
        value_type="organization",
        fact="cited_sources",
        description="quote this agency or outlet",
        example="radio-fjord",
        is_offered=False,
        is_lesser=True,
    ),
    FacetField(
        name="source",
        parameter="source",
        request_field="sources",
        title="Sources",
        noun="source",
        plural="sources",
        value_type="name",
        own=lambda article, _: article.source,
        description="come from this source",
        example="radio fjord",
        hit_member="source",
    ),
    FacetField(
        name="section",
        parameter="section",
        request_field="sections",
        title="Sections",
        noun="section",
        plural="sections",
        value_type="name",
        own=lambda article, _: article.section,
        holds="sections",
        description="stood in this section",
        example="sport",
        hit_member="section",
        is_lesser=True,
    ),
    FacetField(
        name="byline",
        parameter="byline",
        request_field="bylines",
        title="Bylines",
        noun="byline",
        plural="bylines",
        value_type="name",
        own=lambda article, _: article.byline,
        holds="writers",
        description="have this byline",
        example="ines moreau",
        hit_member="byline",
        is_lesser=True,
    ),
    FacetField(
        name="country_mentioned",
        parameter="country_mentioned",
        request_field="countries_mentioned",
        title="Countries mentioned",
        noun="country mentioned",
        plural="countries mentioned",
        value_type="country",
        fact="countries",
        description="name this country in any role",
        example="NO",
        is_offered=False,
        is_lesser=True,
        is_beside=False,
    ),
    FacetField(
        name="language",
        parameter="language",
        request_field="languages",
        title="Languages",
        noun="language",
        plural="languages",
        value_type="language",
        own=lambda _, facts: facts.language,
        description="are in this language",
        example="en",
        hit_member="language",
        is_offered=False,
        is_lesser=True,
        is_beside=False,
    ),
)
FACETS: Mapping[str, FacetField] = {facet.name: facet for facet in _ROWS}
BY_PARAMETER: Mapping[str, FacetField] = {facet.parameter: facet for facet in _ROWS}
# By member of Facts, in the order in which an article's are told, the facets of what its text names.
NAMED: Mapping[str, Sequence[FacetField]] = {
    fact: [facet for facet in _ROWS if facet.fact == fact]
    for fact in ("organizations", "people", "countries", "cited_sources")
}
MENTIONED_DATES = "Dates in the text"  # the heading of what a text names beside them
FACET_NAMES = (*FACETS, DATE)  # what a request can ask to be counted
