"""The names by which articles call a value."""

from __future__ import annotations

from searchapp.backends.base import IndexedArticle
from searchapp.backends.stored_article import article_bytes
from searchapp.model.article import Article
from searchapp.model.facts import Facts, Mention, Organization
from searchapp.model.value_profile import NameCount
from searchapp.search.profiles.written_names import names_in


def stored(*names: str) -> bytes:
    """An article that calls the board by these names, and the otters' society by its own."""
    mentions = tuple(Mention(0, 1, name, "list") for name in names)
    others = Organization("otters", "Otters", (Mention(0, 1, "Otters", "list"),))
    facts = Facts(organizations=(Organization("board", "Harbour Board", mentions), others))
    return article_bytes(IndexedArticle(Article("n", ""), facts, ""), b"")


def test_a_name_counts_once_an_article_and_capitals_make_no_other() -> None:
    articles = [stored("Harbour Board", "Board", "Board"), stored("HARBOUR BOARD"), stored("Harbour\nBoard")]
    assert names_in(articles, "organization", "board") == (NameCount("Harbour Board", 3), NameCount("Board", 1))
    assert names_in(articles, "source", "board") == ()
