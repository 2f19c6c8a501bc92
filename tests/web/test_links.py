"""A link holds the whole state of a search, whatever its words."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.model.request import SearchRequest
from searchapp.search.parameters.query_strings import parse
from searchapp.web.links import article_href, outward_href, search_href


def read(href: str) -> SearchRequest:
    return parse(parse_qsl(urlsplit(href).query, keep_blank_values=True))


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.lists(st.sampled_from(["NO", "JP"]), unique=True)
)
def test_a_link_leads_to_the_request_that_it_was_made_of(text: str, countries: list[str]) -> None:
    request = SearchRequest(text, countries=tuple(countries), since="2014-03", page_size=20)
    assert read(search_href(request)) == request


def test_what_changes_the_results_begins_at_the_first_page() -> None:
    request = SearchRequest("ferry", page=7)
    assert read(search_href(request, sort="newest")) == SearchRequest("ferry", sort="newest")
    assert read(search_href(request, page=8)).page == 8


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_an_articles_address_is_one_part_of_a_path(article_id: str) -> None:
    path = urlsplit(article_href(article_id)).path
    assert unquote(path.removeprefix("/articles/")) == article_id
    assert path.count("/") == 2


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "http://[",
        "ftp://a.b",
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str) -> None:
    assert outward_href(url) == ""
    assert outward_href("https://coast-herald.example/otters?page=1") == "https://coast-herald.example/otters?page=1"
