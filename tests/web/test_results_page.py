"""What the page of results tells of the search."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import html


def test_the_heading_says_what_it_counts_to_those_who_do_not_see_the_box(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/?q=ferry&country=NO&exclude.org=fog-committee").text)
    (heading,) = page.cssselect("h1")
    assert heading.get("aria-label") == (
        f"{heading.text_content()} for “ferry”, narrowed to not organization Fog Committee, country Norway"
    )
    assert html.fromstring(client.get("/").text).cssselect("h1[aria-label]") == []
