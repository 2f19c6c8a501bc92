"""Pages that a proxy has below a path lead to one another there."""

from __future__ import annotations

import re
from ipaddress import ip_network
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from searchapp.config import Settings
from searchapp.web.app import create_app
from searchapp.web.server import bound

BELOW = {"X-Forwarded-Prefix": "/news/"}
LOOPBACK = (ip_network("127.0.0.1"),)


@pytest.fixture(scope="module")
def proxied(town_index: Path) -> FlaskClient:
    return create_app(Settings(index=town_index, trusted_proxies=LOOPBACK)).test_client()


@pytest.mark.parametrize("path", ["/?q=ferry", "/news/?q=ferry", "/help", "/bookmarks", "/facets/country", "/?q=%28"])
def test_every_link_of_a_page_begins_with_the_path_once(proxied: FlaskClient, path: str) -> None:
    page = proxied.get(path, headers=BELOW).text
    links = re.findall(r'\s(?:href|src|action)="(/[^"]*)"', page)
    assert links
    assert all(link.startswith("/news/") and not link.startswith("/news/news/") for link in links)


def test_so_do_those_of_the_endpoint_of_files_and_of_redirections(proxied: FlaskClient) -> None:
    answer = proxied.get("/api/search?q=ferry&page-size=1", headers=BELOW).json
    assert answer
    assert answer["links"]["next"] == "/news/api/search?q=ferry&page=2&page-size=1"
    assert "<id>http://localhost/news/?q=ferry</id>" in proxied.get("/api/search.atom?q=ferry", headers=BELOW).text
    assert 'template="http://localhost/news/?q={searchTerms}"' in proxied.get("/opensearch.xml", headers=BELOW).text
    assert proxied.get("/favicon.ico", headers=BELOW).location == "/news/static/icon.svg"


@pytest.mark.parametrize("prefix", ["", "/", "news", "//evil.example", '/x"><script>'])
def test_what_is_no_path_changes_nothing(proxied: FlaskClient, prefix: str) -> None:
    headers = {"X-Forwarded-Prefix": prefix}
    assert 'href="/static/' in proxied.get("/", headers=headers).text


def test_a_stranger_cannot_tell_the_path(town_index: Path) -> None:
    client = create_app(Settings(index=town_index)).test_client()
    assert 'href="/static/' in client.get("/", headers=BELOW).text


def test_scripts_ask_below_the_path_too(browser: Browser, town_index: Path) -> None:
    service = bound(Settings(index=town_index, port=0, trusted_proxies=LOOPBACK))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    context = browser.new_context(extra_http_headers=BELOW)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{service.address}news/")
    page.locator("#q").press_sequentially("ferr")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/?q=ferr*")
    context.close()
    service.close()
    thread.join(timeout=10)
    assert {"api/suggest"} <= {url.removeprefix(f"{service.address}news/").partition("?")[0] for url in asked}
    assert all(url.startswith(f"{service.address}news/") for url in asked)
