"""The pages as they come from the server, before any script runs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.search.parameters.table import PARAMETERS
from searchapp.web import create_app
from tests.town import HOSTILE, write_news
from tests.web.pages import href, read, texts

NAMES = st.sampled_from([parameter.name for parameter in PARAMETERS])
VALUES = st.one_of(
    st.text(max_size=30), st.text('ab"~*()[]:-+ ANDORT0123', max_size=20), st.sampled_from(["1", "2014", "NO"])
)


def test_the_first_page_shows_the_newest_articles(client: FlaskClient) -> None:
    page = read(client, "/")
    assert texts(page, "h1") == ["All 38 articles"]
    assert texts(page, ".hit .meta")[0] == "24 December 2015 · Ferry Gazette".replace(" · ", "")
    assert texts(page, "[aria-label=Sort] [aria-current]") == ["Newest"]


def test_what_mailers_put_behind_an_address_is_no_parameter(client: FlaskClient) -> None:
    for path in ("/?q=otters&utm_source=letter&fbclid=x1", "/articles/otters?q=otters&gclid=x1&utm_medium=mail"):
        page = client.get(path)
        assert page.status_code == 200
        assert "fbclid" not in page.text
        assert "utm_" not in page.text
    assert client.get("/?q=otters&utmost=1").status_code == 400
    assert client.get("/api/search?q=otters&utm_source=letter").status_code == 400


@pytest.mark.parametrize("path", ["/?q=AT&T", "/api/search.csv?q=AT&T", "/api/facets/source?q=AT&T"])
def test_an_ampersand_that_ends_a_value_early_is_told(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "is written %26" in answer.text) == (400, True)
    assert client.get("/?q=otters&org=&from=").status_code == 200


def test_a_search_marks_its_words(client: FlaskClient) -> None:
    page = read(client, "/?q=otters")
    assert texts(page, "h1") == ["1 article"]
    assert "otters" in [text.lower() for text in texts(page, ".snippet mark")]


def test_a_title_shows_the_words_that_were_asked_for(client: FlaskClient) -> None:
    page = read(client, "/?q=otters+body:mill")
    assert texts(page, ".hit h2 mark") == ["Otters"]


def test_the_window_is_called_by_the_query_and_its_page(client: FlaskClient) -> None:
    assert texts(read(client, "/?q=ferry&page=2"), "head title") == ["ferry – page 2 – searchapp"]
    assert texts(read(client, "/"), "head title") == ["searchapp"]


def test_an_article_says_its_language_and_a_count_its_number(client: FlaskClient) -> None:
    page = read(client, "/?q=otters")
    assert page.cssselect(".hit .snippet")[0].get("lang") == "en"
    assert "1 article" in texts(page, "[aria-labelledby=facet-country] .count")
    assert {each.get("lang") for each in read(client, "/articles/otters").cssselect(".story > p[dir]")} == {"en"}


def test_an_article_without_a_title_is_called_by_its_first_words(tmp_path: Path) -> None:
    body = "Fog lay over the quay all day and the ferry waited for the morning to come again."
    news = write_news(tmp_path / "news", [{"id": "fog", "title": "", "body": body}])
    update_index(tmp_path / "index", [str(news)])
    page = read(create_app(Settings(index=tmp_path / "index")).test_client(), "/?q=ferry")
    assert texts(page, ".hit h2 .untitled") == ["Fog lay over the quay all day and the ferry …"]


def test_the_address_of_an_article_opens_it(tmp_path: Path) -> None:
    addressed = {"id": "fog", "title": "Fog", "body": "Fog lay over the quay.", "url": "https://tide.example/fog?id=7"}
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [addressed]))])
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    for pasted in ("https://tide.example/fog?id=7", "http://www.tide.example/fog", " tide.example/fog?id=7#top "):
        answer = client.get("/", query_string={"q": pasted})
        assert (answer.status_code, answer.location) == (302, "/articles/fog")
    assert client.get("/?q=tide.example/fog&country=NO").status_code == 200
    assert client.get("/?q=tide.example").status_code == 200


def test_a_bar_of_the_chart_leads_to_just_its_articles(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry&interval=month")
    bars = page.cssselect(".chart a")
    assert len(bars) == 24
    assert bars[4].get("aria-label") == "May 2014: 1 article"
    assert texts(read(client, bars[4].get("href")), "h1") == ["1 article"]


def test_undated_articles_are_told_of(client: FlaskClient) -> None:
    assert "12 undated" in texts(read(client, "/"), ".notes")[0]


def test_where_no_article_has_a_date_there_are_none_to_choose(tmp_path: Path) -> None:
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [{"id": "a", "body": "A note."}]))])
    page = read(create_app(Settings(index=tmp_path / "index")).test_client(), "/")
    assert not page.cssselect("form.dates")
    assert texts(page, ".notes") == ["1 undated"]
    assert not any("past week" in text for text in texts(page, ".controls a"))


def test_undated_articles_can_be_looked_at(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?org=lamp-club-1&org=fog-committee"), "1 undated"))
    assert texts(page, "h1") == ["1 article"]
    assert texts(page, ".chip .label")[-1] == "undated"
    assert "date" not in [each.get("name") for each in page.cssselect(".dates input")]
    assert texts(read(client, page.cssselect(".chart a")[0].get("href")), "h1") == ["1 article"]
    assert texts(read(client, href(page, "Remove date undated")), "h1") == ["13 articles"]


def test_words_that_no_article_has_together_are_searched_singly_and_this_is_said(client: FlaskClient) -> None:
    page = read(client, "/?q=otters+piano")
    assert texts(page, "h1") == ["0 articles with all words, 25 with some"]
    assert texts(page, ".notice")
    whole = read(client, "/?q=otters+piano&match=any")
    assert texts(whole, "h1") == ["25 articles"]
    assert texts(read(client, href(whole, "any of them")), "h1") == texts(page, "h1")


def test_nothing_found_comes_with_ways_out(client: FlaskClient) -> None:
    page = read(client, "/?q=otters&country=NO")
    assert texts(page, "h1") == ["No articles found"]
    assert texts(read(client, href(page, "Search without the country")), "h1") == ["1 article"]
    assert href(page, "Search without the country") == "/?q=otters"
    sorted_page = read(client, "/?q=otters&country=NO&sort=oldest&copies=all")
    assert href(sorted_page, "Search without the country") == "/?q=otters&sort=oldest&copies=all"


def test_a_misspelling_is_offered_in_its_right_form(client: FlaskClient) -> None:
    page = read(client, "/?q=lamplightr")
    assert texts(read(client, href(page, "lamplighter")), "h1") == ["12 articles"]


def test_an_article_shows_its_facts_where_the_text_has_them(client: FlaskClient) -> None:
    page = read(client, "/articles/otters?q=mill")
    assert texts(page, "h1") == ["Otters Return to the Mill"]
    assert "UNESCO" in texts(page, "mark.organization")
    assert {"mill", "Mill"} <= set(texts(page, "mark.match"))
    for link in page.cssselect(".jumps a"):
        assert page.get_element_by_id(link.get("href")[1:]).tag in ("mark", "span")
    assert href(page, "← Results for") == "/?q=mill"


def test_links_lead_to_each_match_in_an_article(client: FlaskClient) -> None:
    page = read(client, "/articles/otters?q=mill")
    links = page.cssselect(".matches .jumps a")
    assert texts(page, ".matches span")[0] == f"{len(links)} matches"
    for link in links:
        assert page.get_element_by_id(link.get("href")[1:]).text_content().lower() in ("mill", "mills")
    assert texts(read(client, "/articles/otters"), ".matches") == []


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    page = read(client, "/articles/" + quote(HOSTILE["id"], safe=""))
    assert texts(page, "h1") == [HOSTILE["title"]]
    assert "<img src=x" in page.cssselect(".story")[0].text_content()
    assert page.cssselect("img, script:not([src])") == []
    assert not [link for link in page.cssselect("a") if link.get("href").startswith("javascript")]


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "{{7*7}}", "a\0b", "\u202eotters", "'" * 50])
def test_a_hostile_query_stays_text(client: FlaskClient, text: str) -> None:
    response = client.get("/", query_string={"q": text})
    assert response.status_code in (200, 400)
    page = html.fromstring(response.text.replace("\0", ""))
    assert page.cssselect("script:not([src])") == []
    assert "49" not in texts(page, "main h1")[0]


def test_only_addresses_of_the_web_are_linked(client: FlaskClient) -> None:
    link = read(client, "/articles/otters").cssselect(".details a")[0]
    assert link.get("href") == "https://coast-herald.example/otters"
    assert {"noopener", "noreferrer"} <= set(link.get("rel").split())


def test_who_asks_for_the_icon_by_its_usual_name_is_led_to_it(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico", follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_a_browser_finds_the_search_engine_and_the_feed(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry")
    links = {link.get("type"): link.get("href") for link in page.cssselect("link[rel=search], link[rel=alternate]")}
    assert links["application/atom+xml"] == "/api/search.atom?q=ferry&page-size=100"
    described = client.get(links["application/opensearchdescription+xml"])
    assert described.mimetype == "application/opensearchdescription+xml"
    space = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
    (template,) = etree.fromstring(described.data).xpath("//os:Url[@type='text/html']/@template", namespaces=space)
    assert template == "http://localhost/?q={searchTerms}"


def test_the_articles_for_a_query_that_cannot_be_read_are_taken_along(client: FlaskClient) -> None:
    page = read(client, '/?q="ferry')
    hrefs = [link.get("href") for link in page.cssselect(".exports a, link[rel=alternate]")]
    assert [client.get(href).status_code for href in hrefs] == [200] * len(hrefs)
    table = client.get(next(href for href in hrefs if ".csv" in href)).text
    assert len(table.splitlines()) == 1 + int(texts(page, "main h1")[0].split()[0])


def test_the_health_of_the_index_is_told(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/healthz").get_json()["documents"] == 38
    answer = create_app(Settings(index=tmp_path / "none")).test_client().get("/healthz")
    assert (answer.status_code, answer.mimetype, answer.get_json()["status"]) == (503, "application/problem+json", 503)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(["/", "/facets/country", "/articles/otters"]), st.lists(st.tuples(NAMES, VALUES), max_size=5))
def test_no_parameters_break_a_page(app: Flask, path: str, pairs: list[tuple[str, str]]) -> None:
    response = app.test_client().get(path, query_string=pairs)
    assert response.status_code in (200, 400)
    assert response.text.rstrip().endswith("</html>")
