"""The way from one page of results to the others."""

from __future__ import annotations

from msgspec import Struct

from searchapp.model.request import SearchRequest
from searchapp.model.result import ResultPage
from searchapp.search.parameters.table import REACH
from searchapp.web.formatting import counted, number_text
from searchapp.web.links import Link, search_href

_AROUND = 2  # pages named on each side of the one shown
SIZES = (10, 20, 50, 100)


class Pager(Struct, frozen=True):
    """Links to other pages (a gap in them is `None`), and to more or fewer results on each."""

    range: str
    previous: str
    next: str
    numbers: tuple[Link | None, ...]
    sizes: tuple[Link, ...]


def pager_of(request: SearchRequest, page: ResultPage) -> Pager:
    """The pager under the results of `request`, which `page` answers; a cursor leads past the last numbered page."""
    last, number = last_page(request, page.results), request.page
    return Pager(
        range=_range(request, page),
        previous=search_href(request, page=min(number - 1, last)) if number > 1 and last else "",
        next=_next(request, page, last),
        numbers=_numbers(request, last) if last > 1 else (),
        sizes=_sizes(request) if page.results > SIZES[0] else (),
    )


def last_page(request: SearchRequest, total: int) -> int:
    """The number of the last page that has one."""
    return -(-min(total, REACH) // request.page_size)


def past_the_end(request: SearchRequest, page: ResultPage) -> Link | None:
    """The way back to the last page of results from one that does not exist; None from one that does."""
    if page.hits or not page.results or request.cursor:
        return None
    last = last_page(request, page.results)
    pages = "is only one page" if last == 1 else f"are {number_text(last)} pages"
    label = f"There is no page {number_text(request.page)}: there {pages} of results. Go to the last one"
    return Link(label, search_href(request, page=last))


def _next(request: SearchRequest, page: ResultPage, last: int) -> str:
    if not request.cursor and request.page < last:
        return search_href(request, page=request.page + 1)
    cursor = page.next_cursor if page.hits else None
    return search_href(request, cursor=cursor) if cursor else ""


def _sizes(request: SearchRequest) -> tuple[Link, ...]:
    return tuple(Link(str(size), search_href(request, page_size=size), size == request.page_size) for size in SIZES)


def _range(request: SearchRequest, page: ResultPage) -> str:
    total = page.results
    if request.cursor:
        return f"Further results, {number_text(len(page.hits))} of {number_text(total)}"
    first = (request.page - 1) * request.page_size + 1
    last = min(total, first + request.page_size - 1)
    if first > total:
        return "Past the last page" if total else ""
    shown = f"{number_text(first)}–{number_text(last)} of {number_text(total)}"
    beyond = total - REACH
    if beyond > 0 and last >= REACH:
        return f"{shown}; {counted(beyond, 'more article')} can be reached by “Next”, or add a word or a filter"
    return shown


def _numbers(request: SearchRequest, last: int) -> tuple[Link | None, ...]:
    shown = 0 if request.cursor else request.page
    near = range(max(1, shown - _AROUND), min(last, shown + _AROUND) + 1)
    numbers: list[Link | None] = []
    previous = 0
    for number in sorted({1, *near}):
        if number - previous > 1:
            numbers.append(None)
        numbers.append(Link(number_text(number), search_href(request, page=number), number == shown))
        previous = number
    return tuple(numbers)
