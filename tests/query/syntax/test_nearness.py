"""How nearness is written, here and by other engines."""

from __future__ import annotations

import re

import pytest

from searchapp.query.syntax.nearness import (
    PARAGRAPH_SLOP,
    PATTERN,
    SENTENCE_SLOP,
    USUAL_SLOP,
    is_in_order,
    slop_of,
)
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.tree import NearTo

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
    assert slop_of(operator) == slop


@pytest.mark.parametrize(("operator", "in_order"), [("PRE/3", True), ("onear/2", True), ("p/4", True), ("w/4", False)])
def test_some_operators_keep_the_order_of_the_words(operator: str, in_order: bool) -> None:
    assert is_in_order(operator) is in_order


def test_an_operator_of_letters_alone_is_read_among_plain_words() -> None:
    tree = parse("ferry NEAR quay")
    assert isinstance(tree, NearTo)
    assert tree.slop == USUAL_SLOP


@pytest.mark.parametrize(
    ("text", "slop"),
    [("ferry /5 quay", 5), ("ferry /s quay", SENTENCE_SLOP), ("ferry near7 quay", 7), ("fog adj2 tea", 2)],
)
def test_some_operators_are_ones_between_two_words(text: str, slop: int) -> None:
    tree = parse(text)
    assert isinstance(tree, NearTo)
    assert (len(tree.parts), tree.slop) == (2, slop)


@pytest.mark.parametrize(
    "text", ["/5 quay", "ferry /5", "adj5", "near7 quay", "ferry/5 quay", "and /or", "ferry near quay"]
)
def test_elsewhere_they_are_words(text: str) -> None:
    assert not isinstance(parse(text), NearTo)


@pytest.mark.parametrize("text", ["near the quay", "adj", "NEARBY", "w/o milk", "n/a", "around(4)", "NEAR/8th"])
def test_what_only_looks_like_one_is_words(text: str) -> None:
    assert not OPERATOR.match(text)
