"""What the page of results tells of the search."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import html

from searchapp.web.results_page import COUNTED_CHARS
from tests.web.pages import read, texts


def test_the_query_is_shown_beside_the_number_of_its_articles(client: FlaskClient) -> None:
    assert texts(read(client, "/?q=ferry"), ".counted-text") == ["for “ferry”"]
    assert texts(read(client, "/"), ".counted-text") == []
    (long,) = texts(read(client, f"/?q={'ferry+' * 40}"), ".counted-text")
    assert len(long) <= COUNTED_CHARS + len("for “”")


def test_the_heading_says_what_it_counts_to_those_who_do_not_see_the_box(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/?q=ferry&country=NO&exclude.org=fog-committee").text)
    (heading,) = page.cssselect("h1")
    assert heading.get("aria-label") == (
        f"{heading.text_content()} for “ferry”, narrowed to not organization Fog Committee, country Norway"
    )
    assert html.fromstring(client.get("/").text).cssselect("h1[aria-label]") == []
