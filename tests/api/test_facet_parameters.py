"""A search inside a facet, as a query string asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.api.facet_parameters import FacetSearch, facet_search_of
from searchapp.article_index import ArticleIndex
from searchapp.errors import NotFoundError, ParameterError, ParametersError
from searchapp.model.request import SearchRequest
from searchapp.search.parameters.values import VALUE_CHARS


def test_the_prefix_is_of_the_facet_and_all_else_of_the_search() -> None:
    pairs = [("prefix", "le"), ("q", "ferry"), ("country", "NO")]
    expected = FacetSearch("organization", "le", SearchRequest("ferry", countries=("NO",)))
    assert facet_search_of("organization", pairs) == expected
    assert facet_search_of("organization", iter(pairs[1:])).prefix == ""


def test_a_facet_that_is_none_is_not_there() -> None:
    with pytest.raises(NotFoundError, match="There is no facet “smell”; there are organization, country,"):
        facet_search_of("smell", [])
    with pytest.raises(NotFoundError) as caught:
        facet_search_of("x" * 10_000, [])
    assert len(str(caught.value)) < 500


def test_what_cannot_be_taken_is_told() -> None:
    with pytest.raises(ParameterError, match=rf"prefix: {VALUE_CHARS} characters are allowed"):
        facet_search_of("country", [("prefix", "x" * (VALUE_CHARS + 1))])
    with pytest.raises(ParameterError, match="prefix: it can be given only once"):
        facet_search_of("country", [("prefix", "a"), ("prefix", "a")])
    with pytest.raises(ParametersError, match="colour"):
        facet_search_of("country", [("colour", "red")])


@pytest.mark.parametrize(
    ("pairs", "size", "number"),
    [([], None, 3), ([("facet-size", "2")], None, 2), ([("facet-size.country", "1")], None, 1), ([], 2, 2)],
)
def test_as_many_values_are_listed_as_is_asked_for(
    town_index: Path, pairs: list[tuple[str, str]], size: int | None, number: int
) -> None:
    with ArticleIndex.open(town_index) as index:
        assert len(facet_search_of("country", [("q", "ferry"), *pairs]).values(index, size)) == number


def test_values_are_counted_over_what_is_found_and_begin_with_the_prefix(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        (value,) = facet_search_of("country", [("prefix", "nor"), ("q", "ferry")]).values(index)
    assert (value.id, value.label, value.count) == ("NO", "Norway", 8)
