"""A query's text as tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.query.syntax.lexer import tokenize

TITLES = [("word", "title"), ("(", "("), ("word", "s"), (")", ")")]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenize(text)][:-1]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("night ferry", [("word", "night"), ("word", "ferry")]),
        ("-fog +tea !rain", [("-", "-"), ("word", "fog"), ("+", "+"), ("word", "tea"), ("-", "!"), ("word", "rain")]),
        ("a AND b && c", [("word", "a"), ("AND", "AND"), ("word", "b"), ("AND", "&&"), ("word", "c")]),
        ("fog | tea", [("word", "fog"), ("OR", "|"), ("word", "tea")]),
        ("fog&&tea", [("word", "fog"), ("AND", "&&"), ("word", "tea")]),
        ("&& fog&tea &&", [("word", "fog&tea")]),
        (r'"the \"fog\""', [("quoted", r"the \"fog\"")]),
        (r'"C:\fog\"', [("quoted", "C:\\fog\\")]),
        (r"C:\fog", [("word", r"C:\fog")]),
        ("(fog)", [("(", "("), ("word", "fog"), (")", ")")]),
        ("“night ferry” 'tea time'", [("quoted", "night ferry"), ("quoted", "tea time")]),
        ('="U.S. \\"tea\\""', [("exact", 'U.S. "tea"')]),
        ("fog NEAR/3 tea", [("word", "fog"), ("near", "NEAR/3"), ("word", "tea")]),
        ("www.herald.example/fog", [("address", "www.herald.example/fog")]),
        ("published:[2015 TO 2016]", [("field", "published"), ("range", "[2015 TO 2016]")]),
        ("published:{2015 to 2016]", [("field", "published"), ("range", "{2015 to 2016]")]),
        ("published>=2015", [("field", "published"), ("compared", ">=2015")]),
        ("year>2015 after>2015", [("field", "year"), ("compared", ">2015"), ("word", "after>2015")]),
        ('published:>="3 May 2015"', [("field", "published"), ("compared", '>="3 May 2015"')]),
        ("published: [2015 TO 2016]", [("field", "published"), ("range", "[2015 TO 2016]")]),
        ("published >= 2015", [("field", "published"), ("compared", ">= 2015")]),
        ("on < 5", [("word", "on"), ("word", "<"), ("word", "5")]),
        ("when <fog> who = tea", [("word", text) for text in ("when", "<fog>", "who", "=", "tea")]),
        ("on>=2015 who=tea", [("field", "on"), ("compared", ">=2015"), ("field", "who"), ("word", "tea")]),
        ("published: -7d", [("field", "published"), ("word", "-7d")]),
        ("created:this year fog", [("field", "created"), ("word", "this year"), ("word", "fog")]),
        ("published:3 May 2015 fog", [("field", "published"), ("word", "3 May 2015"), ("word", "fog")]),
        ("published:2015 fog 2016", [("field", "published"), ("word", "2015"), ("word", "fog"), ("word", "2016")]),
        ("title:/fog/ smile:/", [("field", "title"), ("word", "/fog/"), ("word", "smile:/")]),
        ("title:last year", [("field", "title"), ("word", "last"), ("word", "year")]),
        ("published:[2014,2015-02]", [("field", "published"), ("range", "[2014,2015-02]")]),
        ('source: "fog"', [("field", "source"), ("quoted", "fog")]),
        ("country=KE year == 2015", [("field", "country"), ("word", "KE"), ("field", "year"), ("word", "2015")]),
        ("source = 'fog bank'", [("field", "source"), ("quoted", "fog bank")]),
        ("E=mc2 by=tea subtitle=fog", [("word", "E=mc2"), ("word", "by=tea"), ("word", "subtitle=fog")]),
        ("「霧」『茶』《霧》‹fog›", [("quoted", "霧"), ("quoted", "茶"), ("quoted", "霧"), ("quoted", "fog")]),
        ("fog –tea", [("word", "fog"), ("-", "-"), ("word", "tea")]),
        ("fog −tea", [("word", "fog"), ("-", "-"), ("word", "tea")]),
        ("fog – tea", [("word", "fog"), ("word", "–"), ("word", "tea")]),
        ("2014–15", [("word", "2014–15")]),
        ("‚night ferry‘", [("quoted", "night ferry")]),
        ("HEADLINE(fog) title(s)", [("field", "HEADLINE"), ("(", "("), ("word", "fog"), (")", ")"), *TITLES]),
        ("subtitle(fog)", [("word", "subtitle"), ("(", "("), ("word", "fog"), (")", ")")]),
        ("title：霧　－茶", [("field", "title"), ("word", "霧"), ("-", "-"), ("word", "茶")]),
        ("（霧 OR 茶＊）", [("(", "("), ("word", "霧"), ("OR", "OR"), ("word", "茶*"), (")", ")")]),
        ("市長：霧 CEO：茶 subtitle：茶", [("word", "市長：霧"), ("word", "CEO：茶"), ("word", "subtitle：茶")]),
        ('="（霧）"', [("exact", "（霧）")]),
        ("published:-7d", [("field", "published"), ("word", "-7d")]),
        ("title:fog", [("field", "title"), ("word", "fog")]),
    ],
)
def test_signs_operators_and_fields_are_tokens_of_their_own(text: str, tokens: list[tuple[str, str]]) -> None:
    assert kinds(text) == tokens


@pytest.mark.parametrize(
    "text", ["Mayor: we stay", "12:30", "tea - time", "al-Zahar", "| tea", "Title: fog", "and or not", "O'Neill's tea"]
)
def test_punctuation_of_sentences_belongs_to_words(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"word"}


def test_what_stands_behind_a_phrase_or_between_brackets_goes_with_it() -> None:
    phrase, *_ = tokenize('"night ferry"~3^2')
    _, span, _ = tokenize('published:["3 May 2015" TO *]')
    assert (phrase.more, span.more) == ("~3^2", "3 May 2015\t*")


@pytest.mark.parametrize(
    ("text", "position", "code", "message"),
    [
        ('tea "fog', 4, "unbalanced", "has no partner"),
        ("tea titel:fog", 4, "unknown_field", "did you mean title?"),
        ("tea xyz:fog", 4, "unknown_field", "there are title, body"),
        ("tea [2015 TO 2016]", 4, "range", "stands behind a date"),
        ("published:[2015", 10, "range", r"is written \[2015-01 TO 2016\]"),
        ("tea /fe.+y/", 4, "expression", "ferr"),
        ("title:/^fe.+y/i", 6, "expression", "ferr"),
        ('"night ferry"~3tea', 15, "suffix", "take a number"),
        ("tea \ud800", 4, "not_text", "type it again"),
    ],
)
def test_a_fault_is_told_with_its_position_and_remedy(text: str, position: int, code: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        list(tokenize(text))
    assert (error.value.position, error.value.code) == (position, code)


SIGNS = st.sampled_from(["fog", "AND", "-", "+", "(", ")", "|", "~2", ":", "title:", "NEAR/3", "=", "'", "!", " ", " "])


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_tokens_follow_each_other_up_to_an_end_behind_the_text(text: str) -> None:
    try:
        tokens = list(tokenize(text))
    except QueryError as error:
        assert 0 <= error.position < len(text)  # noqa: PT017  # only where there is an error
        return
    starts = [token.position for token in tokens]
    assert starts == sorted(set(starts))
    assert tokens[-1] == ("end", "", len(text), "")
    assert all(text[token.position :].startswith(token.text) for token in tokens if token.kind == "word")
