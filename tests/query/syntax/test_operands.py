from __future__ import annotations

import pytest

from searchapp.errors import QueryError
from searchapp.query.syntax.lexer import Token
from searchapp.query.syntax.operands import DISTANCE, bounded, dates_of, quoted_of, word_of
from searchapp.query.syntax.tree import AnyOf, Fuzzy, Node, Not, Pattern, Quoted, Span, Word


def word(text: str) -> Token:
    return Token("word", text, 3)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("ferry", Word("ferry", 3)),
        ("ferr*", Pattern("ferr*", 3)),
        ("ferry^2", Word("ferry", 3, "", 2.0)),
        ("ferry~1", Fuzzy("ferry", 3, "", 1.0, 1)),
        ("gr[ae]y", AnyOf((Word("gray", 3), Word("grey", 3)))),
    ],
)
def test_a_word_is_what_its_signs_say(text: str, node: Node) -> None:
    assert word_of(word(text)) == node


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ferr*~1", "~ or wildcards, not both"),
        ("ferry^0", r"behind \^ is more than 0"),
        ("ferry~1.5", "~ takes a whole number"),
        (f"ferry~{DISTANCE + 1}", f"behind ~ is {DISTANCE} at most"),
    ],
)
def test_a_word_with_signs_that_mean_nothing_is_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        word_of(word(text))


def test_a_phrase_is_as_loose_as_the_number_behind_it() -> None:
    assert quoted_of(Token("quoted", "old ferry", 0, "~4"), "title") == Quoted("old ferry", 0, "title", 1.0, 4)
    assert bounded(None, 1, 9, word("ferry")) == 1


@pytest.mark.parametrize(
    ("token", "node"),
    [
        (word("2015-02"), Span("2015-02", "2015-02", 3, "published")),
        (word("2015..*"), Span("2015", None, 3, "published")),
        (word("none"), Not(Span(None, None, 3, "published"))),
        (Token("compared", "", 3, "> 2015"), Span("2015", None, 3, "published", True)),
    ],
)
def test_a_date_may_be_open_at_an_end(token: Token, node: Node) -> None:
    assert dates_of(token, "published") == node
