"""The addresses at which the endpoint has a page of an answer and the pages beside it."""

from __future__ import annotations

from urllib.parse import urlencode

from msgspec.structs import replace

from searchapp.model.request import SearchRequest
from searchapp.model.result import Links, ResultPage
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.search.parameters.table import REACH

SEARCH_PATH = "/api/search"


def links_of(page: ResultPage) -> Links:
    """Relative addresses: of the page itself, and `next` and `prev` where there are such pages."""
    request = page.request
    return Links(_href(request), _next(page), _previous(page))


def _next(page: ResultPage) -> str | None:
    request = page.request
    if page.cursor_of is None:
        return None
    if request.cursor or (request.page + 1) * request.page_size > REACH:
        return _href(replace(request, page=1, cursor=page.next_cursor))
    return _href(replace(request, page=request.page + 1))


def _previous(page: ResultPage) -> str | None:
    """The page before; from past the end, the last one. A cursor leads only onward."""
    request = page.request
    if request.cursor or request.page == 1:
        return None
    last = max(1, -(-page.results // request.page_size))
    return _href(replace(request, page=min(request.page - 1, last)))


def _href(request: SearchRequest) -> str:
    pairs = to_pairs(request)
    return f"{SEARCH_PATH}?{urlencode(pairs)}" if pairs else SEARCH_PATH
