"""Filters, facets and dates: what is counted is what would be found."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.errors import ValueUnknownError
from searchapp.model.result import Facet, Histogram


def facet(index: ArticleIndex, name: str, text: str = "", **members: Any) -> Facet:
    """A facet of the answer to a request."""
    counted = index.search(SearchRequest(text, facets=(name,), **members)).facets[name]
    assert isinstance(counted, Facet)
    return counted


def timeline(index: ArticleIndex, text: str = "", **members: Any) -> Histogram:
    """The histogram of the answer to a request."""
    counted = index.search(SearchRequest(text, facets=("date",), **members)).facets["date"]
    assert isinstance(counted, Histogram)
    return counted


def counts(counted: Facet | Histogram) -> dict[str, int]:
    """The counts of a facet's values or a histogram's buckets that have any."""
    values = counted.values if isinstance(counted, Facet) else counted.buckets
    return {value.id: value.count for value in values if value.count}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"organizations": ("river-trust",)}, "herons otters tokyo tuba"),
        ({"organizations": ("river-trust", "kettle-guild")}, "copper herons kettles otters tokyo tuba"),
        ({"organizations": ("river-trust",), "countries": ("NO",)}, "herons otters"),
        ({"exclude_organizations": ("river-trust", "kettle-guild")}, "band fog lost ratio"),
        ({"exclude_countries": ("NO",), "organizations": ("river-trust",)}, "tokyo tuba"),
        ({"exclude_organizations": ("none",), "sections": ("none",)}, "band tokyo tuba"),
        ({"sections": ("none", "trade"), "countries": ("FI",)}, "copper fog"),
        ({"sources": ("valley post",), "sections": ("nature",)}, "herons otters"),
        ({"since": "2014-05", "until": "2014"}, "band copper kettles"),
        ({"since": "2015"}, "fog ratio tokyo tuba"),
        ({"until": "2014-05-11"}, "herons kettles otters"),
        ({"since": "2014", "date": "mentioned"}, "herons"),
        ({"until": "2013", "date": "mentioned"}, "copper tuba"),
        ({"date": "none"}, "lost"),
        ({"date": "none", "organizations": ("river-trust",)}, ""),
    ],
)
def test_filters_narrow(valley: ArticleIndex, members: dict[str, Any], expected: str) -> None:
    page = valley.search(SearchRequest(page_size=100, **members))
    assert sorted(hit.id for hit in page.hits) == expected.split()


def test_values_come_commonest_first_then_by_id_with_their_labels(valley: ArticleIndex) -> None:
    organizations = facet(valley, "organization")
    assert [(value.id, value.label, value.count) for value in organizations.values] == [
        ("river-trust", "River Trust", 4),
        ("kettle-guild", "Kettle Guild", 2),
        ("valley-brass-band", "Valley Brass Band", 2),
    ]
    assert (organizations.distinct, organizations.other, organizations.missing) == (3, 0, 3)


def test_what_is_not_shown_is_counted_together(valley: ArticleIndex) -> None:
    countries = facet(valley, "country", facet_size=2)
    assert counts(countries) == {"NO": 3, "SE": 3}
    assert (countries.distinct, countries.other, countries.missing) == (4, 3, 3)


def test_a_facet_of_no_values_still_counts(valley: ArticleIndex) -> None:
    countries = facet(valley, "country", facet_size=0)
    assert (countries.values, countries.distinct, countries.other) == ((), 4, 9)


def test_a_facet_ignores_its_own_filter_and_obeys_the_others(valley: ArticleIndex) -> None:
    narrowed = {"organizations": ("river-trust",), "countries": ("NO",)}
    assert counts(facet(valley, "organization", **narrowed)) == {"river-trust": 2, "valley-brass-band": 1}
    assert counts(facet(valley, "country", **narrowed)) == {"NO": 2, "JP": 1, "SE": 1}


def test_all_counts_obey_what_is_excluded(valley: ArticleIndex) -> None:
    excluded = {"exclude_organizations": ("river-trust",)}
    assert counts(facet(valley, "organization", **excluded)) == {"kettle-guild": 2, "valley-brass-band": 1}


def test_a_selected_value_stays_on_top_even_at_0(valley: ArticleIndex) -> None:
    organizations = facet(valley, "organization", "fog", organizations=("kettle-guild",))
    assert [(value.id, value.label, value.count, value.selected) for value in organizations.values] == [
        ("kettle-guild", "Kettle Guild", 0, True)
    ]
    first = facet(valley, "country", countries=("FI",), facet_size=1).values[0]
    assert (first.id, first.count, first.selected) == ("FI", 2, True)


def test_a_value_that_no_article_has_is_labelled_by_its_id(valley: ArticleIndex) -> None:
    (value,) = [value for value in facet(valley, "organization", organizations=("nessie",)).values if value.selected]
    assert (value.label, value.count) == ("nessie", 0)


def test_plain_names_are_joined_without_case_and_accents(valley: ArticleIndex) -> None:
    sources = facet(valley, "source")
    assert [(value.id, value.label, value.count) for value in sources.values] == [
        ("valley post", "Valley Post", 5),
        ("evening gong", "Évening Gong", 2),
    ]


def test_values_are_found_by_the_beginning_of_a_word_of_their_label(valley: ArticleIndex) -> None:
    facet = valley.facet_values(SearchRequest(), "organization", "BRA")
    assert [(value.label, value.count) for value in facet] == [("Valley Brass Band", 2)]
    assert valley.facet_values(SearchRequest("fog"), "organization", "bra") == ()


def test_days_months_and_years(valley: ArticleIndex) -> None:
    months = timeline(valley, interval="month")
    expected = {"2014-03": 2, "2014-05": 2, "2014-06": 1, "2015-01": 1, "2016-02": 2}
    assert (counts(months), months.coarser, months.missing) == (expected, 1, 1)
    days = timeline(valley, "kettle", interval="day")
    assert counts(days) == {"2014-05-11": 1, "2014-05-12": 1, "2016-02-28": 1}
    years = timeline(valley, interval="year")
    assert (counts(years), years.coarser) == ({"2014": 5, "2015": 2, "2016": 2}, 0)


def test_the_histogram_ignores_the_dates_asked_for_and_obeys_the_rest(valley: ArticleIndex) -> None:
    years = timeline(valley, since="2016", organizations=("river-trust",), interval="year")
    assert counts(years) == {"2014": 2, "2015": 1, "2016": 1}


def test_dates_named_in_the_text_are_counted_too(valley: ArticleIndex) -> None:
    years = timeline(valley, date="mentioned", interval="year")
    assert (counts(years), years.missing) == ({"2013": 2, "2014": 1}, 7)


def test_the_index_in_numbers(valley: ArticleIndex) -> None:
    stats = valley.stats()
    assert (stats.articles, stats.dated, stats.undated) == (10, 9, 1)
    assert (stats.values["organization"], stats.values["country"]) == (3, 4)
    page = valley.search(SearchRequest())
    assert (page.index.documents, page.index.generation) == (10, stats.generation)


def test_a_search_for_the_undated_counts_all_dates(valley: ArticleIndex) -> None:
    assert timeline(valley, date="none") == timeline(valley)
    assert valley.search(SearchRequest(date="none")).total == timeline(valley).missing == 1


# ---- facets in other orders ----------------------------------------------------------------------


def test_typical_values_come_first_with_their_shares(valley: ArticleIndex) -> None:
    """Of the four articles of the trust all have one name, but two of the guild's two have the other."""
    kettles = facet(valley, "organization", "kettle OR rain", facet_sort="typical")
    assert [(value.id, value.count, value.share, value.share_of_all) for value in kettles.values] == [
        ("kettle-guild", 2, 0.5, 0.2),
        ("valley-brass-band", 1, 0.25, 0.2),
    ]
    whole = facet(valley, "organization", facet_sort="typical")
    assert counts(whole) == counts(facet(valley, "organization"))
    assert list(counts(whole)) == list(counts(facet(valley, "organization")))


