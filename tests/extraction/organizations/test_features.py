"""The features of tokens: their context, and what the whole document says of their words."""

from __future__ import annotations

from searchapp.extraction.organizations.features import CONTEXT, chunk_features, shape, word_attributes
from searchapp.extraction.organizations.lexicon import lexicon
from searchapp.extraction.tokens import tokenize


def test_a_token_has_the_words_around_it() -> None:
    (chunk,) = chunk_features(tokenize("the Tea Board met"), lexicon())
    assert (chunk.begin, chunk.end) == (1, 3)
    context = dict(zip(CONTEXT, chunk.context[0], strict=True))
    assert context == {
        "is": "Tea", "-1": "the", "+1": "Board", "-2": "", "+2": "met", "last": "Board", "begin": "Tea",
        "before": "the", "after": "met",
    }  # fmt: skip


def test_an_acronym_and_the_words_that_spell_it_out_are_marked() -> None:
    full, acronym = chunk_features(tokenize("by the Marina Tea Board and by the MTB"), lexicon())
    assert all("expands" in attributes for attributes in full.attributes)
    assert "acronym.one" in acronym.attributes[0]


def test_a_word_is_described_by_its_form_and_beyond_a_sentence_by_its_edge() -> None:
    assert {"is|w=teapot", "is|s=Aa", "p3=tea", "x2=ot", "len6"} <= set(word_attributes("is", "Teapot", lexicon()))
    assert word_attributes("+1", "", lexicon()) == ["+1|edge"]
    assert [shape(word) for word in ("Paris", "BellSouth", "IBM", "U.N.")] == ["Aa", "AaAa", "A3", "A.A."]
