"""The results before and after an article, for its page, where it was opened from a list of results."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.model.request import SearchRequest
from searchapp.model.result import Hit, ResultPage
from searchapp.web.formatting import number_text
from searchapp.web.links import Link, article_href
from searchapp.web.pager import last_page
from searchapp.web.results_page import page_request


class Neighbours(Struct, frozen=True):
    """The ways to the results on both sides of an article, and which of them it is."""

    previous: Link | None
    next: Link | None
    position: str


def neighbours_of(index: ArticleIndex, request: SearchRequest, article_id: str) -> Neighbours | None:
    """The neighbours of an article among the results of `request`; None where it is not on their page."""
    if request == SearchRequest():
        return None
    page = _results(index, request)
    ids = [hit.id for hit in page.hits]
    if article_id not in ids:
        return None
    rank = ids.index(article_id)
    previous = _link(index, page.hits[rank - 1], request) if rank else _last_before(index, request)
    following = (
        _link(index, page.hits[rank + 1], request) if rank + 1 < len(ids) else _first_behind(index, request, page)
    )
    return Neighbours(previous, following, _position(request, page, rank))


def _results(index: ArticleIndex, request: SearchRequest) -> ResultPage:
    """The page of results without what only their own page shows."""
    return index.search(replace(page_request(request), facets=(), snippets=False))


def _last_before(index: ArticleIndex, request: SearchRequest) -> Link | None:
    """The last result of the page before; what a cursor leads to has no page before it."""
    if request.cursor or request.page == 1:
        return None
    before = replace(request, page=request.page - 1)
    hits = _results(index, before).hits
    return _link(index, hits[-1], before) if hits else None


def _first_behind(index: ArticleIndex, request: SearchRequest, page: ResultPage) -> Link | None:
    """The first result of the page behind."""
    if not request.cursor and request.page < last_page(request, page.results):
        behind = replace(request, page=request.page + 1)
    elif page.next_cursor:
        behind = replace(request, page=1, cursor=page.next_cursor)
    else:
        return None
    hits = _results(index, behind).hits
    return _link(index, hits[0], behind) if hits else None


def _link(index: ArticleIndex, hit: Hit, request: SearchRequest) -> Link:
    return Link(index.called(hit), article_href(hit.id, request))


def _position(request: SearchRequest, page: ResultPage, rank: int) -> str:
    if request.cursor:  # it does not tell how many came before
        return ""
    number = (request.page - 1) * request.page_size + rank + 1
    return f"{number_text(number)} of {number_text(page.results)}"
