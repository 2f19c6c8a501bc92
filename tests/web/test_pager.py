"""The way from one page of results to the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit, IndexState, QueryEcho, ResultPage
from searchapp.search.parameters.table import REACH
from searchapp.web import create_app
from searchapp.web.pager import SIZES, last_page, pager_of, past_the_end
from tests.town import write_news
from tests.web.pages import href, read, texts


def test_pages_of_results_follow_each_other(client: FlaskClient) -> None:
    first = read(client, "/?q=ferry")
    assert texts(first, ".pager > p") == ["1–10 of 24"]
    third = read(client, href(read(client, href(first, "Next")), "Next"))
    assert texts(third, ".pager > p") == ["21–24 of 24"]
    assert "Next" not in texts(third, ".pager a")


def test_past_the_last_page_there_are_no_results_and_a_way_back(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry&page=9")
    assert texts(page, ".hit") == []
    assert texts(page, "h1") == ["24 articles"]
    assert texts(read(client, href(page, "Previous")), ".pager > p") == ["21–24 of 24"]
    assert "There is no page 9: there are 3 pages" in texts(page, ".ways-out")[0]
    assert texts(read(client, href(page, "Go to the last one")), ".pager > p") == ["21–24 of 24"]


def test_a_cursor_leads_on_where_pages_have_no_numbers(client: FlaskClient) -> None:
    cursor = client.get("/api/search?q=ferry&page-size=10").get_json()["next_cursor"]
    page = read(client, f"/?q=ferry&cursor={cursor}")
    assert texts(page, ".hit h2") == texts(read(client, "/?q=ferry&page=2"), ".hit h2")
    assert texts(page, ".pager > p") == ["Further results, 10 of 24"]
    last = read(client, href(page, "Next"))
    assert len(texts(last, ".hit")) == 4
    assert "Next" not in texts(last, ".pager a")


def test_past_the_pages_with_numbers_there_is_a_way_on(tmp_path: Path) -> None:
    stories = [{"id": f"s{number}", "body": "A ferry."} for number in range(10_020)]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", stories))])
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    page = read(client, "/?q=ferry&page=100&page-size=100")
    assert "20 more articles can be reached" in texts(page, ".pager > p")[0]
    assert len(texts(read(client, href(page, "Next")), ".hit")) == 20


HIT = Hit("tea", "Tea", "", "", "", "", "", None, "", (), (), (), 1.0)


def page_of(request: SearchRequest, total: int, hits: int = 1) -> ResultPage:
    return ResultPage(request, QueryEcho("", ""), total, 0.0, IndexState(1, total, ""), (HIT,) * hits, {})


def numbers(request: SearchRequest, total: int) -> list[str]:
    links = pager_of(request, page_of(request, total)).numbers
    return [f"[{link.label}]" if link and link.current else link.label if link else "…" for link in links]


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        (1, 10, []),
        (1, 11, ["[1]", "2"]),
        (1, 240, ["[1]", "2", "3"]),
        (4, 240, ["1", "2", "3", "[4]", "5", "6"]),
        (7, 240, ["1", "…", "5", "6", "[7]", "8", "9"]),
        (24, 240, ["1", "…", "22", "23", "[24]"]),
        (1_000, 10**6, ["1", "…", "998", "999", "[1,000]"]),
    ],
)
def test_the_pages_around_the_one_shown_have_numbers(page: int, total: int, expected: list[str]) -> None:
    assert numbers(SearchRequest("tea", page=page), total) == expected


@pytest.mark.parametrize(
    ("total", "size", "last"), [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (REACH, 10, 1_000), (10**6, 100, 100)]
)
def test_the_last_page_that_has_a_number(total: int, size: int, last: int) -> None:
    assert last_page(SearchRequest(page_size=size), total) == last


def test_sizes_of_pages_are_offered_where_they_matter() -> None:
    request = SearchRequest("tea", page_size=20)
    assert pager_of(request, page_of(request, SIZES[0])).sizes == ()
    sizes = pager_of(request, page_of(request, SIZES[0] + 1)).sizes
    assert [(link.label, link.current) for link in sizes] == [(str(size), size == 20) for size in SIZES]


def test_one_page_has_none_before_and_behind_it() -> None:
    request = SearchRequest("tea")
    pager = pager_of(request, page_of(request, 3))
    assert (pager.range, pager.previous, pager.next, pager.numbers) == ("1–3 of 3", "", "", ())
    assert pager_of(request, page_of(request, 0, hits=0)).range == ""


def test_only_a_page_that_does_not_exist_leads_back() -> None:
    beyond = SearchRequest("tea", page=5)
    link = past_the_end(beyond, page_of(beyond, 7, hits=0))
    assert link
    assert link.label == "There is no page 5: there is only one page of results. Go to the last one"
    assert link.href == "/?q=tea"
    assert past_the_end(beyond, page_of(beyond, 0, hits=0)) is None
    assert past_the_end(SearchRequest("tea"), page_of(SearchRequest("tea"), 7)) is None
    last = SearchRequest("tea", cursor="x")
    assert past_the_end(last, page_of(last, 7, hits=0)) is None
