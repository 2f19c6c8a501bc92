"""Signs of a pasted sentence or headline are no operators; those of a query of a few words are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.query.syntax.lexer import tokenize
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.pasted_signs import attribution_as_word, ends_sentence_inside, headline_bar
from searchapp.query.syntax.tree import Listed, Not, Word
from searchapp.search.answer import UNQUOTED
from tests.backends.local.written import written

ARTICLES = {
    "Noah": "The captain Noah says that reeds float, as boats do on the salt lake at night.",
    "Reeds": "Herons nest there, and no boat.",
    "Ferry": "A ferry armed with lamps left the quay.",
}
HEADLINE = "Captain of the night boats says that reeds float | Reed Post"
QUOTED = "Reeds float on a lake as salt as the sea, as boats do."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    folder = tmp_path_factory.mktemp("index")
    written(folder, [(Article(title, body, title=title), Facts()) for title, body in ARTICLES.items()]).close()
    with ArticleIndex.open(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        (HEADLINE, HEADLINE.index("|")),
        ("ferry | boat", -1),
        ("reeds | herons | boats | ferries | lamps | salt | sea | tides | quays", -1),
        ("captain of the night boats says that reeds float|sink", -1),
        ("captain of the night boats says that (reeds | herons) float", -1),
        ("captain of the night boats says that reeds OR herons float | sink", -1),
        ("title:captain of the night boats says that reeds float | sink", -1),
        ("captain of the night boats says that -title:reeds float | sink", -1),
        ("captain of the night boats says +that reeds float | sink", -1),
        ("captain of the night boats - says that reeds: float | Reed Post", 52),
    ],
)
def test_the_only_bar_of_many_words_stands_before_a_name(text: str, offset: int) -> None:
    assert headline_bar(text) == offset


def test_a_headline_with_a_bar_finds_what_its_words_find(index: ArticleIndex) -> None:
    with_bar, without = (index.search(SearchRequest(text)) for text in (HEADLINE, HEADLINE.replace("|", "")))
    assert with_bar.query.parsed == without.query.parsed
    assert with_bar.hits[0].title == "Noah"
    assert {hit.title for hit in index.search(SearchRequest("ferry | herons")).hits} == {"Ferry", "Reeds"}


@pytest.mark.parametrize(
    ("text", "is_operator"),
    [
        ("The captain says that he did NOT see the reeds float", False),
        ("So boats float, and reeds are NOT the only ones to do so", False),
        ("captain of the night boats says that reeds float NOT sink", True),
        ("captain of the night boats says that reeds float and NOT sink", True),
        ("(captain OR boats) AND reeds AND lake NOT the salt", True),
        ("org:reedtrust captain of the night boats who did NOT float", True),
        ("reeds that did NOT float", True),
    ],
)
def test_beside_a_function_word_of_a_sentence_not_is_a_word(text: str, is_operator: bool) -> None:
    assert [token.kind for token in tokenize(text) if token.text == "NOT"] == ["NOT" if is_operator else "word"]


def test_a_question_mark_between_two_sentences_stands_for_no_letter() -> None:
    assert ends_sentence_inside("float?Reeds")
    assert ends_sentence_inside("FLOAT?Reeds")
    assert not any(map(ends_sentence_inside, ("fe?ry", "FE?RY", "float?", "Fe?ry")))
    assert parse("float?Reeds") == Word("float?Reeds", 0)


def test_a_name_behind_a_quoted_sentence_is_asked_for(index: ArticleIndex) -> None:
    tree = parse(f"“{QUOTED}” -Noah")
    assert isinstance(tree, Listed)
    assert isinstance(attribution_as_word(tree.parts)[1], Word)
    page = index.search(SearchRequest(f"“{QUOTED}” -Noah"))
    assert page.hits[0].title == "Noah"


@pytest.mark.parametrize(
    "text", ["“reeds float.” -Noah", "“Reeds float as salt lakes and boats do in the night” -Noah"]
)
def test_what_is_excluded_of_a_few_words_or_behind_a_phrase_is_excluded(text: str) -> None:
    tree = parse(text)
    assert isinstance(tree, Listed)
    assert isinstance(attribution_as_word(tree.parts)[1], Not)


def test_a_quoted_sentence_that_no_article_has_is_found_by_its_words_and_that_is_said(index: ArticleIndex) -> None:
    page = index.search(SearchRequest(f"“{QUOTED}”"))
    assert page.hits[0].title == "Noah"
    assert page.query.warnings == (UNQUOTED,)
    assert index.search(SearchRequest("“reeds float on lakes”")).total == 0
    assert index.search(SearchRequest(f"“{QUOTED}”", match="all")).total == 0
