"""The way from one page of results to the others."""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.model.request import SearchRequest
from searchapp.search.parameters import REACH
from searchapp.web.formatting import number_text
from searchapp.web.links import Link, search_href

AROUND = 2  # pages named on each side of the one shown
SIZES = (10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to other pages (a gap in them is `None`), and to more or fewer results on each."""

    range: str
    previous: str
    next: str
    numbers: tuple[Link | None, ...]
    sizes: tuple[Link, ...]


def pager_of(request: SearchRequest, total: int) -> Pager:
    """The pager under the results of `request`."""
    last = -(-min(total, REACH) // request.page_size)
    page = request.page
    return Pager(
        range=_range(request, total),
        previous=search_href(request, page=min(page - 1, last)) if page > 1 and last else "",
        next=search_href(request, page=page + 1) if page < last else "",
        numbers=_numbers(request, last) if last > 1 else (),
        sizes=_sizes(request) if total > SIZES[0] else (),
    )


def _sizes(request: SearchRequest) -> tuple[Link, ...]:
    return tuple(Link(str(size), search_href(request, page_size=size), size == request.page_size) for size in SIZES)


def _range(request: SearchRequest, total: int) -> str:
    first = (request.page - 1) * request.page_size + 1
    last = min(total, first + request.page_size - 1)
    if first > total:
        return "Past the last page" if total else ""
    return f"{number_text(first)}–{number_text(last)} of {number_text(total)}"


def _numbers(request: SearchRequest, last: int) -> tuple[Link | None, ...]:
    near = range(max(1, request.page - AROUND), min(last, request.page + AROUND) + 1)
    numbers: list[Link | None] = []
    previous = 0
    for number in sorted({1, *near}):
        if number - previous > 1:
            numbers.append(None)
        numbers.append(Link(number_text(number), search_href(request, page=number), number == request.page))
        previous = number
    return tuple(numbers)
