"""What people may type for a facet's value."""

from __future__ import annotations

import pytest

from searchapp.backends.name_terms import (
    NAME_CHARS,
    NAMED_FACETS,
    WORD_BEGINNINGS,
    alias_terms,
    label_terms,
    named_value,
    value_prefix,
)
from searchapp.model.facts import Facts, Mention, Organization


def names(facet: str, value: str, label: str) -> list[str]:
    terms = [named_value(term) for term in label_terms(facet, value, label)]
    assert all(rest == [facet, value] for _, *rest in terms)
    return [name for name, *_ in terms]


@pytest.mark.parametrize(
    ("facet", "value", "label", "expected"),
    [
        ("organization", "otter-trust", "Otter Trust", ["trust"]),
        ("organization", "fars", "Fars News", ["fars news", "news"]),
        ("organization", "board-of-the-harbor", "Board of the Harbor", ["harbor"]),
        ("source", "the herald", "The Herald", ["herald"]),
        ("person", "ana-lontra", "Ana Lontra", ["lontra"]),
        ("organization", "unesco", "UNESCO", []),
        ("organization", "x", "?!", []),
    ],
)
def test_a_value_is_found_by_the_words_of_its_label_that_do_not_begin_its_id(
    facet: str, value: str, label: str, expected: list[str]
) -> None:
    assert names(facet, value, label) == expected


def test_long_names_are_cut_and_have_few_beginnings() -> None:
    long = names("organization", "x", " ".join(f"word{number}{'y' * 40}" for number in range(9)))
    assert len(long) == WORD_BEGINNINGS
    assert {len(name) for name in long} == {NAME_CHARS}


def test_countries_and_languages_need_no_terms() -> None:
    assert {"country", "language"}.isdisjoint(NAMED_FACETS)
    assert label_terms("country", "NO", "Norway") == ()


@pytest.mark.parametrize(
    ("facet", "prefix"), [("organization", "otter-tr"), ("person", "otter-tr"), ("source", "otter tr")]
)
def test_an_id_begins_as_the_words_of_the_name(facet: str, prefix: str) -> None:
    assert value_prefix(facet, "otter tr") == prefix


def test_what_articles_call_an_organization_is_a_name_unless_the_label_has_it() -> None:
    mentions = tuple(Mention(0, 1, text, "x") for text in ("OPEC", "OPEC", "Petroleum", "?"))
    facts = Facts(organizations=(Organization("o", "Organization of Petroleum Countries", mentions),))
    assert [named_value(term) for term in alias_terms(facts)] == [("opec", "organization", "o")]
    assert alias_terms(Facts()) == []
