"""How nearness is written, here and by other engines."""

from __future__ import annotations

import re

import pytest

from searchapp.errors import QueryError
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.tree import NearTo
from searchapp.query.syntax.word_operators import (
    NEAR_SLOP,
    PARAGRAPH_SLOP,
    PATTERN,
    SENTENCE_SLOP,
    USUAL_SLOP,
    operator_of,
)

OPERATOR = re.compile(PATTERN, re.VERBOSE)


@pytest.mark.parametrize(
    ("operator", "slop"),
    [
        ("NEAR/8", 8),
        ("near/8", 8),
        ("W/5", 5),
        ("w/s", SENTENCE_SLOP),
        ("W/P", PARAGRAPH_SLOP),
        ("NEAR", USUAL_SLOP),
        ("ADJ3", 3),
        ("NEAR12", 12),
        ("AROUND(4)", 4),
        ("AROUND (4)", 4),
        ("pre/3", 3),
        ("n/6", 6),
        ("w/sent", SENTENCE_SLOP),
        ("w/para", PARAGRAPH_SLOP),
    ],
)
def test_an_operator_says_how_far_apart_the_words_may_be(operator: str, slop: int) -> None:
    match = OPERATOR.match(f"{operator} quay")
    assert match
    assert match.group() == operator
    assert operator_of(operator, 0).slop == slop


@pytest.mark.parametrize(("operator", "in_order"), [("PRE/3", True), ("onear/2", True), ("p/4", True), ("w/4", False)])
def test_some_operators_keep_the_order_of_the_words(operator: str, in_order: bool) -> None:
    assert operator_of(operator, 0).is_ordered is in_order


def test_an_operator_of_letters_alone_is_read_among_plain_words() -> None:
    tree = parse("ferry NEAR quay")
    assert isinstance(tree, NearTo)
    assert tree.operator.slop == USUAL_SLOP


@pytest.mark.parametrize(
    ("text", "slop"),
    [("ferry /5 quay", 5), ("ferry /s quay", SENTENCE_SLOP), ("ferry near7 quay", 7), ("fog adj2 tea", 2)],
)
def test_some_operators_are_ones_between_two_words(text: str, slop: int) -> None:
    tree = parse(text)
    assert isinstance(tree, NearTo)
    assert (len(tree.parts), tree.operator.slop) == (2, slop)


@pytest.mark.parametrize(
    "text", ["/5 quay", "ferry /5", "adj5", "near7 quay", "ferry/5 quay", "and /or", "ferry near quay"]
)
def test_elsewhere_they_are_words(text: str) -> None:
    assert not isinstance(parse(text), NearTo)


@pytest.mark.parametrize("text", ["near the quay", "adj", "NEARBY", "w/o milk", "n/a", "around(4)", "NEAR/8th"])
def test_what_only_looks_like_one_is_words(text: str) -> None:
    assert not OPERATOR.match(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("fog w/2 tea n/9 quay", " NEAR/9 "), ("fog pre/3 tea w/7 quay", " PRE/7 "), ("fog NEAR/0 tea", " NEAR/1 ")],
)
def test_operators_in_a_row_are_one(text: str, sign: str) -> None:
    tree = parse(text)
    assert isinstance(tree, NearTo)
    assert tree.operator.sign == sign


@pytest.mark.parametrize(("text", "name"), [("fog w/101 tea", "NEAR/"), ("fog pre/101 tea", "PRE/")])
def test_too_great_a_distance_is_refused_where_it_stands(text: str, name: str) -> None:
    with pytest.raises(QueryError, match=f"behind {name} is {NEAR_SLOP} at most") as error:
        parse(text)
    assert error.value.position == 4
