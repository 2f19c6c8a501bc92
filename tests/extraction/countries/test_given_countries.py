"""Countries that an article brings are marked where its text names them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction.countries.given_countries import given_countries
from searchapp.extraction.cued_patterns import distinct_words


def marked(text: str, *codes: str, language: str = "") -> list[list[str]]:
    """What is marked of each country in a text."""
    countries = given_countries(codes, text, distinct_words(text), language)
    return [[mention.text for mention in country.mentions] for country in countries]


@pytest.mark.parametrize(
    ("text", "code", "mentions"),
    [
        ("A Peruvian llama walked from Lima to Chile; Peruvians waved.", "PE", ["Peruvian", "Lima", "Peruvians"]),
        ("GEORGIA BAKES: bread of Tbilisi", "GE", ["GEORGIA", "Tbilisi"]),
        ("The United States of America, the U.S. and us", "US", ["United States of America", "U.S."]),
        ("USB sticks, an unAmerican American", "US", ["American"]),
        ("Côte d’Ivoire exports cocoa", "CI", ["Côte d’Ivoire"]),
        ("Roast the turkey.", "TR", []),
        ("", "NO", []),
    ],
)
def test_names_of_the_country_its_people_and_its_capital_are_marked(text: str, code: str, mentions: list[str]) -> None:
    assert marked(text, code) == [mentions]


def test_each_known_code_is_a_country_once_and_sure() -> None:
    peru, chile = given_countries(["pe", "XX", "CL", "PE"], "Chile and Peru", frozenset(("Chile", "and", "Peru")), "en")
    assert (peru.id, peru.label, peru.roles, peru.score) == ("PE", "Peru", ("about",), 1.0)
    assert [(mention.start, mention.end, mention.rule) for mention in chile.mentions] == [(0, 5, "given")]


def test_a_text_in_another_language_names_countries_in_it() -> None:
    assert marked("Die Bäcker in Norwegen und Schweden", "NO", "FR", language="de") == [["Norwegen"], []]


@given(st.lists(st.sampled_from(["U.S.", "US", "U.S", "America", "American", ",", "x", " "])).map("".join))
def test_mentions_follow_one_another(text: str) -> None:
    (country,) = given_countries(["US"], text, distinct_words(text), "en")
    ends = [0, *(mention.end for mention in country.mentions)]
    assert all(mention.start >= end for mention, end in zip(country.mentions, ends, strict=False))
    assert all(text[mention.start : mention.end] == mention.text for mention in country.mentions)
