"""Facets count what is found: their own filter ignored, the others obeyed, what is selected kept."""

from __future__ import annotations

from gc import disable, enable
from pathlib import Path
from weakref import ref

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from searchapp.errors import ParameterError
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, Histogram
from searchapp.search import SearchService
from tests.search.harbour import indexed, news


def facet(service: SearchService, name: str, request: SearchRequest) -> Facet:
    counted = service.search(request).facets[name]
    assert isinstance(counted, Facet)
    return counted


def counts(service: SearchService, name: str, request: SearchRequest) -> dict[str, int]:
    return {value.id: value.count for value in facet(service, name, request).values}


def timeline(service: SearchService, request: SearchRequest) -> Histogram:
    histogram = service.search(request).facets["date"]
    assert isinstance(histogram, Histogram)
    return histogram


def bars(service: SearchService, request: SearchRequest) -> dict[str, int]:
    return {bucket.id: bucket.count for bucket in timeline(service, request).buckets}


def test_values_have_labels_and_come_commonest_first(harbour: SearchService) -> None:
    values = facet(harbour, "organization", SearchRequest()).values
    assert [(value.label, value.count) for value in values] == [
        ("Harbour Board of Ribe", 3),
        ("Élan Rowing Club", 1),
        ("UNESCO", 1),
    ]


def test_articles_without_any_value_and_values_not_shown_are_counted(harbour: SearchService) -> None:
    countries = facet(harbour, "country", SearchRequest(facet_size=1))
    assert [(value.id, value.count) for value in countries.values] == [("DK", 4)]
    assert (countries.distinct, countries.other, countries.missing) == (3, 4, 1)


def test_a_facet_ignores_its_own_filter_and_obeys_the_others(harbour: SearchService) -> None:
    narrowed = SearchRequest(countries=("DE",))
    assert counts(harbour, "country", narrowed) == counts(harbour, "country", SearchRequest())
    assert counts(harbour, "organization", narrowed) == {"harbour-board": 1, "rowing-club": 1, "unesco": 1}


def test_values_are_alternatives_within_a_facet_and_conditions_across(harbour: SearchService) -> None:
    either = harbour.search(SearchRequest(countries=("DE", "LT")))
    assert {hit.id for hit in either.hits} == {"n2", "n3", "n5", "n7"}
    both = harbour.search(SearchRequest(countries=("DE", "LT"), organizations=("harbour-board",)))
    assert {hit.id for hit in both.hits} == {"n2", "n5"}


def test_what_is_excluded_is_not_found(harbour: SearchService) -> None:
    page = harbour.search(SearchRequest(exclude_countries=("DK",), exclude_organizations=("rowing-club",)))
    assert {hit.id for hit in page.hits} == {"n6", "n7"}


def test_selected_values_stay_on_top_even_without_articles(harbour: SearchService) -> None:
    values = facet(harbour, "organization", SearchRequest("ferry", organizations=("unesco",), facet_size=1)).values
    assert [(value.id, value.count, value.selected) for value in values] == [
        ("unesco", 0, True),
        ("harbour-board", 2, False),
    ]


def test_an_unknown_value_is_shown_by_its_id(harbour: SearchService) -> None:
    values = facet(harbour, "country", SearchRequest(countries=("PE",))).values
    assert (values[0].id, values[0].label, values[0].count) == ("PE", "PE", 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cited_source", {"herald": 1}),
        ("source", {"ribe post": 7}),
        ("country_mentioned", {"DK": 4, "DE": 2, "LT": 2}),
        ("section", {}),
    ],
)
def test_other_facets_are_counted_when_asked_for(harbour: SearchService, name: str, expected: dict[str, int]) -> None:
    assert counts(harbour, name, SearchRequest(facets=(name,))) == expected


def test_a_source_is_labelled_as_it_writes_itself(harbour: SearchService) -> None:
    assert facet(harbour, "source", SearchRequest(facets=("source",))).values[0].label == "Ribe Post"


def test_facets_are_counted_only_when_asked_for(harbour: SearchService) -> None:
    assert harbour.search(SearchRequest("ferry", facets=())).facets == {}
    with pytest.raises(ParameterError, match="colour"):
        harbour.search(SearchRequest(facets=("colour",)))


def test_a_value_selected_twice_is_shown_once(harbour: SearchService) -> None:
    request = SearchRequest(organizations=("unesco", "unesco"), facet_size=1)
    shown = facet(harbour, "organization", request)
    assert [value.id for value in shown.values] == ["unesco", "harbour-board"]
    assert (shown.distinct, shown.other) == (3, 1)


