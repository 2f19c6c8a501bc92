"""The tokens that lead on from the last hit of a page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from searchapp.errors import ParameterError
from searchapp.model.request import SearchRequest
from searchapp.search import SearchService
from searchapp.search.cursor import PageEnd, read_cursor, write_cursor

FERRY = SearchRequest("ferry", countries=("NO",), since="2014")
END = PageEnd(b"\x00\xffafter", 7)


@given(st.builds(PageEnd, st.binary(max_size=40), st.integers(0, 2**63 - 1)), st.text(max_size=20))
def test_what_was_written_is_read_again(end: PageEnd, text: str) -> None:
    request = SearchRequest(text)
    assert read_cursor(write_cursor(end, request), request) == end


@pytest.mark.parametrize(
    "change",
    [{"page_size": 50}, {"snippets": False}, {"facets": ()}, {"fields": ("id",)}, {"interval": "day"}, {"page": 1}],
)
def test_what_a_page_shows_may_change_on_the_way(change: dict[str, Any]) -> None:
    assert read_cursor(write_cursor(END, FERRY), replace(FERRY, **change)) == END


@pytest.mark.parametrize(
    "change",
    [
        {"text": "fog"},
        {"countries": ("JP",)},
        {"exclude_people": ("signe-alba",)},
        {"until": "2015"},
        {"date": "mentioned"},
        {"added_since": "2026"},
        {"match": "any"},
        {"sort": "newest"},
    ],
)
def test_what_decides_which_hits_there_are_may_not(change: dict[str, Any]) -> None:
    with pytest.raises(ParameterError, match="start again at its first page") as error:
        read_cursor(write_cursor(END, FERRY), replace(FERRY, **change))
    assert error.value.param == "cursor"


@pytest.mark.parametrize(
    "token", ["", "AAAA", "é", "no token", write_cursor(END, FERRY)[:-4], "A" + write_cursor(END, FERRY)[1:-1] + "!"]
)
def test_what_was_never_written_is_refused(token: str) -> None:
    with pytest.raises(ParameterError, match="does not belong to this search"):
        read_cursor(token, FERRY)


def test_a_cursor_that_was_altered_or_belongs_to_another_search_is_refused(harbour: SearchService) -> None:
    request = SearchRequest("ferry", page_size=1)
    cursor = harbour.search(request).next_cursor
    assert cursor is not None
    for wrong in (replace(request, cursor=cursor[:-2] + "AA"), SearchRequest("seal", page_size=1, cursor=cursor)):
        with pytest.raises(ParameterError, match="cursor"):
            harbour.search(wrong)
