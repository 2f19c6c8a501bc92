"""The addresses of the pages beside a page of an answer."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from searchapp.model.request import SearchRequest
from searchapp.model.result import IndexState, QueryEcho, ResultPage
from searchapp.search import SearchService
from searchapp.search.page_links import links_of
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import REACH


def test_links_lead_to_the_pages_beside(harbour: SearchService) -> None:
    request = SearchRequest("the", match="any", page_size=2, page=2, facets=())
    links = harbour.search(request).as_json()["links"]
    asked = {name: parse(parse_qsl(urlsplit(link).query)) for name, link in links.items()}
    assert asked == {"self": request, "next": replace(request, page=3), "prev": replace(request, page=1)}
    assert harbour.search(SearchRequest("glove")).as_json()["links"] == {
        "self": "/api/search?q=glove",
        "next": None,
        "prev": None,
    }


def test_the_link_back_from_past_the_end_leads_to_the_last_page(harbour: SearchService) -> None:
    links = harbour.search(SearchRequest("ferry", page=9, page_size=2)).as_json()["links"]
    assert links["prev"] == "/api/search?q=ferry&page=2&page-size=2"


def page_of(request: SearchRequest, total: int = 3 * REACH) -> ResultPage:
    """A page of many results, behind which there are more."""
    return ResultPage(
        request, QueryEcho("", ""), total, 0.0, IndexState(1, total, ""), (), {}, cursor_of=lambda: "token"
    )


def test_further_on_than_pages_have_numbers_a_cursor_leads() -> None:
    last = SearchRequest(page=REACH // 100, page_size=100)
    assert links_of(page_of(replace(last, page=last.page - 1))).next == f"/api/search?page={last.page}&page-size=100"
    assert links_of(page_of(last)).next == "/api/search?page-size=100&cursor=token"


def test_a_cursor_leads_only_onward() -> None:
    links = links_of(page_of(SearchRequest("fog", cursor="before")))
    assert (links.next, links.prev) == ("/api/search?q=fog&cursor=token", None)


def test_with_near_copies_as_one_the_last_page_is_nearer() -> None:
    page = replace(page_of(SearchRequest(page=9)), total=70, folded=25)
    assert links_of(page).prev == "/api/search?page=3"
