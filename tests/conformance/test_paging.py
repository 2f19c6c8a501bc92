"""Every article comes once, whichever way one goes through the pages."""

from __future__ import annotations

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.errors import ParameterError
from searchapp.search.cursor import PageEnd, write_cursor
from tests.conformance.corpus import IDS


def all_by_number(index: ArticleIndex, request: dict[str, object], size: int) -> list[str]:
    pages = [index.search(SearchRequest(page=page, page_size=size, **request)) for page in range(1, 12)]  # type: ignore[arg-type]
    return [hit.id for page in pages for hit in page.hits]


def all_by_cursor(index: ArticleIndex, request: dict[str, object], size: int) -> list[str]:
    page = index.search(SearchRequest(page_size=size, **request))  # type: ignore[arg-type]
    ids = [hit.id for hit in page.hits]
    while page.next_cursor:
        page = index.search(SearchRequest(page_size=size, cursor=page.next_cursor, **request))  # type: ignore[arg-type]
        ids += [hit.id for hit in page.hits]
    return ids


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("text", ["", "mill OR rain OR kettle"])
@pytest.mark.parametrize("size", [1, 3, 10])
def test_numbers_and_cursors_lead_through_the_same_articles(
    valley: ArticleIndex, text: str, sort: str, size: int
) -> None:
    request: dict[str, object] = {"text": text, "sort": sort}
    whole = [hit.id for hit in valley.search(SearchRequest(text, sort=sort, page_size=100)).hits]
    assert all_by_number(valley, request, size) == whole
    assert all_by_cursor(valley, request, size) == whole
    assert len(set(whole)) == len(whole)


def test_the_last_page_leads_nowhere_and_none_is_beyond(valley: ArticleIndex) -> None:
    assert valley.search(SearchRequest(page=4, page_size=3)).next_cursor is None
    assert valley.search(SearchRequest(page=2, page_size=5)).next_cursor is None
    beyond = valley.search(SearchRequest(page=9, page_size=5))
    assert (beyond.hits, beyond.total, beyond.next_cursor) == ((), len(IDS), None)


def test_no_articles_may_be_asked_for(valley: ArticleIndex) -> None:
    page = valley.search(SearchRequest(page_size=0))
    assert (page.hits, page.total, page.next_cursor) == ((), len(IDS), None)


def test_a_cursor_belongs_to_its_search(valley: ArticleIndex) -> None:
    cursor = valley.search(SearchRequest(page_size=2)).next_cursor
    assert cursor
    with pytest.raises(ParameterError, match="does not belong"):
        valley.search(SearchRequest("mill", page_size=2, cursor=cursor))
    with pytest.raises(ParameterError, match="does not belong"):
        valley.search(SearchRequest(page_size=2, cursor=cursor[:-4] + "AAAA"))


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("end", [b"abc", b"[1", b"[]", b"{}", b"x" * 500])
def test_a_cursor_that_somebody_made_up_is_refused(valley: ArticleIndex, sort: str, end: bytes) -> None:
    request = SearchRequest(sort=sort)
    cursor = write_cursor(PageEnd(end, valley.state().generation), request)
    with pytest.raises(ParameterError, match="does not belong"):
        valley.search(SearchRequest(sort=sort, cursor=cursor))
