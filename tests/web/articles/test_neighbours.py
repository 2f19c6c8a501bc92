"""The ways from an article to the results before and after it, without a script."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import html


def neighbours(client: FlaskClient, address: str) -> tuple[str, ...]:
    """The texts in the navigation among results."""
    (nav,) = html.fromstring(client.get(address).text).cssselect("nav.neighbours")
    return tuple(" ".join(child.text_content().split()) for child in nav)


def follow(client: FlaskClient, address: str, rel: str) -> str:
    """Where a link of the navigation leads."""
    (link,) = html.fromstring(client.get(address).text).cssselect(f"nav.neighbours a[rel={rel}]")
    return str(link.get("href"))


def test_the_first_and_the_last_result_have_one_neighbour(client: FlaskClient) -> None:
    first = "/articles/log-00?q=ferry&sort=oldest&page-size=50"
    last = "/articles/log-23?q=ferry&sort=oldest&page-size=50"
    assert neighbours(client, first) == ("1 of 24", "Next result ›")
    assert neighbours(client, last) == ("‹ Previous result", "24 of 24")


def test_the_way_goes_over_the_end_of_a_page_and_back(client: FlaskClient) -> None:
    tenth = "/articles/log-09?q=ferry&sort=oldest"
    eleventh = follow(client, tenth, "next")
    assert eleventh == "/articles/log-10?q=ferry&sort=oldest&page=2"
    assert neighbours(client, eleventh) == ("‹ Previous result", "11 of 24", "Next result ›")
    assert follow(client, eleventh, "prev") == tenth


def test_who_goes_on_and_on_reads_every_result_in_order(client: FlaskClient) -> None:
    address, read = "/articles/log-00?q=ferry&sort=oldest&page-size=5", ["log-00"]
    while "Next result ›" in neighbours(client, address):
        address = follow(client, address, "next")
        read.append(address.removeprefix("/articles/").split("?")[0])
    assert read == [f"log-{number:02}" for number in range(24)]


def test_an_article_that_is_not_among_the_results_has_no_neighbours(client: FlaskClient) -> None:
    for address in ("/articles/otters", "/articles/otters?q=ferry"):
        assert html.fromstring(client.get(address).text).cssselect("nav.neighbours") == []
