"""Targets are the terms that a query looks for in the text, and how they stand to each other."""

from __future__ import annotations

import pytest

from searchapp.model.query_tree import (
    And,
    DateRange,
    Every,
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
)
from searchapp.search.highlight.targets import Target, TermNode, targets_in, targets_of, term_test

FERRY, QUAY, TIDE = Word("ferry"), Word("quay"), Word("tide")


@pytest.mark.parametrize(
    ("query", "nodes"),
    [
        (FERRY, [FERRY]),
        (And((FERRY, Not(QUAY))), [FERRY]),
        (And((Not(QUAY),)), []),
        (Or((FERRY, And((QUAY, TIDE)))), [FERRY, QUAY, TIDE]),
        (Maybe(FERRY, QUAY), [FERRY, QUAY]),
        (Or((FERRY, FERRY)), [FERRY]),
        (And((FERRY, Value("country", ("DK",)), DateRange("published", 0, 9))), [FERRY]),
        (And((FERRY, Prefix("un", field="organization"), Pattern("u*n", field="organization"))), [FERRY]),
        (Every(), []),
    ],
)
def test_targets_are_what_is_looked_for_in_the_text_and_not_excluded(query: QueryTree, nodes: list[TermNode]) -> None:
    assert targets_of(query) == tuple(Target((node,)) for node in nodes)


def test_terms_of_a_phrase_are_matched_exactly_and_in_order() -> None:
    night, ferry = Spelled("night", 0), Spelled("ferry", 0)
    assert targets_of(Phrase(("night", "ferry"))) == (Target((night, ferry)),)
    assert targets_of(Near(("night", "ferry"), 5)) == (Target((night, ferry), slop=5, is_ordered=False),)
    assert targets_of(Near(("night", "ferry"), 5, is_ordered=True)) == (Target((night, ferry), slop=5),)


def test_a_zone_keeps_its_targets_out_of_the_other_part_of_an_article() -> None:
    targets = targets_of(Or((Zone(Or((FERRY, QUAY)), "title"), FERRY, Zone(TIDE, "body"))))
    assert targets_in("title", targets) == (Target((FERRY,)), Target((QUAY,)))
    assert targets_in("body", targets) == (Target((FERRY,)), Target((TIDE,)))


@pytest.mark.parametrize(
    ("node", "accepted", "refused"),
    [
        (Word("sail"), ["sail", "sails", "sailed", "sailing"], ["sailor", "sai", "assail"]),
        (Word("ferry"), ["ferry", "ferries"], ["ferret", "fer"]),
        (Word("us"), ["us"], ["use", "used"]),
        (Spelled("ferry", 1), ["ferry", "fery", "fferry", "merry", "ferr", "efrry"], ["fey", "berrry", "yrref"]),
        (Spelled("ferry", 2), ["fey", "berrry"], ["fe", "ferryman"]),
        (Spelled("ferry", 0), ["ferry"], ["ferries"]),
        (Prefix("fer"), ["fer", "ferry"], ["fe", "offer"]),
        (Pattern("fe*y"), ["fey", "ferry"], ["ferries", "offey"]),
        (Pattern("fe?ry"), ["ferry"], ["fery", "ferryx"]),
    ],
)
def test_each_kind_of_term_has_its_test(node: TermNode, accepted: list[str], refused: list[str]) -> None:
    beginnings, accepts = term_test(node)
    assert [term for term in accepted + refused if accepts(term)] == accepted
    assert all(term.startswith(beginnings) for term in accepted)
