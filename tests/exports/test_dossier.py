"""A page that needs no server, in which each article stands once, and whose elements no text of an article can end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from searchapp.article_index import ArticleIndex
from searchapp.exports.dossier import dossier_parts
from searchapp.exports.heading import Heading
from searchapp.model.article import Article, Published
from searchapp.model.facts import Facts, Person
from searchapp.search import StoredArticle
from tests.exports.budget import text_of


def test_a_dossier_holds_its_articles_once_and_asks_for_nothing(budget: ArticleIndex) -> None:
    page = text_of(budget, "dossier", text="budget")
    articles = {article["id"]: article for article in articles_in(page)}
    assert "\n".join(articles["budget"]["lines"]) == budget.article("budget").article.body.replace("\x0b", "")
    assert articles["budget"]["facets"]["country"] == ["Norway"]
    assert page.count("the clerk slept") == 1
    assert "2 articles, index of <time" in page
    assert "https://" not in page.replace("https://courier.example", "")


def test_a_dossier_is_not_much_longer_than_its_articles() -> None:
    body = "\n".join(["Otters swam in the “harbour” & said nothing to anybody who asked them about it."] * 40)
    articles = [StoredArticle(Article(f"note-{number}", body, title="Otters"), Facts()) for number in range(100)]
    assert len("".join(dossier_parts(articles, Heading("")))) < 1.25 * sum(len(each.article.body) for each in articles)


def test_no_text_of_an_article_ends_its_element() -> None:
    text = "</p></details></main><script>alert(1)</script> <!-- ]]> \u2028 &amp; ' \""
    (article,) = dossier_of(StoredArticle(Article(text, text, title=text, source=text), Facts()))
    assert (article["id"], article["lines"], article["title"]) == (text, [text], " ".join(text.split()))
    assert (article["detail"], article["facets"]["source"]) == (text, [text])


def articles_in(page: str) -> list[dict[str, Any]]:
    """The articles as they are shown where no script runs, and what its script reads of them."""
    articles = []
    for details in html.document_fromstring(page).xpath("//div[@id='articles']/details"):
        title, date, detail = (each.text_content() for each in details[0])
        address = details.xpath("p[@class='address']/a/@href")
        lines = [each.text_content() for each in details.xpath("p[not(@class)]")]
        facets = json.loads(details.get("data-facets"))
        shown = {"title": title, "date": date, "detail": detail, "url": "".join(address), "lines": lines}
        articles.append({"id": details.get("data-id"), "facets": facets, **shown})
    return articles


def dossier_of(*articles: StoredArticle) -> list[dict[str, Any]]:
    return articles_in("".join(dossier_parts(articles, Heading("otters"))))


def test_an_article_is_shown_with_its_date_origin_and_text() -> None:
    article = Article(
        "tea", "Tea.\n\nMore tea.", "Tea\nTime", section="Food", source="Herald", url="https://tea.example"
    )
    facts = Facts(Published("2014-03", "month", "text"), people=(Person("ana", "Ana Ito"),))
    (shown,) = dossier_of(StoredArticle(article, facts))
    assert shown == {
        "id": "tea",
        "title": "Tea Time",
        "date": "March 2014",
        "detail": "Herald · Food",
        "url": "https://tea.example",
        "facets": {"person": ["Ana Ito"], "source": ["Herald"], "year": ["2014"]},
        "lines": ["Tea.", "More tea."],
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//tea.example", ""])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    (shown,) = dossier_of(StoredArticle(Article("tea", "", url=url), Facts()))
    assert (shown["url"], shown["title"], shown["date"]) == ("", "Untitled article", "Undated")


def test_what_was_asked_for_is_the_title_and_is_escaped() -> None:
    heading = Heading("</title><b>", "?q=b", updated="2020-01-01T00:00:00Z", site="http://desk.example/")
    page = "".join(dossier_parts([], heading))
    assert "<title>searchapp: &lt;/title&gt;&lt;b&gt;</title>" in page
    assert '>2020-01-01</time> · <a href="http://desk.example/?q=b">the search</a>' in page
    assert articles_in(page) == []
