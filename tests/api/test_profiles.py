"""What the endpoint tells of one value of a facet."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from msgspec import convert

from searchapp.model.value_profile import ValueProfile


def test_a_value_is_told_of_with_what_occurs_with_it(client: FlaskClient) -> None:
    profile = convert(client.get("/api/facets/country/NO").get_json(), ValueProfile)
    assert (profile.facet, profile.id, profile.label, profile.total) == ("country", "NO", "Norway", 8)
    assert [value.label for value in profile.together["organization"]] == ["Fog Committee", "Harbour Office"]


def test_a_value_may_be_given_by_a_name(client: FlaskClient) -> None:
    assert client.get("/api/facets/organization/HARBOUR%20office").get_json()["id"] == "harbor-office"


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/api/facets/smell/tea", "There is no facet “smell”; there are organization,"),
        ("/api/facets/date/2014", "There is no facet “date”"),
        ("/api/facets/country/XX", "There is no country “XX” in the index."),
        ("/api/facets/person/a%2Fb%00", "There is no person “a/b\x00” in the index."),
    ],
)
def test_what_is_not_there_is_told(client: FlaskClient, path: str, detail: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.get_json(force=True)["detail"].startswith(detail)


def test_no_parameters_are_taken(client: FlaskClient) -> None:
    assert client.get("/api/facets/country/NO?q=tea").status_code == 400
