"""A page that needs no server, whose data no text of an article can end."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.exports.dossier import dossier_parts
from searchapp.exports.heading import Heading
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, Person
from searchapp.search import StoredArticle
from tests.exports.budget import text_of


def test_a_dossier_holds_its_articles_and_none_of_them_ends_its_data(budget: ArticleIndex) -> None:
    page = text_of(budget, "dossier", text="budget")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    articles = {article["id"]: article for article in json.loads(data[1])["articles"]}
    assert articles["budget"]["body"] == budget.article("budget").article.body
    assert articles["budget"]["facets"]["country"] == ["Norway"]
    assert "https://" not in page.replace("https://courier.example", "")


def test_no_text_of_an_article_ends_the_data() -> None:
    text = "</script><script>alert(1)</script> <!-- ]]> \u2028 &amp;"
    (member,) = dossier_of(StoredArticle(Article("tea", text, title=text), Facts()))["articles"]
    assert (member["body"], member["title"]) == (text, " ".join(text.split()))


def data_of(page: str) -> dict[str, Any]:
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    members: dict[str, Any] = json.loads(data[1])
    return members


def dossier_of(*articles: StoredArticle, heading: Heading | None = None) -> dict[str, Any]:
    return data_of("".join(dossier_parts(articles, heading or Heading("otters"))))


def test_a_member_tells_what_the_page_shows_of_an_article() -> None:
    article = Article("tea", "Tea.", "Tea\nTime", section="Food", source="Herald", url="https://tea.example")
    facts = Facts(Published("2014-03", "month", "text"), people=(Person("ana", "Ana Ito"),))
    (member,) = dossier_of(StoredArticle(article, facts))["articles"]
    facets = {"organization": [], "person": ["Ana Ito"], "country": [], "source": ["Herald"]}
    assert member == {
        "id": "tea",
        "title": "Tea Time",
        "date": "March 2014",
        "year": "2014",
        "detail": "Herald · Food",
        "url": "https://tea.example",
        "facets": facets,
        "body": "Tea.",
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//tea.example", ""])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    (member,) = dossier_of(StoredArticle(Article("tea", "", url=url), Facts()))["articles"]
    assert (member["url"], member["title"], member["date"]) == ("", "Untitled article", "Undated")


def test_what_was_asked_for_is_the_title_and_is_escaped() -> None:
    heading = Heading("</title><b>", "?q=b", updated="2020-01-01T00:00:00Z", site="http://desk.example/")
    page = "".join(dossier_parts([], heading))
    assert "<title>searchapp: &lt;/title&gt;&lt;b&gt;</title>" in page
    data = data_of(page)
    assert data["about"]["address"] == "http://desk.example/?q=b"
    assert data["articles"] == []
