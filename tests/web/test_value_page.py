"""The page of a value of a facet, as it comes from the server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from lxml import html

from searchapp.config import Settings
from searchapp.ingest import IngestOptions, update_index
from searchapp.web import create_app
from tests.town import write_news
from tests.web.test_routes import href, read, texts


def test_a_chosen_value_that_no_article_has_leads_to_no_page_of_its_own(client: FlaskClient) -> None:
    page = read(client, "/?q=ferry&source=nowhere+post")
    assert "nowhere post" in " ".join(texts(page, ".pick"))
    assert not page.cssselect('a.about[href*="nowhere"]')


def test_a_facet_leads_to_the_page_of_a_value_and_that_to_its_articles(client: FlaskClient) -> None:
    page = read(client, href(read(client, "/?q=ferry"), "About Fog Committee"))
    assert texts(page, "h1") == ["Fog Committee organization"]
    assert "12 articles, 32 % of all, from 2 February 2014 to 24 December 2015" in texts(page, ".profile > p")
    assert texts(read(client, href(page, "Search in 12 articles")), "h1") == ["12 articles"]
    feed = client.get(href(page, "Feed"))
    assert feed.mimetype == "application/atom+xml"
    assert feed.text.count("<entry>") == 12
    assert client.get(href(page, "JSON")).get_json()["total"] == 12


def test_what_is_typical_leads_on_to_its_own_page_and_to_the_articles_with_both(client: FlaskClient) -> None:
    page = read(client, "/facets/person/signe-alba")
    norway = page.cssselect("[aria-labelledby=together-country] li")[0]
    assert " ".join(norway.text_content().split()) == "Norway 8 100 % of these, 21 % of all"
    about, both = (link.get("href") for link in norway.cssselect("a"))
    assert texts(read(client, about), "h1") == ["Norway country"]
    assert texts(read(client, both), "h1") == ["8 articles"]
    often = page.cssselect("[aria-labelledby=beside-country] li")[0]
    assert " ".join(often.text_content().split()) == "Norway 8"
    society = read(client, "/facets/organization/portuguese-otter-society")
    both = society.cssselect("[aria-labelledby=together-organization] a[title]")[0].get("href")
    assert texts(read(client, both), "h1") == ["1 article"]


def test_a_bar_of_its_timeline_leads_to_the_articles_of_that_time(client: FlaskClient) -> None:
    page = read(client, "/facets/person/signe-alba")
    bar = page.cssselect(".chart a")[0]
    count = bar.get("data-count")
    assert texts(read(client, bar.get("href")), "h1") == [f"{count} article{'s' if count != '1' else ''}"]


def test_an_article_leads_to_the_pages_of_its_facts(client: FlaskClient) -> None:
    article = read(client, "/articles/otters")
    assert texts(read(client, href(article, "About Portugal")), "h1") == ["Portugal country"]
    unesco = read(client, href(article, "About United Nations Educational"))
    assert texts(unesco, "h1") == ["United Nations Educational, Scientific and Cultural Organization organization"]
    assert "In the newest articles: UNESCO (1)" in texts(unesco, ".profile section p")


ODD = ["A/B & Sons?", "../up", "100% #1", 'said "so"', "“quoted”", "东京 Tea", "a\\b;c=d", "%2F", "//two"]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Articles of sources with names that addresses have to quote, and one organization that was corrected."""
    folder = tmp_path_factory.mktemp("odd")
    articles = [
        {"id": f"n{number}", "title": "Tea", "body": "Tea was served.", "source": name, "organizations": ["Tea Club"]}
        for number, name in enumerate(ODD)
    ]
    corrections = folder / "corrections.txt"
    corrections.write_text("rename Tea Club -> The Tea Club  # as they write it\nnever Coffee Club\n", "utf-8")
    news = write_news(folder / "news", articles)
    update_index(folder / "index", [str(news)], IngestOptions(corrections=corrections))
    return create_app(Settings(index=folder / "index")).test_client()


@pytest.mark.parametrize("name", ODD)
def test_any_name_has_a_page(odd: FlaskClient, name: str) -> None:
    links = [link.get("href") for link in read(odd, "/facets/source").cssselect(".about")]
    pages = [texts(read(odd, link), "h1")[0] for link in links]
    assert f"{name} source" in pages
    answer = odd.get(f"/api/facets/source/{quote(name, safe='')}").get_json()
    assert (answer["label"], answer["total"]) == (name, 1)
    assert odd.get(answer["links"]["self"]).get_json() == answer
    assert odd.get(answer["links"]["search"]).get_json()["total"] == 1


def test_corrections_in_force_that_name_it_are_shown(odd: FlaskClient) -> None:
    page = read(odd, "/facets/organization/tea-club")
    assert texts(page, "h1") == ["The Tea Club organization"]
    assert texts(page, "[aria-labelledby=corrections-title] li") == ["rename Tea Club -> The Tea Club"]


def test_corrections_that_are_not_in_force_are_not_shown(tmp_path: Path) -> None:
    """What is in force is what was applied at last, whatever the file says meanwhile."""
    corrections, news = tmp_path / "corrections.txt", write_news(tmp_path / "news")
    for applied in ("rename Fog Committee -> Fog", "rename Fog Committee -> Mist"):
        corrections.write_text(applied, "utf-8")
        update_index(tmp_path / "index", [str(news)], IngestOptions(corrections=corrections))
    corrections.write_text("rename Fog Committee ->", "utf-8")
    answer = create_app(Settings(index=tmp_path / "index")).test_client().get("/api/facets/organization/fog-committee")
    assert (answer.get_json()["label"], answer.get_json()["corrections"]) == ("Mist", ["rename Fog Committee -> Mist"])


def test_a_value_that_no_article_has_suggests_near_ones(client: FlaskClient) -> None:
    page = read(client, "/facets/organization/fog%20comitee", status=404)
    assert texts(page, "h1") == ["There is no organization “fog comitee” in the index"]
    assert texts(read(client, href(page, "Fog Committee")), "h1") == ["Fog Committee organization"]
    assert read(client, "/facets/country/Atlantis", status=404).cssselect("main li") == []
    assert client.get("/facets/colour/red").status_code == 404


def test_nothing_of_a_name_is_read_as_html(odd: FlaskClient) -> None:
    assert html.fromstring(odd.get("/facets/source/%3Ci%3Ex").text).cssselect("h1 i") == []
