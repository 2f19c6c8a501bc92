"""Countries in the words of a query, and the other words for the same country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.geo.countries import all_countries
from searchapp.geo.country_words import countries_in, same_country
from searchapp.text.analyzer import terms

NAMES = [name for country in all_countries().values() for name in (country.label, *country.aliases, *country.demonyms)]
ONE_WORD_NAMES = sorted({words[0] for words in map(terms, NAMES) if len(words) == 1})


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("strike in norway", ["NO"]),
        ("norwegian and norway", ["NO"]),
        ("talks of japan and france", ["JP", "FR"]),
        ("the united arab emirates", ["AE"]),
        ("south korea", ["KR"]),
        ("us sanctions", ["US"]),
        ("english football", ["GB"]),
        ("fog on the quay", []),
        ("", []),
    ],
)
def test_names_of_countries_and_their_people_are_read_in_their_order(words: str, codes: list[str]) -> None:
    assert list(countries_in(words.split())) == codes


def test_of_names_in_each_other_the_longest_counts() -> None:
    assert list(countries_in(["papua", "new", "guinea"])) == ["PG"]
    assert list(countries_in(["guinea"])) == ["GN"]


@pytest.mark.parametrize("word", ["pole", "poles", "kiwi"])
def test_a_word_that_is_more_often_another_names_no_country(word: str) -> None:
    assert list(countries_in(["a", word, "vaulter"])) == []
    assert same_country(word) == ()


def test_the_people_of_a_country_stand_for_it() -> None:
    assert "norwegian" in same_country("norway")
    assert "norway" in same_country("norwegian")


@pytest.mark.parametrize("part", ["scotland", "welsh", "tibetan"])
def test_a_part_of_a_country_is_not_all_of_it(part: str) -> None:
    assert same_country(part) == ()
    assert part not in same_country("britain") + same_country("chinese")


@given(st.sampled_from(ONE_WORD_NAMES))
def test_words_for_a_country_stand_for_each_other(word: str) -> None:
    for other in same_country(word):
        assert other != word
        assert word in same_country(other)
