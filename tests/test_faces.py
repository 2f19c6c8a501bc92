"""Every facet of the table can be counted, selected and excluded by on every face, and each face means the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import lxml.html
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from msgspec.structs import fields

from searchapp.cli import main
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.search.parameters.query_strings import parse, to_pairs
from searchapp.search.reranking import offered_orders
from searchapp.semantic import sentence_model, vectors
from searchapp.semantic.vectors import query_vector
from tests.town import ARTICLES

every_facet = pytest.mark.parametrize("facet", FACETS.values(), ids=list(FACETS))


def found(client: FlaskClient, **parameters: str) -> dict[str, Any]:
    response = client.get("/api/search", query_string=parameters)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    return answer


def commonest(client: FlaskClient, facet: FacetField) -> tuple[str, int]:
    """The facet's commonest value in the town, and how many articles have it."""
    value = found(client, facet=facet.name)["facets"][facet.name]["values"][0]
    return value["id"], value["count"]


@every_facet
def test_the_endpoint_selects_and_excludes(client: FlaskClient, facet: FacetField) -> None:
    value, count = commonest(client, facet)
    assert found(client, **{facet.parameter: value})["total"] == count > 0
    assert found(client, **{f"exclude.{facet.parameter}": value})["total"] == len(ARTICLES) - count


@every_facet
def test_a_selected_value_is_marked_and_its_facet_ignores_its_own_filter(
    client: FlaskClient, facet: FacetField
) -> None:
    value, count = commonest(client, facet)
    (first, *others) = found(client, **{facet.parameter: value, "facet": facet.name})["facets"][facet.name]["values"]
    assert (first["id"], first["count"], first["selected"]) == (value, count, True)
    assert not any(other["selected"] for other in others)


@every_facet
def test_the_query_language_selects_and_excludes(client: FlaskClient, facet: FacetField) -> None:
    value, count = commonest(client, facet)
    assert found(client, q=f'{facet.parameter}:"{value}"')["total"] == count
    assert found(client, q=f'-{facet.parameter}:"{value}"')["total"] == len(ARTICLES) - count


@every_facet
def test_the_terminal_selects_and_excludes(client: FlaskClient, town_index: Path, facet: FacetField) -> None:
    value, _ = commonest(client, facet)
    for parameter in (facet.parameter, facet.exclude_parameter):
        option = "--" + parameter.replace(".", "-").replace("_", "-")
        arguments = ["search", "--index", str(town_index), "--json", option, value, "ferry OR lamp"]
        printed = json.loads(CliRunner().invoke(main, arguments, catch_exceptions=False).stdout)
        assert printed["total"] == found(client, q="ferry OR lamp", **{parameter: value})["total"]


@every_facet
def test_the_page_has_a_link_and_an_exclusion_for_each_value(client: FlaskClient, facet: FacetField) -> None:
    value, count = commonest(client, facet)
    page = lxml.html.fromstring(client.get("/").text)
    (section,) = page.cssselect(f"section.facet:has(#facet-{facet.name})")
    assert section.cssselect("h2")[0].text == facet.title
    selecting, excluding = (section.cssselect(css)[0].get("href") for css in ("a.pick", "a.without"))
    assert parse(_pairs(selecting)) == SearchRequest(**{facet.request_field: (value,)})
    assert parse(_pairs(excluding)) == SearchRequest(**{facet.exclude_field: (value,)})
    heading = lxml.html.fromstring(client.get(selecting).text).cssselect("h1")[0].text
    assert heading == f"{count} article{'s' if count > 1 else ''}"


def _pairs(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_each_facet_has_its_two_fields_in_a_request() -> None:
    lists = {field.name for field in fields(SearchRequest) if field.type == tuple[str, ...]}
    named = {name for facet in FACETS.values() for name in (facet.request_field, facet.exclude_field)}
    assert named == lists - {"facets", "fields"}


def test_names_of_a_source_are_taken_however_they_are_written(client: FlaskClient) -> None:
    assert found(client, source="  FERRY  gazette ")["total"] == found(client, source="ferry gazette")["total"] == 24


def test_a_cursor_belongs_to_the_filters_that_it_was_given_for(client: FlaskClient) -> None:
    cursor = found(client, source="ferry gazette", **{"page-size": "5"})["next_cursor"]
    refused = client.get("/api/search", query_string={"page-size": "5", "cursor": cursor, "exclude.section": "nature"})
    assert refused.get_json(force=True)["errors"][0]["param"] == "cursor"


def test_a_cursor_belongs_to_the_time_of_addition_that_it_was_given_for(client: FlaskClient) -> None:
    cursor = found(client, **{"page-size": "5", "added-from": "2020"})["next_cursor"]
    parameters = {"page-size": "5", "cursor": cursor}
    assert len(found(client, **parameters, **{"added-from": "2020"})["results"]) == 5
    refused = client.get("/api/search", query_string={**parameters, "added-from": "2021"})
    assert refused.get_json(force=True)["errors"][0]["param"] == "cursor"


@pytest.mark.parametrize("order", [order.name for order in offered_orders()])
def test_every_order_is_taken_by_the_endpoint_and_offered_by_the_page(client: FlaskClient, order: str) -> None:
    assert found(client, q="ferry", sort=order)["total"] == 24
    page = lxml.html.fromstring(client.get("/", query_string={"q": "ferry", "sort": order}).text)
    (current,) = page.cssselect("[aria-label=Sort] [aria-current]")
    assert current.text == SORTS[order].label


def test_the_order_by_meaning_is_refused_with_the_remedy_where_its_model_is_missing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentence_model, "is_installed", lambda: False)
    monkeypatch.setattr(vectors, "sentence_model", sentence_model.sentence_model.__wrapped__)
    query_vector.cache_clear()
    refused = client.get("/api/search", query_string={"q": "ferry", "sort": "meaning"})
    assert refused.status_code == 400
    assert "pip install 'searchapp[semantic]'" in refused.get_json(force=True)["detail"]
    page = client.get("/", query_string={"q": "ferry", "sort": "meaning"})
    assert page.status_code == 400
    assert "pip install" in page.text


def test_orders_by_date_are_each_other_backwards_but_for_the_undated(client: FlaskClient) -> None:
    newest, oldest = (
        [hit["id"] for hit in found(client, q="ferry", sort=order, **{"page-size": "100"})["results"]]
        for order in ("newest", "oldest")
    )
    assert newest == oldest[::-1]


def test_a_request_of_every_field_is_its_query_string_and_back() -> None:
    request = SearchRequest(
        **{name: ("no",) for facet in FACETS.values() for name in (facet.request_field, facet.exclude_field)}
    )
    upper = {"countries", "countries_mentioned", "exclude_countries", "exclude_countries_mentioned"}
    expected = SearchRequest(
        **{
            name: ("NO",) if name in upper else ("no",)
            for facet in FACETS.values()
            for name in (facet.request_field, facet.exclude_field)
        }
    )
    assert parse(to_pairs(request)) == expected
