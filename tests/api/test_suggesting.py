"""`GET /api/suggest`, and the same for browsers' search boxes."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from searchapp.model.request import QUERY_CHARS


def test_words_values_and_headlines_are_suggested(client: FlaskClient) -> None:
    answer = client.get("/api/suggest?q=ot").get_json()
    assert answer["q"] == "ot"
    by_kind = {each["kind"]: each for each in reversed(answer["suggestions"])}
    assert by_kind["word"] == {"kind": "word", "text": "otter", "count": 1, "query": "otter"}
    assert by_kind["value"]["text"] == "Portuguese Otter Society"
    assert {"facet": "organization", "parameter": "org", "count": 1}.items() <= by_kind["value"].items()
    assert by_kind["headline"] == {"kind": "headline", "text": "Otters Return to the Mill", "id": "otters"}


def test_a_browser_is_given_texts_to_search_for(client: FlaskClient) -> None:
    response = client.get("/suggest?q=the+lamp")
    assert response.mimetype == "application/x-suggestions+json"
    assert response.get_json(force=True) == ["the lamp", ["the lamplighter"]]


@pytest.mark.parametrize("query", ["x=1", "q=a&q=b", f"q={'a' * (QUERY_CHARS + 1)}"])
def test_what_cannot_be_read_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/suggest?{query}").status_code == 400


def test_nothing_typed_suggests_nothing(client: FlaskClient) -> None:
    assert client.get("/api/suggest").get_json() == {"q": "", "suggestions": []}
