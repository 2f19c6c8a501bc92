"""What the page of an article makes of its facts."""

from __future__ import annotations

from searchapp.model.article import Article
from searchapp.model.facts import Facts, Mention, Organization
from searchapp.model.request import SearchRequest
from searchapp.search import StoredArticle
from searchapp.web.articles.article_page import SURE, article_view_of

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
