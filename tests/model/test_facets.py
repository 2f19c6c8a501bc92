"""The table of facets, by which every face counts, filters and excludes."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.model.facets import BY_PARAMETER, DATE, FACET_NAMES, FACETS, NAMED, FacetField
from searchapp.model.facts import CitedSource, Country, Facts, Organization, Person
from searchapp.model.request import SearchRequest
from searchapp.model.result import HIT_FIELDS

ARTICLE = Article("log", "Fog.", "Ferry log", source="Ferry Gazette", section="Sea", byline="Ana Lontra", language="fr")
FACTS = Facts(
    organizations=(Organization("fog-committee", "Fog Committee"), Organization("unesco", "UNESCO")),
    people=(Person("signe-alba", "Signe Alba"),),
    countries=(Country("NO", "Norway", ("about", "mentioned")), Country("JP", "Japan", ("dateline", "mentioned"))),
    cited_sources=(CitedSource("reuters", "Reuters"),),
    language="en",
)
ROWS = pytest.mark.parametrize("facet", FACETS.values(), ids=FACETS)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("organization", [("fog-committee", "Fog Committee"), ("unesco", "UNESCO")]),
        ("person", [("signe-alba", "Signe Alba")]),
        ("country", [("NO", "Norway")]),
        ("country_mentioned", [("NO", "Norway"), ("JP", "Japan")]),
        ("cited_source", [("reuters", "Reuters")]),
        ("source", [("Ferry Gazette", "Ferry Gazette")]),
        ("section", [("Sea", "Sea")]),
        ("byline", [("Ana Lontra", "Ana Lontra")]),
        ("language", [("en", "en")]),
    ],
)
def test_an_article_has_values_with_the_names_that_people_read(name: str, values: list[tuple[str, str]]) -> None:
    assert list(FACETS[name].values(ARTICLE, FACTS)) == values


@ROWS
def test_an_article_that_tells_nothing_has_none(facet: FacetField) -> None:
    assert list(facet.values(Article("note", "Fog."), Facts())) == []


@ROWS
def test_a_request_selects_and_excludes_by_fields_of_its_own(facet: FacetField) -> None:
    request = facet.request_for("NO")
    assert facet.selected(request) == ("NO",)
    assert facet.excluded(request) == ()
    others = [other for other in FACETS.values() if other is not facet]
    assert not any(other.selected(request) for other in others)
    assert facet.excluded(SearchRequest(**{facet.exclude_field: ("NO", "JP")})) == ("NO", "JP")


@ROWS
def test_a_facet_is_known_by_its_parameter_and_shown_by_a_member_of_a_hit(facet: FacetField) -> None:
    assert BY_PARAMETER[facet.parameter] is facet
    assert facet.exclude_parameter == f"exclude.{facet.parameter}"
    assert not facet.hit_member or facet.hit_member in HIT_FIELDS


def test_what_a_text_names_is_told_by_facet_with_its_mentions() -> None:
    assert FACETS["country"].named(FACTS) == [FACTS.countries[0]]
    assert FACETS["country_mentioned"].named(FACTS) == FACTS.countries
    assert list(FACETS["source"].named(FACTS)) == []
    assert [[facet.name for facet in facets] for facets in NAMED.values()] == [
        ["organization"],
        ["person"],
        ["country", "country_mentioned"],
        ["cited_source"],
    ]
    assert {facet.fact for facet in FACETS.values()} == {"", *NAMED}


def test_a_country_is_of_the_facets_whose_role_it_plays() -> None:
    about, dateline = FACTS.countries
    assert [facet.name for facet in NAMED["countries"] if facet.is_of(about)] == ["country", "country_mentioned"]
    assert [facet.name for facet in NAMED["countries"] if facet.is_of(dateline)] == ["country_mentioned"]


def test_an_example_with_a_space_is_quoted() -> None:
    assert FACETS["byline"].query_example == 'byline:"ines moreau"'
    assert FACETS["organization"].query_example == "org:world-bank"


def test_the_histogram_can_be_counted_beside_the_facets() -> None:
    assert [name for name in FACET_NAMES if name not in FACETS] == [DATE]
