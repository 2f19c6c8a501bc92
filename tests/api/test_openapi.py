"""The OpenAPI document tells of every route and parameter, and schemathesis finds the endpoint to keep its word."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from searchapp.search.parameters.table import PARAMETERS

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
)
EXAMPLES = 40  # of each operation, right ones and wrong ones: some ten seconds in all
# What fits the schema may still be wrong (an unclosed quotation mark, the 30th of February): a 400 is right then.
EXCLUDED = [positive_data_acceptance]

bounded = settings(
    max_examples=EXAMPLES,
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


def test_every_parameter_is_described(client: FlaskClient) -> None:
    parameters = client.get("/api/openapi.json").json["paths"]["/api/search"]["get"]["parameters"]
    assert [parameter["name"] for parameter in parameters] == [parameter.name for parameter in PARAMETERS]
    assert all(parameter["description"] for parameter in parameters)
    by_name = {parameter["name"]: parameter["schema"] for parameter in parameters}
    country = {"type": "string", "maxLength": 200}  # a code or a name
    assert by_name["country"] == {"type": "array", "items": country, "maxItems": 100}
    assert by_name["page-size"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}
