"""What only asks is not looked for: who asks for all articles about ferries asks for ferries."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.request_words import request_words, without_request
from searchapp.query.syntax.tree import Listed, Quoted
from tests.backends.local.written import written

ARTICLES = {
    "The night ferry returns": "It left the quay on a calm sea.",
    "All articles find a reader": "Please read them, says an article about articles.",
    "What is love, asks the library": "A song has its day.",
    "Reeds on trial": "The trial of the reeds has begun. A trial, a trial!",
    "Papers on Trial": "Nobody read about the court that week.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    written(folder, [(Article(title, body, title=title), Facts()) for title, body in ARTICLES.items()]).close()
    return folder


@pytest.mark.parametrize(
    ("asking", "rest"),
    [
        ("articles about", "ferries"),
        ("the latest news on", "ferries"),
        ("Please find all articles about", "ferries in Norway"),
        ("could you please give me papers dealing with", "reeds"),
        ("I’d like to find stories which mention", "reeds"),
        ("I am interested in", "reeds, herons and their nests"),
        ("we are looking for information on", "reeds"),
        ("show me something about", "reeds"),
        ("find descriptions of", "reeds"),
        ("Tell me more about", "reeds"),
        ("i want to know about", "reeds"),
        ("do you have any references on", "reeds"),
        ("what papers exist that deal with", "reeds"),
        ("what are the", "effects of salt on reeds"),
        ("has anyone", "seen the effects of salt"),
        ("Is it possible to", "grow reeds in salt?"),
    ],
)
def test_what_only_asks_is_not_looked_for(asking: str, rest: str) -> None:
    words = f"{asking} {rest}".split(" ")
    assert request_words(words) == [range(asking.count(" ") + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "news of the world",
        "find the lost ferry",
        "show me the money",
        "give peace a chance",
        "pentagon papers on trial",
        "ferry news about tides",  # it begins with what it is about
        "details of the plan",
        "I would like to swim",
        "were looking for survivors",
        "what is love",  # so few words may be a title
        "how many olive trees are there in crete",
        "interested interests",
        "articles aboutness",
        "articles about",  # behind which nothing stands
        "please find all news on",
        "",
    ],
)
def test_what_may_be_meant_is_looked_for(text: str) -> None:
    assert request_words(text.split(" ")) == []


def test_each_sentence_may_ask_but_only_the_first_is_a_question() -> None:
    text = "Find papers on reeds. Any information on salt would do. What are the effects of salt?"
    words = text.split(" ")
    assert [words[span.start : span.stop] for span in request_words(words)] == [
        ["Find", "papers", "on"],
        ["Any", "information", "on"],
    ]


@pytest.mark.parametrize("text", ["U.S. papers on trial", "Ada Holm Jr. reports on reeds", "St. Papers on reeds"])
def test_no_sentence_begins_behind_an_abbreviation(text: str) -> None:
    assert request_words(text.split(" ")) == []


@pytest.mark.parametrize("text", ["tell me about it", "Tell me more about this", "articles about the other?"])
def test_they_are_looked_for_where_all_else_is_a_pronoun_or_the_like(text: str) -> None:
    tree = parse(text)
    assert isinstance(tree, Listed)
    assert without_request(tree.parts) == (tree.parts, [])


@pytest.mark.parametrize("name", ["IT", "us", "WHO"])
def test_a_name_that_is_written_as_a_pronoun_is_what_is_looked_for(name: str) -> None:
    tree = parse(f"articles about {name}")
    assert isinstance(tree, Listed)
    assert without_request(tree.parts)[1] == ["articles about"]


def test_what_is_no_plain_word_asks_for_nothing() -> None:
    assert request_words(["find", "all", "", "about", "reeds"]) == []
    tree = parse('articles about "night ferry" org:unesco')
    assert isinstance(tree, Listed)
    kept, asking = without_request(tree.parts)
    assert asking == ["articles about"]
    assert isinstance(kept[0], Quoted)
    assert len(kept) == 2


def test_they_are_looked_for_where_all_else_is_excluded(index: Path) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest("papers on -reeds"))
        assert page.hits[0].title == "Papers on Trial"
        assert page.query.dropped == ()


def test_articles_are_ranked_by_what_is_asked_for_and_the_rest_is_told(index: Path) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest("Please find all articles about ferries"))
        assert [hit.title for hit in page.hits] == ["The night ferry returns"]
        assert (page.query.parsed, page.query.dropped) == ("ferries", ("Please find all articles about",))
        assert not page.query.warnings


@pytest.mark.parametrize("text", ["Papers on Trial", "papers on trial", 'papers on "trial"'])
def test_a_headline_that_begins_as_a_request_does_finds_its_article_first(index: Path, text: str) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest(text))
        assert [hit.title for hit in page.hits] == ["Papers on Trial", "Reeds on trial"]
        assert page.query.dropped == ("papers on" if text[0] == "p" else "Papers on",)


@pytest.mark.parametrize("match", ["all", "any"])
def test_where_all_or_any_of_the_words_are_wanted_they_are(index: Path, match: str) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest("all articles about reader", match=match))  # type: ignore[arg-type]
        assert page.hits[0].title == "All articles find a reader"
        assert page.query.dropped == ()


def test_neither_what_is_missing_nor_another_spelling_is_told_of_them(index: Path) -> None:
    with ArticleIndex.open(index) as opened:
        page = opened.search(SearchRequest("stories regarding nigth ferry"))
        assert page.query.warnings == ("No article has “nigth”; shown are those with any of the other words.",)
        assert page.suggestion
        assert page.suggestion.text == "stories regarding night ferry"
        none = opened.search(SearchRequest("information regarding zebras")).as_json()
        assert [clause["text"] for clause in none["query"]["few_hits"]["clauses"]] == ["zebras"]
