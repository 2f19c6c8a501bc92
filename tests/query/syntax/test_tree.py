"""The kinds of nodes of a parsed query: each is what some text is read as, and can be read on."""

from __future__ import annotations

from typing import get_args

import pytest

from searchapp.query.syntax import tree
from searchapp.query.syntax.parser import parse

EXAMPLES = {
    tree.Word: "tea",
    tree.Quoted: '"green tea"~5',
    tree.Exact: '="Tea"',
    tree.Address: "https://tea.example/green",
    tree.Pattern: "te*",
    tree.Fuzzy: "tea~",
    tree.Span: "published:>=2015",
    tree.AllOf: "tea AND oats",
    tree.AnyOf: "tea OR oats",
    tree.NearTo: "tea NEAR/5 oats",
    tree.Not: "-tea",
    tree.Required: "+tea",
    tree.Listed: "tea oats",
}


def kinds_in(node: tree.Node) -> set[type]:
    """The kinds of a node and of all below it."""
    children = getattr(node, "parts", ()) or ([node.part] if isinstance(node, tree.Not | tree.Required) else [])
    return {type(node)}.union(*map(kinds_in, children))


@pytest.mark.parametrize(("kind", "text"), EXAMPLES.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_each_kind_is_what_some_text_is_read_as(kind: type, text: str) -> None:
    assert kind in kinds_in(parse(text))


def test_there_are_no_other_kinds() -> None:
    assert set(get_args(tree.Node)) == EXAMPLES.keys()
    assert set(get_args(tree.Leaf)) < EXAMPLES.keys()


def test_a_tree_is_a_value() -> None:
    for text in EXAMPLES.values():
        assert parse(text) == parse(text)
        assert hash(parse(text)) == hash(parse(text))
    assert parse("tea") != parse("oats")


def test_what_stands_in_a_query_knows_where() -> None:
    listed = parse('tea "green oats" rye*')
    assert isinstance(listed, tree.Listed)
    assert [part.position for part in listed.parts if isinstance(part, tree.Leaf)] == [0, 4, 17]
