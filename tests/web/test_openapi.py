"""The OpenAPI document tells of every route and parameter, and schemathesis finds the endpoint to keep its word."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from searchapp.parameters import PARAMETERS

EXAMPLES = 40  # of each operation: some ten seconds in all


@pytest.fixture(scope="session")
def endpoint(app: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


schema = schemathesis.pytest.from_fixture("endpoint")


# What fits the schema may still be wrong (an unclosed quotation mark, the 30th of February): a 400 is right then.
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_endpoint_does_what_its_description_says(case: Case) -> None:
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


def test_every_route_is_described(app: Flask, client: FlaskClient) -> None:
    described = set(client.get("/api/openapi.json").json["paths"])
    assert described == {"/api/search", "/api/facets/{name}", "/api/articles/{article_id}", "/api/openapi.json"}
    assert len(described) == sum(rule.endpoint.startswith("api.") for rule in app.url_map.iter_rules())


def test_every_parameter_is_described(client: FlaskClient) -> None:
    parameters = client.get("/api/openapi.json").json["paths"]["/api/search"]["get"]["parameters"]
    assert [parameter["name"] for parameter in parameters] == [parameter.name for parameter in PARAMETERS]
    assert all(parameter["description"] for parameter in parameters)
    by_name = {parameter["name"]: parameter["schema"] for parameter in parameters}
    assert by_name["country"] == {
        "type": "array",
        "items": {"type": "string", "pattern": "^[A-Za-z]{2}$"},
        "maxItems": 100,
    }
    assert by_name["page-size"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}
