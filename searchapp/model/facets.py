"""The facets: what articles can be counted, filtered and excluded by, in one table that every face reads.

A facet is a keyword field of the index. Its parameter is the same word in the endpoint (`org=`, `exclude.org=`), the
terminal (`--org`, `--exclude-org`) and the query language (`org:`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest

# What the values of a facet are, which decides how typed text becomes one of them:
# an organization's or a person's id, a country's ISO 3166-1 alpha-2 code, a language's ISO 639-1 code,
# or a plain name without its case and accents.
ValueType = Literal["organization", "person", "country", "language", "name"]
Labelled = tuple[str, str]  # a value and what people read instead of it

DATE = "date"  # the histogram, which a request names among its facets


@dataclass(frozen=True, slots=True)
class FacetField:
    """One facet: its names on every face and where its values come from."""

    name: str  # in `facet=` and the JSON `facets`, and the index's field
    parameter: str
    request_field: str  # of SearchRequest, that selects values; with exclude_ before it, the one that excludes them
    title: str
    noun: str
    plural: str
    value_type: ValueType
    values: Callable[[Article, Facts], Sequence[Labelled]]  # of a name and a language both are what stands there
    description: str  # of what a selected article does, after “Only articles that …” and “No articles that …”
    example: str
    hit_member: str = ""  # of a hit, that shows the values; empty: none does
    is_offered: bool = True  # as where else to look for a phrase of which the texts tell little

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


def _organizations(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(organization.id, organization.label) for organization in facts.organizations]


def _people(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(person.id, person.label) for person in facts.people]


def _countries(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(country.id, country.label) for country in facts.countries if "about" in country.roles]


def _countries_mentioned(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(country.id, country.label) for country in facts.countries]


def _cited_sources(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(source.id, source.label) for source in facts.cited_sources]


def _languages(article: Article, facts: Facts) -> Sequence[Labelled]:
    return [(facts.language, facts.language)] if facts.language else ()


def _own(attribute: str) -> Callable[[Article, Facts], Sequence[Labelled]]:
    """The values of a facet that is a text of the article itself."""

    def values(article: Article, facts: Facts) -> Sequence[Labelled]:
        name: str = getattr(article, attribute)
        return [(name, name)] if name else ()

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
        values=_organizations,
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
        values=_countries,
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
        values=_people,
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
        values=_cited_sources,
        description="quote this agency or outlet",
        example="radio-fjord",
        is_offered=False,
    ),
    FacetField(
        name="source",
        parameter="source",
        request_field="sources",
        title="Sources",
        noun="source",
        plural="sources",
        value_type="name",
        values=_own("source"),
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
        values=_own("section"),
        description="stood in this section",
        example="sport",
        hit_member="section",
    ),
    FacetField(
        name="byline",
        parameter="byline",
        request_field="bylines",
        title="Bylines",
        noun="byline",
        plural="bylines",
        value_type="name",
        values=_own("byline"),
        description="have this byline",
        example="ines moreau",
        hit_member="byline",
    ),
    FacetField(
        name="country_mentioned",
        parameter="country_mentioned",
        request_field="countries_mentioned",
        title="Countries mentioned",
        noun="country mentioned",
        plural="countries mentioned",
        value_type="country",
        values=_countries_mentioned,
        description="name this country in any role",
        example="NO",
        is_offered=False,
    ),
    FacetField(
        name="language",
        parameter="language",
        request_field="languages",
        title="Languages",
        noun="language",
        plural="languages",
        value_type="language",
        values=_languages,
        description="are in this language",
        example="en",
        hit_member="language",
        is_offered=False,
    ),
)
FACETS: Mapping[str, FacetField] = {facet.name: facet for facet in _ROWS}
BY_PARAMETER: Mapping[str, FacetField] = {facet.parameter: facet for facet in _ROWS}
FACET_NAMES = (*FACETS, DATE)  # what a request can ask to be counted
