"""What the page of an article makes of its facts."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from searchapp import web
from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization, Person
from searchapp.model.request import SearchRequest
from searchapp.search import StoredArticle
from searchapp.web.articles.article_page import SURE, article_view_of
from tests.web.pages import href, read

ARTICLE = Article(id="otters", title="", body="Otters of the Mill met the River Board.")


def organization(name: str, score: float) -> Organization:
    """An organization of the article that somebody is so sure of."""
    start = ARTICLE.text.index(name)
    return Organization(name.lower(), name, (Mention(start, start + len(name), name, "model", score),))


def test_what_is_not_sure_stands_back_and_says_how_sure_it_is() -> None:
    facts = Facts(organizations=(organization("Mill", SURE - 0.05), organization("River Board", SURE)))
    view = article_view_of(StoredArticle(ARTICLE, facts), SearchRequest())
    (group,) = view.groups
    assert [(fact.label, fact.unsure) for fact in group.facts] == [("Mill", "55% sure"), ("River Board", "")]
    kinds = {piece.text: piece.kinds for line in view.body for piece in line if piece.kinds}
    assert kinds == {"Mill": "organization unsure", "River Board": "organization"}


def test_a_language_whose_names_nothing_reads_is_told() -> None:
    views = [article_view_of(StoredArticle(ARTICLE, Facts(read_by=by)), SearchRequest()) for by in ("", "pl", "ru m 1")]
    assert [view.without_names for view in views] == ["", "Polish", ""]


def test_each_kind_of_fact_has_a_colour_that_can_be_taken_off() -> None:
    facts = Facts(
        organizations=(Organization("mill", "Mill"),),
        people=(Person("ana", "Ana"),),
        countries=(Country("NO", "Norway", ("about",)),),
        cited_sources=(CitedSource("herald", "Herald"),),
        dates=(MentionedDate("2014", "year", 0, 4, "2014"),),
    )
    style = (Path(web.__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
    for group in article_view_of(StoredArticle(ARTICLE, facts), SearchRequest()).groups:
        assert f"mark.{group.kind} {{ background: var(--{group.kind}); }}" in style
        assert f"#show-{group.kind}:not(:checked)) mark.{group.kind}:not(.match)" in style


def test_an_article_leads_to_its_json(client: FlaskClient) -> None:
    page = read(client, "/articles/otters")
    assert client.get(href(page, "as JSON")).get_json()["id"] == "otters"
    assert page.cssselect('link[type="application/json"]')[0].get("href") == href(page, "as JSON")
