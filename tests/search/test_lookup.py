"""One article by its id, and whole results read as they are taken."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from searchapp import search
from searchapp.errors import NotFoundError, QueryError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.search import SearchService
from searchapp.search.lookup import additions, articles, warnings_of
from tests.backends.local.written import written


def test_an_article_is_found_by_its_id_with_its_facts(harbour: SearchService) -> None:
    stored = search.article(harbour.backend, "n2")
    assert stored.article.body == "UNESCO listed the lighthouse."
    assert [organization.label for organization in stored.facts.organizations] == ["UNESCO", "Harbour Board of Ribe"]
    with pytest.raises(NotFoundError, match="n99"):
        search.article(harbour.backend, "n99")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://post.example/2", "n2"),
        ("www.post.example/2/?utm_source=mail#top", "n2"),
        ("post.example", ""),
        ("post.example/99", ""),
        ("post.example/2 lighthouse", ""),
        ("lighthouse", ""),
        ("", ""),
    ],
)
def test_an_article_is_found_by_its_address(harbour: SearchService, address: str, found: str) -> None:
    assert search.article_at(harbour.backend, address) == found


def test_an_address_may_lack_the_query_behind_it_where_one_article_has_it(tmp_path: Path) -> None:
    paths = {"a": "read?id=1", "b": "read?id=2", "c": "story?id=3", "d": "both", "e": "both?id=4"}
    addressed = [Article(name, "Fog.", url=f"https://post.example/{path}") for name, path in paths.items()]
    with closing(written(tmp_path, [(article, Facts()) for article in addressed])) as backend:
        asked = ("post.example/story", "post.example/read", "post.example/both", "post.example/read?id=2")
        assert [search.article_at(backend, address) for address in asked] == ["c", "", "d", "b"]


def test_the_words_asked_for_are_found_in_a_whole_article(harbour: SearchService) -> None:
    article = search.article(harbour.backend, "n2").article
    places = search.matches(harbour.backend, SearchRequest("lighthouse title:listed"), article)
    assert [article.text[start:end] for start, end in places] == ["lighthouse", "listed", "lighthouse"]


def test_a_score_is_explained_by_its_words(harbour: SearchService) -> None:
    explanation = search.explain(harbour.backend, SearchRequest("lighthouse listed"), "n2")
    assert {term.term for term in explanation.terms} >= {"lighthouse", "listed"}
    assert explanation.score == pytest.approx(harbour.search(SearchRequest("lighthouse listed")).hits[0].score)


def test_an_article_that_does_not_match_has_no_score(harbour: SearchService) -> None:
    explanation = search.explain(harbour.backend, SearchRequest("lighthouse"), "n6")
    assert (explanation.score, explanation.terms) == (0, ())


def test_a_whole_result_is_read_in_its_order_whatever_its_page(harbour: SearchService) -> None:
    whole = articles(harbour.backend, SearchRequest(sort="newest", page=2, page_size=1))
    assert whole.total == 7
    assert [stored.article.id for stored in whole.articles] == ["n7", "n3", "n4", "n2", "n1", "n5", "n6"]


def test_a_faulty_query_is_told_before_the_first_article(harbour: SearchService) -> None:
    with pytest.raises(QueryError, match="quotation mark has no partner"):
        articles(harbour.backend, SearchRequest('"ferry'))


def test_additions_have_all_words_however_the_request_matches(harbour: SearchService) -> None:
    assert {hit.id for hit in additions(harbour.backend, SearchRequest("ferry night", match="any"))} == {"n1"}
    assert list(additions(harbour.backend, SearchRequest("glove lighthouse"))) == []
    assert all(not hit.snippet for hit in additions(harbour.backend, SearchRequest()))


def test_what_to_know_of_a_request_is_told_without_its_articles(harbour: SearchService) -> None:
    assert warnings_of(harbour.backend, SearchRequest("ferry source:nobody")) == ("No article has source:nobody.",)
    assert warnings_of(harbour.backend, SearchRequest("ferry")) == ()