def test_typical_values_ignore_their_own_filter_and_keep_what_is_selected(valley: ArticleIndex) -> None:
    narrowed = {"organizations": ("river-trust",), "countries": ("FI",), "facet_size": 1, "facet_sort": "typical"}
    countries = facet(valley, "country", **narrowed)
    assert [(value.id, value.count, value.share, value.selected) for value in countries.values] == [
        ("FI", 0, 0.0, True),
        ("JP", 1, 0.25, False),
    ]
    assert (countries.distinct, countries.other, countries.missing) == (3, 3, 1)


def test_values_by_name_come_in_the_order_of_their_labels(valley: ArticleIndex) -> None:
    countries = facet(valley, "country", facet_size=2, facet_sort="name")
    assert [(value.label, value.count) for value in countries.values] == [("Finland", 2), ("Japan", 1)]
    assert (countries.distinct, countries.other) == (4, 6)
    selected = facet(valley, "country", countries=("SE",), facet_size=2, facet_sort="name")
    assert [value.label for value in selected.values] == ["Sweden", "Finland"]


@pytest.mark.parametrize(("order", "expected"), [("typical", "kettle-guild river-trust"), ("name", "kettle-guild")])
def test_values_are_found_in_the_order_of_the_facets(valley: ArticleIndex, order: str, expected: str) -> None:
    request = SearchRequest("copper OR otter", facet_sort=order)  # type: ignore[arg-type]
    facet = valley.facet_values(request, "organization", size=len(expected.split()))
    assert [value.id for value in facet] == expected.split()
    assert [value.id for value in valley.facet_values(request, "organization", "riv")] == ["river-trust"]


# ---- one value -----------------------------------------------------------------------------------


def test_a_value_is_told_of_with_what_occurs_with_it(valley: ArticleIndex) -> None:
    profile = valley.value_profile("organization", "River Trust")
    assert (profile.id, profile.label, profile.total, profile.share_of_all) == ("river-trust", "River Trust", 4, 0.4)
    assert [hit.id for hit in profile.latest] == ["tokyo", "tuba", "herons", "otters"]
    assert profile.first
    assert profile.last
    assert (profile.first.value, profile.last.value) == ("2014-03-02", "2016-02-29")
    together = {name: [(value.id, value.count) for value in values] for name, values in profile.together.items()}
    assert together["section"] == [("nature", 2)]
    assert together["country"] == [("JP", 1), ("NO", 2)]
    assert together["organization"] == [("valley-brass-band", 1)]


def test_a_value_that_no_article_has_tells_which_may_be_meant(valley: ArticleIndex) -> None:
    with pytest.raises(ValueUnknownError, match="river-trust") as unknown:
        valley.value_profile("organization", "riwer trust")
    assert unknown.value.near == [("river-trust", "River Trust")]
