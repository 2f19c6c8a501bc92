"""All of the words or, where no article has them, any; and that it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from searchapp.backends.base import Backend, Outcome, Plan
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, ResultPage
from searchapp.search import SearchService
from searchapp.search.answer import SOME_OF_THE_FILTERED, UNMATCHED, answer_to, outcomes_of
from searchapp.search.facet_counting import FacetPlans


def ids(page: ResultPage) -> list[str]:
    return [hit.id for hit in page.hits]


def test_when_no_article_has_all_words_any_will_do_and_that_is_said(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("glove lighthouse"))
    assert set(ids(page)) == {"n2", "n6", "n7"}
    assert page.query.warnings == ("No article has all of these words; shown are those with any of them.",)
    assert harbour.search(SearchRequest("glove quay")).query.warnings == ()


def test_where_the_filters_leave_nothing_that_has_all_words_nothing_is_found(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("ferry night", countries=("LT",), match="all"))
    assert (page.total, page.query.warnings) == (0, ())
    countries = page.facets["country"]
    assert isinstance(countries, Facet)
    assert {value.id for value in countries.values if value.count} == {"DK"}, "which shows where there are some"


def test_articles_with_all_words_are_told_from_those_with_some(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest("ferry night"))
    assert (page.total, page.total_all_words, page.has_some_words) == (3, 1, True)
    assert page.hits[0].id == "n1"
    none = harbour.search(SearchRequest("ferry night", countries=("LT",)))
    assert (none.total_all_words, none.query.warnings) == (0, (SOME_OF_THE_FILTERED,))
    for request in (SearchRequest("ferry night", match="all"), SearchRequest("ferry night", match="any")):
        assert harbour.search(request).total_all_words is None


@pytest.mark.parametrize("match", ["best", "all"])
def test_a_word_that_no_article_has_is_named(harbour: SearchService, match: str) -> None:
    answer = answer_to(harbour.backend, SearchRequest("zeppelin lighthouse", match=match), FacetPlans({}))  # type: ignore[arg-type]
    assert set(answer.outcome.ids) == {"n2", "n7"}
    assert answer.warnings == (UNMATCHED.format("“zeppelin”"),)


def test_where_no_article_has_any_word_nothing_is_said_of_some(harbour: SearchService) -> None:
    answer = answer_to(harbour.backend, SearchRequest("zeppelin xylophone", match="all"), FacetPlans({}))
    assert (answer.outcome.total, answer.warnings) == (0, ())


def test_the_outcomes_of_an_answer_are_those_of_all_its_pages(harbour: SearchService) -> None:
    answer = answer_to(harbour.backend, SearchRequest(sort="oldest", page_size=3), FacetPlans({}))
    pages = [list(outcome.ids) for outcome in outcomes_of(harbour.backend, answer)]
    assert pages == [["n5", "n1", "n2"], ["n4", "n3", "n7"], ["n6"]]


class CountedTrips:
    """A backend that counts how often it is asked."""

    def __init__(self, backend: Backend) -> None:
        self._backend, self.trips = backend, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)

    def run(self, plans: Sequence[Plan]) -> Sequence[Outcome]:
        self.trips += 1
        return self._backend.run(plans)


@pytest.mark.parametrize(
    ("request_", "trips"),
    [
        (SearchRequest("ferry night"), 1),
        (SearchRequest("zeppelin lighthouse"), 2),  # any of the words, and which of them no article has
        (SearchRequest("zeppelin lighthouse", match="all"), 2),
        (SearchRequest("ferry night", countries=("LT",), match="all"), 2),  # is it for the filter that nothing is left?
        (SearchRequest("zeppelin xylophone", match="all"), 2),
    ],
)
def test_an_answer_takes_at_most_two_trips(harbour: SearchService, request_: SearchRequest, trips: int) -> None:
    backend = CountedTrips(harbour.backend)
    answer_to(backend, request_, FacetPlans({}))
    assert backend.trips == trips
