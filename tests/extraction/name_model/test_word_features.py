"""What describes a word by itself."""

from __future__ import annotations

from searchapp.extraction.name_model.word_features import shape, word_attributes, word_parts
from searchapp.extraction.name_words.lexicon import lexicon


def test_a_word_is_described_by_its_form_and_beyond_a_sentence_by_its_edge() -> None:
    assert {"is|w=teapot", "is|s=Aa", "p3=tea", "x2=ot", "len6"} <= set(word_attributes("is", "Teapot", lexicon()))
    assert word_attributes("+1", "", lexicon()) == ["+1|edge"]
    assert [shape(word) for word in ("Paris", "BellSouth", "IBM", "U.N.")] == ["Aa", "AaAa", "A3", "A.A."]


def test_less_is_told_of_words_that_stand_farther_off() -> None:
    assert word_attributes("-2", "Teapot", lexicon()) == ["-2|w=teapot"]
    assert word_attributes("-1", "Teapot", lexicon()) == ["-1|w=teapot", "-1|s=Aa"]


def test_the_parts_of_a_word_are_all_that_is_told_where_it_stands_itself() -> None:
    own = [name.removeprefix("is|") for name in word_attributes("is", "NOT", lexicon())]
    assert word_parts("NOT", lexicon()) == own
    assert "emphasis" in own
