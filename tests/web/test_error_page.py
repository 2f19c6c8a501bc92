"""The page of an error says what to do, and marks the faulty character of a query."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from searchapp.api import Fault, Problem
from searchapp.config import Settings
from searchapp.model.result import QueryFault
from searchapp.web import create_app
from searchapp.web.error_page import END_SIGN, SHOWN_CHARS, TITLES, FaultView, error_view_of, fault_view_of
from tests.web.pages import read, texts


def test_the_place_of_a_fault_in_the_query_is_marked(client: FlaskClient) -> None:
    page = read(client, "/?q=otters+%22mill")
    assert texts(page, "mark.fault") == ['"']
    assert texts(page, "h1") == texts(read(client, "/?q=otters+mill"), "h1")
    assert page.get_element_by_id("q").get("value") == 'otters "mill'
    assert page.get_element_by_id("q").get("aria-invalid") == "true"


@pytest.mark.parametrize(
    ("wrong", "rest"),
    [("from=gestern", "q=otters&country=NO&country=SE"), ("page=x&zz=1", "q=otters&org=a+%26+b"), ("zz=1", "")],
)
def test_the_search_without_what_is_wrong_in_it_is_a_click_away(client: FlaskClient, wrong: str, rest: str) -> None:
    page = read(client, f"/?{rest}&{wrong}", 400)
    ways = [link.get("href") for link in page.cssselect("main a") if link.text_content() == "Search without that"]
    assert ways == ([f"/?{rest}"] if rest else [])
    if ways:
        assert client.get(ways[0]).status_code == 200


def test_without_an_index_no_search_is_offered(tmp_path: Path) -> None:
    page = read(create_app(Settings(index=tmp_path / "none")).test_client(), "/", 503)
    assert "run `searchapp index` first" in texts(page, "#fault")[0]
    assert texts(page, "main a") == ["How to search"]


@pytest.mark.parametrize("path", ["/", "/api/search", "/articles/otters", "/api/search.csv"])
def test_strangers_are_told_no_path_of_the_machine(tmp_path: Path, path: str, caplog: pytest.LogCaptureFixture) -> None:
    secret = tmp_path / "secret-place"
    strangers = create_app(Settings(index=secret)).test_client()
    stranger, proxied = {"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}
    for environ in (stranger, proxied):
        answer = strangers.get(path, environ_overrides=environ)
        assert answer.status_code == 503
        assert "secret-place" not in answer.text
        assert "secret-place" in caplog.text
    assert "secret-place" in strangers.get(path).text
    known = create_app(Settings(index=secret, token="lamp")).test_client()
    headers = {"Authorization": "Bearer lamp"}
    assert "secret-place" in known.get(path, environ_overrides=stranger, headers=headers).text


def test_what_is_not_there_has_a_page(client: FlaskClient) -> None:
    assert texts(read(client, "/nowhere", 404), "h1") == ["There is no such page"]
    assert "unicorn" in texts(read(client, "/articles/unicorn", 404), "#fault")[0]
    assert "weather" in texts(read(client, "/facets/weather", 404), "#fault")[0]


def fault_at(position: int, text: str) -> FaultView:
    view = fault_view_of(QueryFault("unbalanced", "It has no end.", position), text)
    assert view
    return view


@pytest.mark.parametrize(
    ("position", "text", "parts"),
    [
        (2, "ab(cd", ("ab", "(", "cd")),
        (0, "(", ("", "(", "")),
        (5, "ab(cd", ("ab(cd", END_SIGN, "")),
        (99, "ab", ("ab", END_SIGN, "")),
        (-1, "ab", ("", "a", "b")),
        (0, "", ("", END_SIGN, "")),
        (1, "東(京", ("東", "(", "京")),
    ],
)
def test_the_faulty_character_stands_between_what_surrounds_it(
    position: int, text: str, parts: tuple[str, str, str]
) -> None:
    view = fault_at(position, text)
    assert (view.before, view.character, view.after) == parts
    assert view.marked


def test_of_a_long_query_only_what_is_near_is_shown() -> None:
    view = fault_at(500, "a" * 500 + "(" + "b" * 500)
    assert view.before == "…" + "a" * SHOWN_CHARS
    assert view.after == "b" * SHOWN_CHARS + "…"


def test_no_fault_has_no_view() -> None:
    assert fault_view_of(None, "otters") is None


def test_every_fault_of_a_request_is_told_beside_what_was_given() -> None:
    problem = Problem(
        400, "Bad Request", "Both are wrong.", (Fault("q", "x", "No end.", 1), Fault("page", "y", "Too far."))
    )
    view = error_view_of(problem, {"q": "a(", "page": "x"})
    assert (view.title, view.text, view.in_query, view.can_search) == (TITLES[400], "a(", True, True)
    assert view.faults == (FaultView("No end.", True, "a", "("), FaultView("Too far."))


@pytest.mark.parametrize(
    ("status", "is_correction", "title", "can_search"),
    [
        (404, False, "There is no such page", True),
        (404, True, "There is no such fact or correction", True),
        (400, True, "This cannot be corrected so", True),
        (503, True, "There is no index to search in", False),
        (418, False, "I'm a Teapot", True),
        (500, False, "I'm a Teapot", False),
    ],
)
def test_a_page_is_called_by_what_happened(status: int, is_correction: bool, title: str, can_search: bool) -> None:
    view = error_view_of(Problem(status, "I'm a Teapot", ""), {}, is_correction)
    assert (view.title, view.can_search, view.text, view.in_query) == (title, can_search, "", False)
