"""Wrong syntax gets an answer with the place of the fault, and no text gets anything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.errors import QueryError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import QueryTree
from searchapp.model.request import QUERY_CHARS, SearchRequest
from searchapp.query.syntax.parser import DEPTH, MAX_CLAUSES, MAX_EXACT, is_readable, parse
from searchapp.query.syntax.tree import Pattern, Quoted, Word
from searchapp.query.text_parts import NEAR_WORDS, PHRASE_WORDS
from tests.backends.local.written import StockSearch, written
from tests.hanging import no_hang

WORDS = [
    "tea",
    "Tea",
    "teas",
    "U.S.",
    "AT&T",
    "al-Zahar",
    "東京",
    "한국",
    "ferry",
    "NO",
    "2016",
    "2016-02-30",
    "http://tea",
]
SIGNS = ["AND", "OR", "NOT", "(", ")", '"', "“", "+", "-", "*", "?", "te*", "t*", "~", "~1", "~2", "^", "^2", "^0", ":"]
FIELDED = [
    "title:",
    "body:",
    "org:",
    "country:",
    "source:",
    "published:",
    "mentioned:",
    "[2015 TO 2016]",
    "<2016",
    "foo:",
]
PASTED = ["site:", "NEAR/3", "headline(", "{2015 TO *}", "..", "|", "'", "\u0301", "☎️", "%"]
PIECES = [*WORDS, *SIGNS, *FIELDED, *PASTED, "foo:", "[", "]", "TO", ">=", " ", " ", " ", " "]
QUERIES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=40))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of two articles."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="module")
def backend(folder: Path) -> Iterator[Backend]:
    """Two short articles."""
    tea = Article("tea", "Teas of the U.S. and of 한국.", title="Tea ferry")
    backend = written(folder, [(tea, Facts()), (Article("rain", "Rain on the quay in 東京."), Facts())])
    yield backend
    backend.close()


@pytest.fixture(scope="module")
def stock(backend: Backend, folder: Path) -> StockSearch:
    """Stock Whoosh on the same index."""
    return StockSearch(folder)


def found(backend: Backend, tree: QueryTree) -> set[str]:
    """The ids of the articles that match."""
    (outcome,) = backend.run([Plan(tree)])
    return set(outcome.ids)


@pytest.mark.parametrize(
    ("text", "position", "code"),
    [
        ('tea "green leaf', 4, "unbalanced"),
        ("tea (green", 4, "unbalanced"),
        ("tea green)", 9, "unbalanced"),
        ("tea ()", 4, "empty"),
        ("tea AND", 7, "dangling"),
        ("OR tea", 0, "dangling"),
        ("tea AND OR leaf", 8, "dangling"),
        ("(tea NOT) leaf", 8, "dangling"),
        ("+tea OR leaf", 0, "syntax"),
        ("tea foo:leaf", 4, "unknown_field"),
        ("tea titel:leaf", 4, "unknown_field"),
        ("tea title:", 4, "empty_field"),
        ("title:-tea", 0, "empty_field"),
        ('published:""', 10, "empty_field"),
        ('org:"-"', 4, "empty_field"),
        ("title:(tea body:leaf)", 11, "field"),
        ("country:Atlantis", 8, "country"),
        ("country:no*", 8, "wildcard"),
        ("published:2016-02-30", 10, "date"),
        ("published:[2016-13 TO 2017]", 10, "date"),
        ("published:[2017 TO 2016]", 10, "range"),
        ("published:[2017 2016]", 10, "range"),
        ("title:[2015 TO 2016]", 6, "range"),
        ("tea *leaf", 4, "wildcard"),
        ("tea l*f", 4, "wildcard"),
        ("al-Z*", 0, "wildcard"),
        ("org:al-Za*", 4, "wildcard"),
        ("le*f~1", 0, "wildcard"),
        ("tea~3", 0, "suffix"),
        ("tea^0", 3, "suffix"),
        ("tea^", 3, "suffix"),
        ('"green tea"~99', 0, "suffix"),
        ("green *", 6, "wildcard"),
        ("al-Zahar~", 0, "suffix"),
        ("green \udce9t\udce9", 6, "not_text"),
        ('"green tea"~-1', 12, "suffix"),
        ('"green tea"~5x', 13, "suffix"),
        ("green [2014 TO 2015]", 6, "range"),
        ("title:[green TO tea]", 6, "range"),
        ("org:unesco~", 4, "suffix"),
        ("org:(tea NEAR/3 leaf)", 9, "near"),
        ("tea NEAR/3 title:leaf", 4, "near"),
        ('site:"tea"', 5, "address"),
        ("% NEAR/3 &", 0, "no_words"),
        ("&", 0, "no_words"),
        ("|", 0, "no_words"),
        ("&& ||", 0, "no_words"),
        ("(" * (DEPTH + 1), DEPTH, "too_deep"),
        ("tea " * (MAX_CLAUSES + 1), 4 * MAX_CLAUSES, "too_many"),
        ('="Pole" ' * (MAX_EXACT + 1), 8 * MAX_EXACT, "too_many"),
        (f'green "{"tea " * (PHRASE_WORDS + 1)}"', 6, "too_many"),
        (f'green "{"tea " * (NEAR_WORDS + 1)}"~5', 6, "too_many"),
        ("green " + "tea-" * (PHRASE_WORDS + 1), 6, "too_many"),
        ("x" * (QUERY_CHARS + 1), QUERY_CHARS, "too_long"),
    ],
)
def test_faults_have_a_place(backend: Backend, text: str, position: int, code: str) -> None:
    """The position is that of the sign or word to be changed."""
    with pytest.raises(QueryError) as caught:
        query.resolve(SearchRequest(text), backend)
    assert (caught.value.position, caught.value.code) == (position, code)


def test_a_misspelt_field_is_told_its_neighbour() -> None:
    """The message names what was probably meant."""
    with pytest.raises(QueryError, match="did you mean title"):
        parse("titel:tea")


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Mayor: we stay", "mayor we stay"),
        ("12:30", "12-30"),
        ("https://tea.example/a", 'address:"tea.example/a" OR "tea example a"'),
        ("Title: Tea", "title tea"),
        ("a -- b", "a b"),
        ("12 - 7", "12 7"),
        ("and or not", "and or not"),
    ],
)
def test_people_may_type_signs_as_they_do_in_a_text(backend: Backend, text: str, parsed: str) -> None:
    """A colon before a space, a time, an address, a dash and small words are no syntax."""
    assert query.resolve(SearchRequest(text), backend).parsed == parsed


@pytest.mark.parametrize("text", ["tea?", "tea?!", "tea?[", "(tea?)", '"tea?"'])
def test_the_mark_of_a_question_is_no_wildcard(text: str) -> None:
    assert isinstance(parse(text), (Word, Quoted))


WORDS = ["tea", "Café", "OR", "and", "NOT", "2016", "東京", "", "pot*", "OR*", "*"]


@given(st.lists(st.sampled_from(WORDS), max_size=MAX_CLAUSES + 2), st.booleans())
def test_words_side_by_side_are_read_as_the_grammar_has_them(words: list[str], quoted: bool) -> None:
    """A space behind the words changes nothing but that they are read token by token."""
    text = f'"{" ".join(words)}"' if quoted else " ".join(words)

    def read(text: str) -> object:
        try:
            return parse(text)
        except QueryError as error:
            return error.code

    assert read(text) == read(f"{text} ")


def test_a_star_may_have_a_full_stop_before_it() -> None:
    assert [node.text for node in [parse("ferr.*"), parse("ferr*")] if isinstance(node, Pattern)] == ["ferr*", "ferr*"]


@pytest.mark.parametrize("text", ["ferry?", "ferry?\xad", "ferry?\u200e.", "ferry?\u200b"])
def test_the_mark_of_a_question_is_no_wildcard_whatever_unseen_stands_behind_it(text: str) -> None:
    assert type(parse(text)) is Word


@settings(max_examples=400)
@given(QUERIES, st.sampled_from(["all", "any"]))
def test_any_text_is_a_query_or_a_query_error(backend: Backend, stock: StockSearch, text: str, match: str) -> None:
    """What can be built can be run, by the engine and by stock Whoosh alike, and its echo means the same."""
    request = SearchRequest(text, match=match)  # type: ignore[arg-type]
    try:
        parsed = query.resolve(request, backend)
        query.suggest(request, backend)
    except QueryError as error:
        assert 0 <= error.position <= max(len(text), QUERY_CHARS)  # noqa: PT017  # only where there is an error
        return
    expected = stock.ids(parsed.tree)
    assert found(backend, parsed.tree) == expected
    echoed = query.resolve(SearchRequest(parsed.parsed, match=match), backend)  # type: ignore[arg-type]
    assert echoed.parsed == parsed.parsed
    assert found(backend, echoed.tree) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "(" * 100_000,
        "a~" * 1_000,
        "tea^1" * 400,
        "[2015" * 400,
        "published:[" + "x" * 1_980,
        "a.b'c&" * 333,
        "te" + "*?" * 900 + "a",
        "te" + "*a" * 900,
        '"' + "tea " * 499,
        '"' + "tea " * 499 + '"',
        "NOT " * 499 + "tea",
        "-(" * 49 + "tea" + ")" * 49,
        " OR ".join(["tea~2"] * 200),
    ],
    ids=lambda text: text[:12],
)
def test_hostile_queries_do_not_hang(backend: Backend, text: str) -> None:
    """Reading takes time in proportion to the text, and a text has a bound."""
    with no_hang(), suppress(QueryError):
        query.resolve(SearchRequest(text), backend)


def test_half_a_query_is_not_readable() -> None:
    assert all(map(is_readable, ("", "tea", "tea NEAR fog", 'title:"tea"')))
    assert not any(map(is_readable, ("tea NEAR", "title:", '"tea', "(tea", "allintitle: tea published:2015")))
