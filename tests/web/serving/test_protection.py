"""Who may ask, how much, and what a browser may do with the answer."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.model.request import QUERY_CHARS
from searchapp.web import create_app
from searchapp.web.serving.protection import QUERY_STRING_BYTES


@pytest.mark.parametrize("path", ["/", "/help", "/api/search", "/nowhere", "/api/nothing", "/static/page.css"])
def test_every_answer_binds_the_browser(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "img-src", "connect-src")} == {"'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_no_proxy_may_keep_what_was_behind_the_password(town_index: Path, client: FlaskClient) -> None:
    locked = create_app(Settings(index=town_index, token="lamp")).test_client()
    for path in ("/", "/api/search", "/articles/otters", "/nowhere"):
        headers = locked.get(path, headers={"Authorization": "Bearer lamp"}).headers
        assert headers.getlist("Cache-Control") == ["private, no-cache"]
    assert client.get("/api/search").headers.getlist("Cache-Control") == ["no-cache"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("news.example", 200),
        ("rebound.example", 400),
        ("127.0.0.1.rebound.example", 400),
        ("", 400),
    ],
)
def test_only_known_hosts_are_answered(host: str, status: int) -> None:
    client = create_app(Settings(allowed_hosts=("news.example",))).test_client()
    assert client.get("/help", headers={"Host": host}).status_code == status
    assert client.get("/static/page.css", headers={"Host": host}).status_code == status


def test_a_strange_host_is_told_which_setting_admits_it(client: FlaskClient) -> None:
    assert "allowed_hosts" in client.get("/api/search", headers={"Host": "rebound.example"}).text


def test_what_a_strange_host_sends_is_not_read(client: FlaskClient) -> None:
    answer = client.post("/corrections", data={"article": "otters"}, headers={"Host": "rebound.example"})
    assert (answer.status_code, "otters" in answer.text) == (400, False)


@pytest.mark.parametrize("path", ["/", "/api/search", "/api/facets/country", "/articles/otters"])
def test_addresses_without_end_are_refused(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?q={'a' * 25_000}").status_code == 414


def test_the_longest_query_in_the_longest_script_is_answered(client: FlaskClient) -> None:
    assert client.get("/api/search", query_string={"q": "渡" * (QUERY_CHARS // 20)}).status_code == 200
    assert len(quote("渡" * QUERY_CHARS)) < QUERY_STRING_BYTES
