"""What is asked of an index: a value that every facet has its fields in."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from searchapp.model.facets import FACET_NAMES, FACETS
from searchapp.model.request import UNDATED, DateKind, SearchRequest, for_readers
from searchapp.model.sorts import SORTS


def test_every_facet_can_select_and_exclude_values() -> None:
    usual = SearchRequest()
    for facet in FACETS.values():
        assert facet.selected(usual) == facet.excluded(usual) == ()
        assert facet.selected(facet.request_for("tea")) == ("tea",)


def test_the_usual_request_names_what_there_is() -> None:
    usual = SearchRequest()
    assert set(usual.facets) <= set(FACET_NAMES)
    assert usual.sort in SORTS
    assert UNDATED in get_args(DateKind)
    assert (usual.page, usual.cursor, usual.text) == (1, None, "")


def test_a_request_is_a_value() -> None:
    request = SearchRequest("tea", countries=("NO",))
    assert request == replace(SearchRequest("tea"), countries=("NO",)) != SearchRequest("tea")
    assert len({request, SearchRequest("tea", countries=("NO",))}) == 1
    with pytest.raises(AttributeError):
        request.page = 2  # type: ignore[misc]


def test_for_readers_near_copies_are_one_result_unless_they_or_a_cursor_say_otherwise() -> None:
    read = for_readers(SearchRequest("tea", countries=("NO",)))
    assert read == SearchRequest("tea", countries=("NO",), lenient=True, copies="fold", span="chosen")
    assert for_readers(SearchRequest(copies="all")).copies == "all"
    assert for_readers(SearchRequest(cursor="abc")).copies == "all"
