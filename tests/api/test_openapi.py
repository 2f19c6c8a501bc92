"""The OpenAPI document tells of every route and parameter, and schemathesis finds the endpoint to keep its word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openapi_spec_validator
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from searchapp.api.openapi import EXAMPLES
from searchapp.config import Settings
from searchapp.search.parameters.table import PARAMETERS, Parameter
from searchapp.web import create_app

PATHS = (
    "/api/search",
    "/api/facets/{name}",
    "/api/facets/{name}/{value}",
    "/api/articles/{article_id}",
    "/api/openapi.json",
    "/api/search.{suffix}",
    "/api/articles.{suffix}",
    "/api/articles/{article_id}/citation.{suffix}",
    "/api/suggest",
    "/api",
    "/api/articles/{article_id}/similar",
    "/api/articles/{article_id}/explanation",
)
TRIALS = 40  # of each operation, right ones and wrong ones: some ten seconds in all
# What fits the schema may still be wrong (an unclosed quotation mark, the 30th of February): a 400 is right then.
EXCLUDED = [positive_data_acceptance]

bounded = settings(
    max_examples=TRIALS,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def endpoint(app: Flask) -> schemathesis.BaseSchema:
    refusals = {"expected-statuses": [400, 404, 414]}  # schemathesis does not expect a 414, which long values get
    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": refusals}})
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=config)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((path, GenerationMode.POSITIVE) for path in PATHS),
        *((path, GenerationMode.NEGATIVE) for path in PATHS[:2]),  # nothing fails to fit the others' schemas
    ],
)
def test_the_endpoint_does_what_its_description_says(
    endpoint: schemathesis.BaseSchema, path: str, mode: GenerationMode
) -> None:
    @bounded
    @given(endpoint[path]["GET"].as_strategy(generation_mode=mode))
    def holds(case: Case) -> None:
        case.call_and_validate(excluded_checks=EXCLUDED)

    holds()


def test_every_route_is_described(app: Flask, client: FlaskClient) -> None:
    assert set(client.get("/api/openapi.json").json["paths"]) == set(PATHS)
    assert len(PATHS) == sum(rule.endpoint.startswith("api.") for rule in app.url_map.iter_rules())


def test_the_document_is_one_of_openapi(client: FlaskClient) -> None:
    openapi_spec_validator.validate(client.get("/api/openapi.json").get_json(force=True))


def test_every_parameter_is_described(client: FlaskClient) -> None:
    parameters = client.get("/api/openapi.json").json["paths"]["/api/search"]["get"]["parameters"]
    assert [parameter["name"] for parameter in parameters] == [parameter.name for parameter in PARAMETERS]
    assert all(parameter["description"] for parameter in parameters)
    by_name = {parameter["name"]: parameter["schema"] for parameter in parameters}
    country = {"type": "string", "maxLength": 200}  # a code or a name
    assert by_name["country"] == {"type": "array", "items": country, "maxItems": 100}
    assert by_name["page-size"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}


REQUESTS = {
    "search": "/api/search?q=kelp&page-size=1&facet=country&facet=date&facet-size=2&interval=year",
    "facet": "/api/facets/organization?prefix=nordic",
    "facet_value": "/api/facets/organization/nordic-kelp-institute",
    "article": "/api/articles/kelp-ferry",
    "similar": "/api/articles/kelp-ferry/similar?page-size=1",
    "suggest": "/api/suggest?q=kelp",
    "explanation": "/api/articles/kelp-ferry/explanation?q=ferry+harbour",
    "problem": "/api/search?q=%22ferry&page=0",
}
ADDED = "2026-11-20T08:30:00Z"
OF_THE_MOMENT = {
    **{"took_ms": 0.8, "generation": 1, "added": ADDED, "updated": ADDED, "path": "corpus/tables/harbours.csv"},
    **{"next_cursor": "AAAAAAAAAAE_8AAAAAAAAAAAAAAAAAAsEcufK-A-"},
}


def steady(answer: Any) -> Any:
    """The answer with the same values each time where they change with time and place."""
    if isinstance(answer, list):
        return [steady(each) for each in answer]
    if isinstance(answer, dict):
        ranked = {"score": 5.83} if isinstance(answer.get("score"), float) and answer["score"] > 1 else {}
        return {name: {**OF_THE_MOMENT, **ranked}.get(name, steady(value)) for name, value in answer.items()}
    return answer


@pytest.fixture(scope="module")
def samples(corpus_index: Path) -> FlaskClient:
    """A client of the app over the sample articles."""
    return create_app(Settings(index=corpus_index)).test_client()


def test_the_examples_are_answers_over_the_sample_articles(
    samples: FlaskClient, request: pytest.FixtureRequest
) -> None:
    answers = {name: steady(samples.get(address).get_json(force=True)) for name, address in REQUESTS.items()}
    if request.config.getoption("--update-golden"):
        EXAMPLES.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert answers == json.loads(EXAMPLES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("parameter", [each for each in PARAMETERS if each.example], ids=lambda each: each.name)
def test_each_example_of_a_parameter_is_true_of_the_sample_articles(samples: FlaskClient, parameter: Parameter) -> None:
    answer = samples.get("/api/search", query_string={parameter.name: parameter.example})
    assert answer.status_code == 200, answer.text
    if parameter.name == "page":  # there are few articles
        return
    found = answer.get_json(force=True)
    assert found["total"], found["query"]
    assert not found["query"]["warnings"]


def test_parameters_and_answers_have_examples(client: FlaskClient) -> None:
    operations = {path: item["get"] for path, item in client.get("/api/openapi.json").json["paths"].items()}
    for path, operation in operations.items():
        lacking = [each["name"] for each in operation["parameters"] if "example" not in each]
        assert lacking in ([], ["cursor"]), path
        answers = operation["responses"]["200"]["content"]
        assert all("example" in answers[kind] for kind in answers if "$ref" in answers[kind]["schema"]), path
    by_name = {each["name"]: each["example"] for each in operations["/api/search"]["parameters"] if "example" in each}
    assert (by_name["page-size"], by_name["country"], by_name["lenient"]) == (20, ["NO"], True)


def test_the_description_tells_its_server_and_answers_that_are_still_the_same(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json", base_url="http://127.0.0.1:8000").json
    assert document["servers"] == [{"url": "http://127.0.0.1:8000"}]
    of_index = {path for path, item in document["paths"].items() if "304" in item["get"]["responses"]}
    assert set(PATHS) - of_index == {"/api", "/api/openapi.json"}
    assert "ETag" in document["paths"]["/api/suggest"]["get"]["responses"]["200"]["headers"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/articles/otters",
        "/api/articles/otters/similar",
        "/api/articles/otters/citation.ris",
        "/api/articles.csv?id=otters",
        "/api/suggest?q=ot",
        "/api/facets/country/NO",
    ],
)
def test_an_answer_is_not_sent_to_one_who_has_it(client: FlaskClient, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
