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


def _half_more(count: int) -> float:
    """Each after the first counts a half."""
    return (1 + count) / 2


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


def test_a_word_has_the_weight_of_as_many_as_stand_there() -> None:
    tea, fog = Word("tea"), Word("fog")
    assert weighted([tea, fog, tea], _half_more) == [Word("tea", 1.5), fog]
    assert weighted([tea] * 3, _half_more) == [Word("tea", 2.0)]
    assert weighted([Word("tea", 3.0), Word("tea", 3.0)], _half_more) == [Word("tea", 4.5)]


def test_so_have_its_other_spellings() -> None:
    spelled = Or((Word("b52"), Phrase(("b", "52"), boost=0.25)))
    assert weighted([spelled, spelled], _half_more) == [Or((Word("b52", 1.5), Phrase(("b", "52"), boost=0.375)))]


def test_the_same_word_with_another_boost_is_another_part() -> None:
    assert weighted([Word("tea"), Word("tea", 2.0)], _half_more) == [Word("tea"), Word("tea", 2.0)]


def test_what_is_there_or_not_counts_once() -> None:
    assert weighted([Value("country", ("NO",)), Prefix("fe"), Value("country", ("NO",)), Prefix("fe")], _half_more) == [
        Value("country", ("NO",)),
        Prefix("fe"),
    ]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_part_is_lost_and_no_weight(parts: list[QueryTree]) -> None:
    def boost(trees: list[QueryTree]) -> float:
        return sum(getattr(tree, "boost", 0.0) for tree in trees)

    assert boost(weighted(parts, float)) == boost(parts)
    assert len(weighted(parts, float)) == len(set(parts))


def test_a_node_that_no_switch_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="a node of an unknown kind: Word"):
        assert_never(Word("tea"))  # type: ignore[arg-type]
