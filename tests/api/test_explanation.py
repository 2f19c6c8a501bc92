"""The endpoint tells why an article is a result."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from msgspec import convert

from searchapp.article_index import ArticleIndex
from searchapp.model.explanation import ExplainedArticle
from searchapp.model.request import SearchRequest

ADDRESS = "/api/articles/otters/explanation"


def test_the_explanation_is_that_of_the_library(client: FlaskClient, town_index: Path) -> None:
    answer = convert(client.get(f"{ADDRESS}?q=otters+mill&org=UNESCO").get_json(), ExplainedArticle)
    with ArticleIndex.open(town_index) as index:
        assert answer == index.explained(SearchRequest("otters mill"), "otters")
    assert answer.parts
    assert answer.forms[0].title == 1


@pytest.mark.parametrize(("query", "status"), [("?q=mill&page=2", 400), ("?q=(", 400), ("?colour=red", 400)])
def test_what_is_not_of_a_search_is_refused(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"{ADDRESS}{query}").status_code == status


def test_an_article_that_is_not_there_has_none(client: FlaskClient) -> None:
    assert client.get("/api/articles/unicorn/explanation?q=mill").status_code == 404
