"""The endpoint answers as the contract says, and refuses what it cannot take with a problem document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from flask.testing import FlaskClient
from msgspec import convert

from searchapp import __version__
from searchapp.api.problems import Problem
from searchapp.article_index import ArticleIndex
from searchapp.config import Settings
from searchapp.model.record import ArticleRecord
from searchapp.model.request import SearchRequest
from searchapp.model.result import FacetSearchAnswer, SearchAnswer
from searchapp.web import create_app
from tests.town import ARTICLES, HOSTILE, LAMPS, OTTERS


def answer(client: FlaskClient, path: str, status: int = 200) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == status, response.text
    body: dict[str, Any] = response.json if status == 200 else response.get_json(force=True)
    return body


def assert_has_shape(shape: type[Any], members: dict[str, Any]) -> None:
    """Nothing is missing, nothing is of another type, and nothing is there that the description does not tell of."""
    assert json.loads(msgspec.json.encode(convert(members, shape))) == members


def test_a_search_answers_with_results_facets_and_links(client: FlaskClient) -> None:
    page = answer(client, "/api/search?q=ferry+goats&page-size=5&interval=year")
    assert page["total"] == 24
    assert len(page["results"]) == 5
    assert {value["id"]: value["count"] for value in page["facets"]["country"]["values"]} == {
        "NO": 8,
        "JP": 8,
        "CL": 8,
    }
    assert [(each["id"], each["count"]) for each in page["facets"]["date"]["buckets"]] == [("2014", 12), ("2015", 12)]
    assert page["links"]["next"] == "/api/search?q=ferry+goats&page=2&page-size=5&interval=year"
    assert page["links"]["prev"] is None
    assert_has_shape(SearchAnswer, page)


def test_the_endpoint_and_the_library_give_one_object(client: FlaskClient, town_index: Path) -> None:
    page = answer(client, "/api/search?q=otters&country=PT")
    with ArticleIndex.open(town_index) as index:
        same = index.search(SearchRequest("otters", countries=("PT",))).as_json()
    assert page | {"took_ms": 0} == same | {"took_ms": 0}


def test_snippets_are_text_and_not_html(client: FlaskClient) -> None:
    snippet = answer(client, "/api/search?q=heron+quay")["results"][0]["snippet"]
    assert "<img src=x" in "".join(run["text"] for run in snippet)
    assert "quay" in [run["text"] for run in snippet if run["match"]]


def test_fields_limits_the_members_of_a_result(client: FlaskClient) -> None:
    assert answer(client, "/api/search?q=otters&fields=id&fields=title")["results"] == [
        {"id": "otters", "title": OTTERS["title"]}
    ]


def test_pages_partition_what_was_found(client: FlaskClient) -> None:
    path: str | None = "/api/search?page-size=7&facet=none"
    ids = []
    while path:
        page = answer(client, path)
        ids += [result["id"] for result in page["results"]]
        path = page["links"]["next"]
    assert sorted(ids) == sorted(article["id"] for article in ARTICLES)


def test_values_of_a_facet_are_found_by_their_beginning(client: FlaskClient) -> None:
    values = answer(client, "/api/facets/country?prefix=ja&q=ferry")
    assert values == {
        "facet": "country",
        "prefix": "ja",
        "values": [{"id": "JP", "label": "Japan", "count": 8, "selected": False}],
    }
    assert_has_shape(FacetSearchAnswer, values)


def test_a_facet_can_list_more_values_than_the_results_show(client: FlaskClient) -> None:
    values = answer(client, "/api/facets/organization?q=lamplighter&facet-size=50&prefix=lamp")
    assert len(values["values"]) == len(LAMPS)


@pytest.mark.parametrize("article", [OTTERS, HOSTILE], ids=["plain", "hostile"])
def test_an_article_comes_with_its_facts(client: FlaskClient, article: dict[str, Any]) -> None:
    shown = answer(client, f"/api/articles/{quote(article['id'], safe='')}")
    assert (shown["id"], shown["title"], shown["body"]) == (article["id"], article["title"], article["body"])
    text = f"{shown['title']}\n{shown['body']}"
    mentions = [
        mention
        for kind in ("organizations", "countries")
        for each in shown["facts"][kind]
        for mention in each["mentions"]
    ]
    assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in mentions)
    assert_has_shape(ArticleRecord, shown)


def test_an_organization_leads_to_its_mentions(client: FlaskClient) -> None:
    organizations = {each["label"]: each for each in answer(client, "/api/articles/otters")["facts"]["organizations"]}
    assert any(mention["text"] == "UNESCO" for each in organizations.values() for mention in each["mentions"])


@pytest.mark.parametrize(
    ("path", "status", "param", "position"),
    [
        ("/api/search?q=otters+%22mill", 400, "q", 7),
        ("/api/search?colour=red", 400, "colour", None),
        ("/api/search?page=0", 400, "page", None),
        ("/api/search?from=2014-13", 400, "from", None),
        ("/api/search?q=a&q=b", 400, "q", None),
        ("/api/search?page-size=101", 400, "page-size", None),
        ("/api/facets/country?prefix=a&prefix=b", 400, "prefix", None),
        ("/api/facets/country?cursor=zz", 400, "cursor", None),
        ("/api/facets/country?page-size=2", 400, "page-size", None),
        ("/api/facets/country?prefix=" + "a" * 500, 400, "prefix", None),
        ("/api/articles/otters?q=mill", 400, "q", None),
    ],
)
def test_what_cannot_be_taken_is_named(
    client: FlaskClient, path: str, status: int, param: str, position: int | None
) -> None:
    response = client.get(path)
    assert response.mimetype == "application/problem+json"
    problem = answer(client, path, status)
    assert (problem["errors"][0]["param"], problem["errors"][0]["position"]) == (param, position)
    assert_has_shape(Problem, problem)


def test_every_fault_is_told_at_once(client: FlaskClient) -> None:
    problem = answer(client, "/api/search?page=0&sort=loudest&colour=red", 400)
    assert {error["param"] for error in problem["errors"]} == {"page", "sort", "colour"}


@pytest.mark.parametrize(
    "path", ["/api/articles/unicorn", "/api/facets/smell", "/api/nothing", "/api/", "/api/articles/"]
)
def test_what_is_not_there_is_a_404(client: FlaskClient, path: str) -> None:
    assert_has_shape(Problem, answer(client, path, 404))


def test_only_reading_is_allowed(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        response = client.open("/api/search", method=method)
        assert response.status_code == 405
        assert response.mimetype == "application/problem+json"
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD"}
    head = client.head("/api/search?q=otters")
    assert (head.status_code, head.data, head.mimetype) == (200, b"", "application/json")
    assert head.content_length


def test_a_fault_of_ours_tells_nothing_of_the_inside(town_index: Path) -> None:
    app = create_app(Settings(index=town_index))
    app.extensions["searchapp"] = None  # as a mistake of ours would
    response = app.test_client().get("/api/search")
    assert response.status_code == 500
    assert "NoneType" not in response.text
    assert response.get_json(force=True)["title"] == "Internal Server Error"


def test_a_query_that_cannot_be_read_is_refused_or_searched_as_its_words(client: FlaskClient) -> None:
    assert client.get("/api/search?q=otters+(").status_code == 400
    answer = client.get("/api/search?q=otters+(&lenient=true").get_json()
    assert answer["total"] == client.get("/api/search?q=otters").get_json()["total"]
    assert (answer["query"]["fault"]["position"], answer["query"]["fault"]["code"]) == (7, "unbalanced")
    assert "without their signs" in answer["query"]["warnings"][0]


def test_an_answer_that_is_known_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/api/search?q=otters").headers["ETag"]
    again = client.get("/api/search?q=otters", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get("/api/search?q=otters", headers={"If-None-Match": 'W/"old"'}).status_code == 200
    assert client.get("/api/search?zz=1", headers={"If-None-Match": tag}).status_code == 400
    assert client.get("/api/facets/country", headers={"If-None-Match": tag}).status_code == 304
    earlier = tag.replace(__version__, "0.0.9")  # which may have answered otherwise from the same state
    assert client.get("/api/search?q=otters", headers={"If-None-Match": earlier}).status_code == 200


def test_the_endpoint_says_what_it_has(client: FlaskClient) -> None:
    addresses = answer(client, "/api")["addresses"]
    assert {"/api/search", "/api/facets/{name}", "/api/articles/{article_id}", "/api/openapi.json"} <= set(addresses)
    assert addresses["/api/search"].startswith("Articles with facets")


def test_a_hit_has_its_section_and_writers_and_a_plain_snippet(client: FlaskClient) -> None:
    (hit,) = answer(client, "/api/search?q=otters&fields=section&fields=byline&fields=snippet_text")["results"]
    assert sorted(hit) == ["byline", "id", "section", "snippet_text"]
    assert "otters" in hit["snippet_text"].lower()
    (whole,) = answer(client, "/api/search?q=otters")["results"]
    assert whole["snippet_text"] == "".join(run["text"] for run in whole["snippet"])


def test_a_program_is_told_of_a_mistake_at_the_beginning_of_the_endpoint_too(client: FlaskClient) -> None:
    response = client.get("/api?colour=red")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
