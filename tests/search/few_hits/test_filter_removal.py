"""The filters of a request, each by itself, and the request without some of them."""

from __future__ import annotations

import pytest

from searchapp.model.request import UNDATED, SearchRequest
from searchapp.search import SearchService
from searchapp.search.few_hits.filter_removal import filters_in, without_filters


@pytest.mark.parametrize(
    ("request_", "labels"),
    [
        (SearchRequest("pier"), []),
        (SearchRequest(countries=("DK",), exclude_organizations=("unesco",)),
         ["excluding the organization “UNESCO”", "the country “Denmark”"]),
        (SearchRequest(countries=("DK", "DE")), ["the countries"]),
        (SearchRequest(since="2014", added_until="2020"), ["the dates", "the time of addition"]),
        (SearchRequest(date=UNDATED), ["the filter “undated”"]),
    ],
)  # fmt: skip
def test_each_filter_is_told_in_words(harbour: SearchService, request_: SearchRequest, labels: list[str]) -> None:
    assert [each.label for each in filters_in(harbour.backend, harbour.labels, request_)] == labels


def test_a_filter_alone_has_nothing_else_of_the_request(harbour: SearchService) -> None:
    request = SearchRequest("pier", countries=("DK",), since="2014", until="2015")
    country, dates = filters_in(harbour.backend, harbour.labels, request)
    assert country.alone == SearchRequest(countries=("DK",))
    assert dates.alone == SearchRequest(since="2014", until="2015")


def test_any_so_many_of_the_filters_are_left_out(harbour: SearchService) -> None:
    request = SearchRequest("pier", countries=("DK",), since="2014")
    filters = filters_in(harbour.backend, harbour.labels, request)
    assert dict(without_filters(request, filters, 1)) == {
        "without the country “Denmark”": SearchRequest("pier", since="2014"),
        "without the dates": SearchRequest("pier", countries=("DK",)),
    }
    assert dict(without_filters(request, filters, 2)) == {
        "without the country “Denmark” and the dates": SearchRequest("pier")
    }
