"""The labels of the facet values that a request holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.model.request import SearchRequest
from searchapp.web.request_labels import LOOKUPS, labels_of


@pytest.mark.parametrize("facets", [("organization", "country"), ()])
def test_values_that_are_selected_and_excluded_have_labels(town_index: Path, facets: tuple[str, ...]) -> None:
    request = SearchRequest("ferry", countries=("NO",), exclude_organizations=("fog-committee",), facets=facets)
    with ArticleIndex.open(town_index) as index:
        labels = labels_of(index, request, index.search(request))
    assert labels == {("organization", "fog-committee"): "Fog Committee", ("country", "NO"): "Norway"}


def test_a_value_that_the_index_has_not_is_its_own_label(town_index: Path) -> None:
    request = SearchRequest(people=("nobody",), countries=("ZZ",))
    with ArticleIndex.open(town_index) as index:
        labels = labels_of(index, request, index.search(request))
    assert labels == {("person", "nobody"): "nobody", ("country", "ZZ"): "ZZ"}


def test_a_value_is_told_from_others_that_begin_as_it_does(town_index: Path) -> None:
    request = SearchRequest(organizations=("lamp-club-1",), facets=())
    with ArticleIndex.open(town_index) as index:
        assert labels_of(index, request, index.search(request)) == {("organization", "lamp-club-1"): "Lamp Club 1"}


def test_of_many_values_only_the_first_are_looked_up(town_index: Path) -> None:
    request = SearchRequest(exclude_organizations=tuple(f"lamp-club-{number}" for number in range(12)), facets=())
    with ArticleIndex.open(town_index) as index:
        labels = list(labels_of(index, request, index.search(request)).values())
    assert labels == [f"Lamp Club {number}" for number in range(LOOKUPS)] + ["lamp-club-10", "lamp-club-11"]


def test_a_request_without_values_has_no_labels(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        assert labels_of(index, SearchRequest(), index.search(SearchRequest())) == {}
