"""What a tree is made of, and parts that stand in a query several times."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.model.query_tree import (
    Added,
    And,
    Best,
    DateRange,
    Every,
    Favoured,
    Maybe,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    QueryTree,
    Spelled,
    Value,
    Word,
    Zone,
    assert_never,
    weighted,
)

PARTS: list[QueryTree] = [Word("tea"), Word("fog", 2.0), Phrase(("night", "ferry"))]

OF_TEXT = {Word, Spelled, Phrase, Near, Prefix, Pattern}  # which highlighting marks themselves
OF_NO_TEXT = {DateRange, Added, Value, Not, Every}
TEA, FOG = Word("tea"), Word("fog")


@pytest.mark.parametrize(
    ("node", "parts"),
    [
        (And((TEA, Not(FOG))), (TEA, Not(FOG))),
        (Or((TEA, FOG)), (TEA, FOG)),
        (Best((TEA, FOG)), (TEA, FOG)),
        (Zone(TEA, "title"), (TEA,)),
        (Favoured(TEA, (Value("country", ("NO",)),)), (TEA,)),
        (Maybe(TEA, FOG), (TEA, FOG)),
        (Not(TEA), ()),
        (TEA, ()),
        (Every(), ()),
    ],
)
def test_a_node_says_which_of_its_parts_may_stand_in_the_text(node: QueryTree, parts: tuple[QueryTree, ...]) -> None:
    assert node.text_parts == parts


def test_of_each_kind_it_is_known_what_may_stand_in_the_text() -> None:
    silent = {kind for kind in get_args(QueryTree) if kind.text_parts is Every.text_parts}
    assert silent == OF_TEXT | OF_NO_TEXT


def test_a_word_counts_as_often_as_it_stands_there() -> None:
    assert weighted([Word("tea"), Word("fog"), Word("tea")]) == [Word("tea", 2.0), Word("fog")]
    assert weighted([Word("tea", 3.0), Word("tea", 3.0)]) == [Word("tea", 6.0)]


def test_a_word_counts_as_often_with_its_other_spellings() -> None:
    spelled = Or((Word("b52"), Phrase(("b", "52"), boost=0.25)))
    assert weighted([spelled, spelled]) == [Or((Word("b52", 2.0), Phrase(("b", "52"), boost=0.5)))]


def test_the_same_word_with_another_boost_is_another_part() -> None:
    assert weighted([Word("tea"), Word("tea", 2.0)]) == [Word("tea"), Word("tea", 2.0)]


def test_what_is_there_or_not_counts_once() -> None:
    assert weighted([Value("country", ("NO",)), Prefix("fe"), Value("country", ("NO",)), Prefix("fe")]) == [
        Value("country", ("NO",)),
        Prefix("fe"),
    ]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_part_is_lost_and_no_weight(parts: list[QueryTree]) -> None:
    def boost(trees: list[QueryTree]) -> float:
        return sum(getattr(tree, "boost", 0.0) for tree in trees)

    assert boost(weighted(parts)) == boost(parts)
    assert len(weighted(parts)) == len(set(parts))


def test_a_node_that_no_switch_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="a node of an unknown kind: Word"):
        assert_never(Word("tea"))  # type: ignore[arg-type]
