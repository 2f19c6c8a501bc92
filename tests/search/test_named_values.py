"""Organizations and countries by the names that people know."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.ingest import update_index
from searchapp.search.parameters.query_strings import parse
from tests.town import write_news

STORIES = [
    {"id": "oil", "body": "The Organization of the Petroleum Exporting Countries (OPEC) met in Vienna. OPEC said no."},
    {"id": "board", "body": "Nothing.", "organizations": ["Harbor Board of Ribe"], "countries": ["NL", "GB"]},
    {"id": "ferry", "body": "Nothing.", "organizations": ["Ferry Guild"], "countries": ["UA"]},
    {"id": "who", "body": "Nothing.", "people": ["Siobhán O'Leary-Lunde"], "byline": "Ida Brandt and Bo Reed"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder: Path = tmp_path_factory.mktemp("named")
    update_index(folder / "index", [str(write_news(folder / "news", STORIES))])
    return ArticleIndex.open(folder / "index")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("harbor-board-of-ribe", "board"),
        ("Harbor Board of Ribe", "board"),
        ("HARBOR BOARD", "board"),
        ("OPEC", "oil"),
        ("petroleum exporting", "oil"),
        ("Ribe", "board"),
        ("opec", "oil"),
        ("Nobody", ""),
    ],
)
def test_an_organization_is_selected_by_any_of_its_names(index: ArticleIndex, name: str, expected: str) -> None:
    page = index.search(parse([("org", name)]))
    assert " ".join(hit.id for hit in page.hits) == expected
    assert {hit.id for hit in index.search(parse([("exclude.org", name)])).hits} == {"oil", "board", "ferry", "who"} - {
        expected
    }
    chosen = [value for value in page.facets["organization"].values if value.selected]
    assert [value.count for value in chosen] == [1 if expected else 0]


def test_what_a_short_name_was_read_as_is_told(index: ArticleIndex) -> None:
    assert index.search(SearchRequest(organizations=("Harbor Board",))).query.warnings == (
        "“org:harbor-board” was read as Harbor Board of Ribe.",
    )


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (SearchRequest(countries=("Netherlands",)), ["board"]),
        (SearchRequest(countries=("nl", "Ukraine")), ["board", "ferry"]),
        (SearchRequest(exclude_countries=("uk", "UA")), ["oil", "who"]),
        (SearchRequest(languages=("Portuguese",)), []),
    ],
)
def test_programs_name_countries_and_languages_as_people_do(
    index: ArticleIndex, asked: SearchRequest, ids: list[str]
) -> None:
    assert sorted(hit.id for hit in index.search(asked).hits) == ids


def test_a_byline_as_articles_show_it_selects_any_of_its_writers(index: ArticleIndex) -> None:
    page = index.search(parse([("byline", "Ida Brandt; Bo Reed and Zoe")]))
    assert [hit.id for hit in page.hits] == ["who"]
    assert page.query.warnings == ("“byline:ida brandt; bo reed and zoe” was read as Ida Brandt or Bo Reed.",)


@pytest.mark.parametrize("request_", [SearchRequest(sources=("nobody",)), SearchRequest(exclude_sources=("nobody",))])
def test_a_name_that_no_article_has_is_told(index: ArticleIndex, request_: SearchRequest) -> None:
    assert index.search(request_).query.warnings == ("No article has source:nobody.",)


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("person", "Lunde"),
        ("person", "o'leary lunde"),
        ("person", "Siobhan"),
        ("byline", "Brandt"),
        ("byline", "Brandt, Ida"),
    ],
)
def test_who_is_named_is_selected_by_the_surname_too(index: ArticleIndex, parameter: str, name: str) -> None:
    assert [hit.id for hit in index.search(parse([(parameter, name)])).hits] == ["who"]
    assert [hit.id for hit in index.search(SearchRequest(f'{parameter}:"{name}"')).hits] == ["who"]


@pytest.mark.parametrize(
    ("byline", "ids"),
    [
        ("Ida Brandt and Bo Reed", ["who"]),
        ("by Ida Brandt", ["who"]),
        ("Brandt; Reed", ["who"]),
        ("Ida Brandt and Zoe", []),
    ],
)
def test_a_byline_as_articles_show_it_is_all_its_writers(index: ArticleIndex, byline: str, ids: list[str]) -> None:
    assert [hit.id for hit in index.search(SearchRequest(f'byline:"{byline}"')).hits] == ids


@pytest.mark.parametrize(
    ("name", "code"), [("nl", "NL"), ("NLD", "NL"), ("Holland", "NL"), ("the Netherlands", "NL"), ("uk", "GB")]
)
def test_a_country_is_selected_by_its_names(name: str, code: str) -> None:
    assert parse([("country", name)]).countries == (code,)


@pytest.mark.parametrize(
    ("facet", "typed", "expected"),
    [
        ("organization", "opec", ["OPEC → Organization of the Petroleum Exporting Countries"]),
        ("organization", "exporting", ["Organization of the Petroleum Exporting Countries"]),
        ("organization", "guil", ["Ferry Guild"]),
        ("organization", "zebra", []),
        ("country", "holl", ["Holland → Netherlands"]),
        ("country", "brit", ["Britain → United Kingdom"]),
        ("country", "uk", ["Ukraine", "UK → United Kingdom"]),
    ],
)
def test_values_are_found_by_their_other_names(
    index: ArticleIndex, facet: str, typed: str, expected: list[str]
) -> None:
    values = index.facet_values(SearchRequest(), facet, typed)
    assert sorted((f"{value.alias} → " if value.alias else "") + value.label for value in values) == sorted(expected)
