"""The pages as they come from the server, before any script runs."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.search.parameters.table import PARAMETERS
from searchapp.web import create_app
from tests.town import HOSTILE, write_news

NAMES = st.sampled_from([parameter.name for parameter in PARAMETERS])
VALUES = st.one_of(
    st.text(max_size=30), st.text('ab"~*()[]:-+ ANDORT0123', max_size=20), st.sampled_from(["1", "2014", "NO"])
)


def read(client: FlaskClient, path: str, status: int = 200) -> HtmlElement:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.mimetype == "text/html"
    return html.fromstring(response.text)


def texts(page: HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def href(page: HtmlElement, label: str) -> str:
    """Where the link leads whose text holds the label."""
    return next(link.get("href") for link in page.cssselect("a") if label in " ".join(link.text_content().split()))


def test_the_first_page_shows_the_newest_articles(client: FlaskClient) -> None:
    page = read(client, "/")
    assert texts(page, "h1") == ["All 38 articles"]
    assert texts(page, ".hit .meta")[0] == "24 December 2015 · Ferry Gazette".replace(" · ", "")
    assert texts(page, "[aria-label=Sort] [aria-current]") == ["Newest"]


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


def test_a_value_can_be_excluded(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?q=ferry"), "Exclude Norway"))
    assert texts(page, "h1") == ["16 articles"]
    assert texts(page, ".chip") == ["Remove not country Norway×"]
    assert texts(page, ".value.banned .label") == ["Excluded: Norway"]
    assert texts(read(client, page.cssselect(".value.banned a.pick")[0].get("href")), "h1") == ["24 articles"]


def test_a_bar_of_the_chart_leads_to_just_its_articles(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry&interval=month")
    bars = page.cssselect(".chart a")
    assert len(bars) == 24
    assert bars[4].get("aria-label") == "May 2014: 1 article"
    assert texts(read(client, bars[4].get("href")), "h1") == ["1 article"]


def test_undated_articles_are_told_of(client: FlaskClient) -> None:
    assert "12 undated" in texts(read(client, "/"), ".range .quiet")[0]


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


def test_a_misspelling_is_offered_in_its_right_form(client: FlaskClient) -> None:
    page = read(client, "/?q=lamplightr")
    assert texts(read(client, href(page, "lamplighter")), "h1") == ["12 articles"]


def test_the_place_of_a_fault_in_the_query_is_marked(client: FlaskClient) -> None:
    page = read(client, "/?q=otters+%22mill")
    assert texts(page, "mark.fault") == ['"']
    assert texts(page, "h1") == texts(read(client, "/?q=otters+mill"), "h1")
    assert page.get_element_by_id("q").get("value") == 'otters "mill'
    assert page.get_element_by_id("q").get("aria-invalid") == "true"


def test_pages_of_results_follow_each_other(client: FlaskClient) -> None:
    first = read(client, "/?q=ferry")
    assert texts(first, ".pager > p") == ["1–10 of 24"]
    third = read(client, href(read(client, href(first, "Next")), "Next"))
    assert texts(third, ".pager > p") == ["21–24 of 24"]
    assert "Next" not in texts(third, ".pager a")


def test_past_the_last_page_there_are_no_results_and_a_way_back(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry&page=9")
    assert texts(page, ".hit") == []
    assert texts(page, "h1") == ["24 articles"]
    assert texts(read(client, href(page, "Previous")), ".pager > p") == ["21–24 of 24"]
    assert "There is no page 9: there are 3 pages" in texts(page, ".ways-out")[0]
    assert texts(read(client, href(page, "Go to the last one")), ".pager > p") == ["21–24 of 24"]


def test_all_values_of_a_facet_have_a_page(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?q=lamplighter"), "All 12 organizations"))
    assert len(texts(page, ".value")) == 12
    assert texts(read(client, "/facets/organization?prefix=union"), ".value .label") == []
    assert texts(read(client, "/facets/organization?prefix=fog"), ".value .label") == ["Fog Committee"]


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


def test_every_example_of_the_help_page_finds_something_in_this_index(client: FlaskClient) -> None:
    """But for one of words that few archives have, and for what was published last week."""
    links = read(client, "/help").cssselect("table a")
    assert len(links) > 20
    found = {link.text_content(): texts(read(client, link.get("href")), "h1")[0] for link in links}
    assert [text for text, heading in found.items() if re.match("No |0 ", heading)] == [
        'published:"last week"',
        "AT&T U.S. café",
    ]
    assert found['source:"ferry gazette"'] == "24 articles"


def test_the_help_page_helps_without_an_index(tmp_path: Path) -> None:
    page = read(create_app(Settings(index=tmp_path / "none")).test_client(), "/help")
    assert "org:unesco" in texts(page, "table code")


def test_who_asks_for_the_icon_by_its_usual_name_is_led_to_it(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico", follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_without_an_index_no_search_is_offered(tmp_path: Path) -> None:
    page = read(create_app(Settings(index=tmp_path / "none")).test_client(), "/", 503)
    assert "run `searchapp index` first" in texts(page, "#fault")[0]
    assert texts(page, "main a") == ["How to search"]


def test_what_is_not_there_has_a_page(client: FlaskClient) -> None:
    assert texts(read(client, "/nowhere", 404), "h1") == ["There is no such page"]
    assert "unicorn" in texts(read(client, "/articles/unicorn", 404), "#fault")[0]
    assert "weather" in texts(read(client, "/facets/weather", 404), "#fault")[0]


def test_a_cursor_leads_on_where_pages_have_no_numbers(client: FlaskClient) -> None:
    cursor = client.get("/api/search?q=ferry&page-size=10").get_json()["next_cursor"]
    page = read(client, f"/?q=ferry&cursor={cursor}")
    assert texts(page, ".hit h2") == texts(read(client, "/?q=ferry&page=2"), ".hit h2")
    assert texts(page, ".pager > p") == ["Further results, 10 of 24"]
    last = read(client, href(page, "Next"))
    assert len(texts(last, ".hit")) == 4
    assert "Next" not in texts(last, ".pager a")


def test_past_the_pages_with_numbers_there_is_a_way_on(tmp_path: Path) -> None:
    stories = [{"id": f"s{number}", "body": "A ferry."} for number in range(10_020)]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", stories))])
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    page = read(client, "/?q=ferry&page=100&page-size=100")
    assert "20 more articles can be reached" in texts(page, ".pager > p")[0]
    assert len(texts(read(client, href(page, "Next")), ".hit")) == 20


@pytest.mark.parametrize("key", ["/2016/05/ferry", "//x", "a/b/", "a b?c#d%2F"])
def test_an_article_is_found_whatever_its_id(tmp_path: Path, key: str) -> None:
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [{"id": key, "body": "A ferry."}]))])
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    (link,) = read(client, "/?q=ferry").cssselect("h2 a, h3 a")
    assert link.get("href").startswith("/articles/")
    read(client, link.get("href"))
    assert client.get(f"/api/articles/{quote(key, safe='')}").get_json()["id"] == key


def test_a_browser_finds_the_search_engine_and_the_feed(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry")
    links = {link.get("type"): link.get("href") for link in page.cssselect("link[rel=search], link[rel=alternate]")}
    assert links["application/atom+xml"] == "/api/search.atom?q=ferry"
    described = client.get(links["application/opensearchdescription+xml"])
    assert described.mimetype == "application/opensearchdescription+xml"
    space = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
    (template,) = etree.fromstring(described.data).xpath("//os:Url[@type='text/html']/@template", namespaces=space)
    assert template == "http://localhost/?q={searchTerms}"


def test_the_health_of_the_index_is_told(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/healthz").get_json()["documents"] == 38
    assert create_app(Settings(index=tmp_path / "none")).test_client().get("/healthz").status_code == 503


def test_lesser_facets_are_folded_unless_they_narrow(client: FlaskClient) -> None:
    (more,) = read(client, "/").cssselect("details.more-facets")
    assert {section.get("aria-labelledby") for section in more.cssselect("section")} >= {"facet-section"}
    assert more.get("open") is None
    assert read(client, "/?section=nature").cssselect("details.more-facets")[0].get("open") is not None
    assert not more.cssselect("#facet-organization")


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(["/", "/facets/country", "/articles/otters"]), st.lists(st.tuples(NAMES, VALUES), max_size=5))
def test_no_parameters_break_a_page(app: Flask, path: str, pairs: list[tuple[str, str]]) -> None:
    response = app.test_client().get(path, query_string=pairs)
    assert response.status_code in (200, 400)
    assert response.text.rstrip().endswith("</html>")
