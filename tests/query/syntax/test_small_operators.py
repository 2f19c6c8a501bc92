"""A small “or” is a word; whether the operator is meant is asked, with what that would find."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.small_operators import SMALL_OR, with_operators
from tests.backends.local.written import written

TITLES = ("War or Peace", "Peace at the quay", "War over a ferry", "Tea in the fog")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    written(folder, [(Article(title, "A note.", title=title), Facts()) for title in TITLES]).close()
    return folder


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("war or peace", "war OR peace"),
        ('tea or "night ferry" or kenya', 'tea OR "night ferry" OR kenya'),
        ("or tea", None),
        ("do or", None),
        ('"war or peace"', None),
        ("war OR peace", None),
        ("will the mayor stay or go to sea at last", None),
        ("will the mayor stay or go away", "will the mayor stay OR go away"),  # the longest query with an operator
        ("will the mayor stay or go away now", None),
    ],
)
def test_between_a_few_words_the_operator_may_be_meant(text: str, meant: str | None) -> None:
    tree = parse(text)
    assert tree
    assert with_operators(text, tree) == meant


def test_a_title_with_or_comes_first_and_what_either_word_finds_is_told(index: Path) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest("war or peace", match="all"))
        assert [hit.title for hit in page.hits] == ["War or Peace"]
        assert page.query.warnings == (SMALL_OR,)
        assert page.suggestion
        assert (page.suggestion.text, page.suggestion.total) == ("war OR peace", 3)
        assert opened.search(SearchRequest("War or Peace")).hits[0].title == "War or Peace"
        assert not opened.search(SearchRequest("war OR peace")).query.warnings
