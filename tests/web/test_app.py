"""The app put together: an error is told as what asks reads it, and an id may hold any sign."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.web import create_app
from tests.town import write_news
from tests.web.pages import read


@pytest.mark.parametrize("key", ["/2016/05/ferry", "//x", "a/b/", "a b?c#d%2F"])
def test_an_article_is_found_whatever_its_id(tmp_path: Path, key: str) -> None:
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [{"id": key, "body": "A ferry."}]))])
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    (link,) = read(client, "/?q=ferry").cssselect("h2 a, h3 a")
    assert link.get("href").startswith("/articles/")
    read(client, link.get("href"))
    assert client.get(f"/api/articles/{quote(key, safe='')}").get_json()["id"] == key


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/nowhere", "text/html"),
        ("/apiary", "text/html"),
        ("/api/nowhere", "application/problem+json"),
        ("/api?colour=red", "application/problem+json"),
        ("/static/nowhere.css", "text/html"),
    ],
)
def test_programs_are_told_in_json_and_people_on_a_page(client: FlaskClient, path: str, media_type: str) -> None:
    response = client.get(path)
    assert response.status_code in {400, 404}
    assert response.mimetype == media_type


def test_what_a_client_can_do_instead_is_told_in_its_header(client: FlaskClient, town_index: Path) -> None:
    assert "GET" in client.post("/").headers["Allow"]
    locked = create_app(Settings(index=town_index, password="otter")).test_client()
    assert locked.get("/").headers["WWW-Authenticate"].startswith("Basic")


def test_two_apps_have_forms_of_their_own(town_index: Path) -> None:
    first, second = (create_app(Settings(index=town_index)).extensions["searchapp.correcting"] for _ in range(2))
    assert first.secret != second.secret
    assert str(first.secret) not in repr(first)
