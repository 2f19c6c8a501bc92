"""Searching inside a facet."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.errors import ParameterError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.search import SearchService
from tests.backends.local.written import written


def values_beginning(
    service: SearchService, facet: str, prefix: str, request: SearchRequest | None = None
) -> list[str]:
    return [value.label for value in service.other.facet_values(request or SearchRequest(), facet, prefix)]


@pytest.mark.parametrize("prefix", ["ÉL", "el", "row", "rowing c", "rowing-"])
def test_values_are_found_by_the_beginning_of_a_word_or_an_id(harbour: SearchService, prefix: str) -> None:
    assert values_beginning(harbour, "organization", prefix) == ["Élan Rowing Club"]


@pytest.mark.parametrize(
    ("label", "prefixes"),
    [
        ("L'Oréal", ["oréal", "oreal", "loreal", "l'o", "L’O", "l o"]),
        ("Coca-Cola", ["coca cola", "coca-c", "cola"]),
        ("Reed & Post", ["reed &", "reed and", "reed & p", "post"]),
        ("“Blue” Door", ["blue", "“blue", "blue door"]),
        ("J. R. R. Reeve", ["j r r", "j. r.", "reeve"]),
    ],
)
def test_signs_in_a_name_need_not_be_typed(tmp_path: Path, label: str, prefixes: list[str]) -> None:
    service = SearchService(written(tmp_path, [(Article("tea", "", source=label), Facts())]))
    assert [prefix for prefix in prefixes if values_beginning(service, "source", prefix) != [label]] == []
    assert values_beginning(service, "source", "%") == []


def test_values_are_counted_over_what_is_found(harbour: SearchService) -> None:
    assert values_beginning(harbour, "country", "") == ["Denmark", "Germany", "Lithuania"]
    assert values_beginning(harbour, "country", "", SearchRequest("lighthouse")) == ["Germany", "Denmark", "Lithuania"]
    assert values_beginning(harbour, "country", "zz") == []
    with pytest.raises(ParameterError):
        values_beginning(harbour, "date", "2014")


def test_a_value_is_found_by_another_name_which_is_told(harbour: SearchService) -> None:
    (germany,) = harbour.other.facet_values(SearchRequest(), "country", "federal rep")
    assert (germany.id, germany.label, germany.alias) == ("DE", "Germany", "Federal Republic of Germany")


def test_what_is_chosen_in_the_facet_is_marked_and_does_not_narrow(harbour: SearchService) -> None:
    values = harbour.other.facet_values(SearchRequest(countries=("DE",)), "country", size=2)
    assert [(value.id, value.selected) for value in values] == [("DK", False), ("DE", True)]


def test_a_facet_that_does_not_exist_is_told_which_do(harbour: SearchService) -> None:
    with pytest.raises(ParameterError, match="There is no facet “colour”; there are organization, country"):
        harbour.other.facet_values(SearchRequest(), "colour")