def test_a_facet_shows_no_less_than_no_values(harbour: SearchService) -> None:
    assert facet(harbour, "country", SearchRequest(facet_size=0)).values == ()
    for size in (-1, {"country": -1}):
        with pytest.raises(ParameterError, match="no less than no values"):
            harbour.search(SearchRequest(facet_size=size))


codes = st.lists(st.sampled_from(["DK", "DE", "LT"]), unique=True)
clubs = st.lists(st.sampled_from(["harbour-board", "unesco", "rowing-club"]), unique=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(clubs, codes), min_size=1, max_size=20), clubs, codes, st.integers(1, 3))
def test_a_count_is_how_many_are_found_with_that_value_alone(
    tmp_path_factory: pytest.TempPathFactory,
    corpus: list[tuple[list[str], list[str]]],
    organizations: list[str],
    countries: list[str],
    size: int,
) -> None:
    articles = [news(number, "Ferry", "", "", *facets) for number, facets in enumerate(corpus)]
    service = indexed(tmp_path_factory.mktemp("corpus"), articles)
    request = SearchRequest("ferry", tuple(organizations), tuple(countries), facet_size=size, page_size=20)
    for name, member in (("organization", "organizations"), ("country", "countries")):
        counted = facet(service, name, request)
        for value in counted.values:
            assert value.count == service.search(replace(request, **{member: (value.id,)})).total
        without = service.search(replace(request, **{member: ()}))
        assert counted.missing == sum(not getattr(hit, member) for hit in without.hits)
        assert {value.id for value in counted.values} >= set(getattr(request, member))


# ---- dates ---------------------------------------------------------------------------------------


def test_the_interval_follows_the_range_and_empty_buckets_are_there(harbour: SearchService) -> None:
    assert bars(harbour, SearchRequest("lighthouse")) == {
        "2014-W12": 1,
        **{f"2014-W{week}": 0 for week in range(13, 22)},
        "2014-W22": 1,
    }
    assert bars(harbour, SearchRequest("seal")) == {"2014-05-30": 1}


def test_dates_less_exact_than_a_bucket_and_undated_articles_are_told(harbour: SearchService) -> None:
    histogram = timeline(harbour, SearchRequest(interval="month"))
    assert {bucket.id: bucket.count for bucket in histogram.buckets} == {"2014-03": 2, "2014-04": 0, "2014-05": 3}
    assert (histogram.coarser, histogram.missing) == (1, 1)
    assert timeline(harbour, SearchRequest(interval="day")).coarser == 2


@pytest.mark.parametrize("interval", ["day", "week", "month", "year"])
def test_narrowing_to_a_bucket_finds_as_many_as_it_says(harbour: SearchService, interval: str) -> None:
    for bucket in timeline(harbour, SearchRequest(interval=interval)).buckets:
        narrowed = harbour.search(SearchRequest(since=bucket.since, until=bucket.until))
        assert narrowed.total == bucket.count


def test_the_histogram_ignores_the_dates_asked_for_but_no_other_filter(harbour: SearchService) -> None:
    narrowed = SearchRequest(since="2014-03", until="2014-03", interval="month")
    assert bars(harbour, narrowed) == {"2014-03": 2, "2014-04": 0, "2014-05": 3}
    assert counts(harbour, "country", narrowed) == {"DK": 2, "DE": 1}


def test_an_article_counts_once_in_a_month_of_which_it_names_two_days(harbour: SearchService) -> None:
    request = SearchRequest(date="mentioned", interval="month", since="2013-05")
    assert bars(harbour, request) == {"2013-02": 1, "2013-03": 0, "2013-04": 0, "2013-05": 1}
    assert bars(harbour, SearchRequest(date="mentioned", interval="year")) == {"2013": 3}
    assert timeline(harbour, request).missing == 4
    for bucket in timeline(harbour, request).buckets:
        narrowed = SearchRequest(date="mentioned", since=bucket.since, until=bucket.until)
        assert harbour.search(narrowed).total == bucket.count


def test_nothing_found_has_no_buckets(harbour: SearchService) -> None:
    assert timeline(harbour, SearchRequest("zeppelin")).buckets == ()
    assert timeline(harbour, SearchRequest("zeppelin", date="mentioned")).buckets == ()


def test_a_state_of_the_index_goes_when_nobody_uses_it(tmp_path: Path) -> None:
    state = indexed(tmp_path)
    assert facet(state, "country", SearchRequest("ferry")).values
    gone = ref(state)
    disable()  # garbage is collected now and then only, and a server may see many states until then
    try:
        del state
        assert gone() is None
    finally:
        enable()
