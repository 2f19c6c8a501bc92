"""The endpoint's articles like another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from msgspec import convert

from searchapp.article_index import ArticleIndex
from searchapp.model.result import SimilarAnswer


def test_articles_like_one_are_those_that_the_library_tells(client: FlaskClient, town_index: Path) -> None:
    answer = convert(client.get("/api/articles/log-03/similar").get_json(), SimilarAnswer)
    with ArticleIndex.open(town_index) as index:
        assert answer == index.similar("log-03", 10)
    assert answer.id == "log-03"
    assert answer.similar
    assert "log-03" not in {hit.id for hit in (*answer.similar, *answer.copies)}


def test_as_many_are_told_as_are_asked_for(client: FlaskClient) -> None:
    assert len(client.get("/api/articles/log-03/similar?page-size=2").get_json()["similar"]) == 2


@pytest.mark.parametrize(
    ("query", "status"), [("?page-size=0", 400), ("?page-size=101", 400), ("?q=tea", 400), ("?page=2", 400)]
)
def test_nothing_else_is_taken(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/api/articles/log-03/similar{query}").status_code == status


def test_an_article_that_is_not_there_has_none(client: FlaskClient) -> None:
    assert client.get("/api/articles/unicorn/similar").status_code == 404
