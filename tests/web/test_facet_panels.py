"""Values of facets on the page: with their counts, each a link that adds it or takes it away."""

from __future__ import annotations

from typing import get_args
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from searchapp.api import FacetSearch
from searchapp.model.facets import FACETS
from searchapp.model.request import FacetSort, SearchRequest
from searchapp.model.result import Facet, FacetValue
from searchapp.search.parameters.query_strings import parse
from searchapp.web.facet_panels import (
    FACET_ORDERS,
    FIRST_OF,
    facet_view_of,
    toggled,
    value_views,
    values_view_of,
)
from tests.web.pages import href, read, texts


def test_a_facet_value_adds_itself_and_takes_itself_away(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry")
    norway = read(client, href(page, "Norway"))
    assert texts(norway, "h1") == ["8 articles"]
    assert texts(norway, ".chip .label") == ["Norway"]
    both = read(client, href(norway, "Japan"))
    assert texts(both, "h1") == ["16 articles"]
    assert texts(read(client, href(both, "Remove country Norway")), "h1") == ["8 articles"]


def test_values_can_be_listed_by_what_is_typical(client: FlaskClient) -> None:
    """The page links the orders; the counts of shown values come with their shares here and in all articles."""
    page = read(client, "/?q=ferry+log&country=NO")
    assert texts(page, "[aria-labelledby=facet-person] .shares") == []
    typical = read(client, href(page, "Typical"))
    assert texts(typical, "[aria-label='List by'] [aria-current]") == ["Typical"]
    assert texts(typical, "h1") == texts(page, "h1")
    assert texts(typical, "[aria-labelledby=facet-person] .shares") == ["100 % of these, 21 % of all"]
    named = read(client, href(typical, "Name"))
    labels = texts(named, "[aria-labelledby=facet-country] .label")
    assert labels == ["Norway", *sorted(labels[1:])]


def test_all_values_can_be_listed_by_name(client: FlaskClient) -> None:
    page = read(client, "/facets/organization?q=lamplighter&prefix=lamp")
    named = read(client, href(page, "Name"))
    assert texts(named, ".label") == sorted(texts(page, ".label"))
    assert named.get_element_by_id("prefix").get("value") == "lamp"
    assert ("facet-sort", "name") in [(each.get("name"), each.get("value")) for each in named.cssselect("input")]


def test_articles_without_a_value_are_a_link_away_and_counted(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry")
    links = texts(page, "[aria-labelledby=facet-person] .quiet a")
    (note,) = [text for text in links if text.endswith("without any")]
    number = note.split()[0]
    found = read(client, href(page, note))
    assert texts(found, "h1") == [f"{number} articles"]
    assert texts(found, "[aria-labelledby=facet-person] .chosen .label") == ["none"]
    assert texts(found, "[aria-labelledby=facet-person] .chosen .count") == [f"{number} articles"]


def test_a_value_can_be_excluded(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?q=ferry"), "Exclude Norway"))
    assert texts(page, "h1") == ["16 articles"]
    assert texts(page, ".chip") == ["Remove not country Norway×"]
    assert texts(page, ".value.banned .label") == ["Excluded: Norway"]
    assert texts(read(client, page.cssselect(".value.banned a.pick")[0].get("href")), "h1") == ["24 articles"]


def test_all_values_of_a_facet_have_a_page(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?q=lamplighter"), "All 12 organizations"))
    assert len(texts(page, ".value")) == 12
    assert texts(read(client, "/facets/organization?prefix=union"), ".value .label") == []
    assert texts(read(client, "/facets/organization?prefix=fog"), ".value .label") == ["Fog Committee"]


def test_lesser_facets_are_folded_unless_they_narrow(client: FlaskClient) -> None:
    (more,) = read(client, "/").cssselect("details.more-facets")
    assert {section.get("aria-labelledby") for section in more.cssselect("section")} >= {"facet-section"}
    assert more.get("open") is None
    assert read(client, "/?section=nature").cssselect("details.more-facets")[0].get("open") is not None
    assert not more.cssselect("#facet-organization")


COUNTRY = FACETS["country"]
NORWAY, JAPAN = FacetValue("NO", "Norway", 1_200), FacetValue("JP", "Japan", 1)


def request_of(href: str) -> SearchRequest:
    return parse(parse_qsl(urlsplit(href).query, keep_blank_values=True))


def test_every_order_has_its_words() -> None:
    assert FACET_ORDERS.keys() == FIRST_OF.keys() == set(get_args(FacetSort))


def test_a_value_is_added_and_taken_away() -> None:
    request = request_of(toggled(SearchRequest(countries=("NO",)), "countries", "JP"))
    assert request.countries == ("NO", "JP")
    assert request_of(toggled(request, "countries", "NO")).countries == ("JP",)


def test_a_bar_is_as_long_as_its_value_is_common() -> None:
    norway, japan = value_views(COUNTRY, (NORWAY, JAPAN), SearchRequest("ferry", page=3))
    assert (norway.count, norway.unit, norway.share) == ("1,200", "articles", "100.0%")
    assert (japan.count, japan.unit, japan.share) == ("1", "article", "0.1%")
    assert (japan.about_href, japan.shares, japan.alias) == ("/facets/country/JP", "", "")
    assert request_of(japan.href) == SearchRequest("ferry", countries=("JP",))
    assert request_of(japan.exclude_href) == SearchRequest("ferry", exclude_countries=("JP",))
    assert [view.share for view in value_views(COUNTRY, (JAPAN,), SearchRequest())] == ["0%"]


def test_a_value_that_is_excluded_can_be_taken_back_and_one_that_is_selected_not_excluded() -> None:
    request = SearchRequest(countries=("NO",), exclude_countries=("JP",))
    norway, japan = value_views(COUNTRY, (NORWAY, JAPAN), request)
    assert (norway.selected, norway.excluded, norway.exclude_href) == (True, False, "")
    assert (japan.selected, japan.excluded, japan.exclude_href) == (False, True, "")
    assert request_of(japan.href) == SearchRequest(countries=("NO",))


def test_a_facet_leads_to_the_values_that_are_not_shown() -> None:
    shown = (NORWAY, FacetValue("CL", "Chile", 0, selected=True))
    view = facet_view_of(COUNTRY, Facet(shown, distinct=3, other=9, missing=1), SearchRequest(countries=("CL",)))
    assert (view.more, view.more_label) == ("/facets/country?country=CL", "All 3 countries")
    assert view.note
    assert (view.note.label, view.narrows, view.lesser) == ("1 article without any", True, False)
    whole = facet_view_of(COUNTRY, Facet((NORWAY,), distinct=1, other=0, missing=0), SearchRequest())
    assert (whole.more, whole.note, whole.narrows) == ("", None, False)


@pytest.mark.parametrize(
    ("values", "prefix", "sort", "note"),
    [
        ((), " zz ", "count", "No country has a word that begins with “zz”."),
        ((), "", "count", "0 countries."),
        ((NORWAY,), "", "count", "1 country."),
        ((NORWAY, JAPAN), "", "count", "The 2 countries with the most articles; type to find others."),
        ((NORWAY, JAPAN), "", "name", "The first 2 countries; type to find others."),
    ],
)
def test_a_page_of_values_says_what_they_are(
    values: tuple[FacetValue, ...], prefix: str, sort: FacetSort, note: str
) -> None:
    view = values_view_of(FacetSearch("country", prefix, SearchRequest("ferry", facet_sort=sort)), values, 2)
    assert view.note == note
    assert [order.current for order in view.orders].count(True) == 1
    assert ("q", "ferry") in view.hidden
    assert ("q", "ferry") not in view.search_hidden
