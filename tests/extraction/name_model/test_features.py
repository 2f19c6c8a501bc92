"""The features of tokens: their context, and what the lexicon and the whole document say of their words."""

from __future__ import annotations

from searchapp.extraction.name_model.features import CONTEXT, ChunkFeatures, chunk_features
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import tokenize


def features_of(*texts: str) -> ChunkFeatures:
    """The features of a batch of texts."""
    vocabulary = Vocabulary(lexicon())
    return chunk_features(tokenize(texts, vocabulary), vocabulary)


def test_a_token_has_the_words_around_it() -> None:
    features = features_of("the Tea Board met")
    assert features.chunks.tolist() == [[1, 3]]
    context = dict(zip(CONTEXT, features.context_words(0), strict=True))
    assert context == {
        "is": "Tea", "-1": "the", "+1": "Board", "-2": "", "+2": "met", "last": "Board", "begin": "Tea",
        "before": "the", "after": "met",
    }  # fmt: skip


def test_the_context_ends_where_a_sentence_begins_and_with_the_text() -> None:
    features = features_of("It fell. Tea Board", "Rye Club")
    first, second = (dict(zip(CONTEXT, features.context_words(token), strict=True)) for token in (0, 3))
    assert (first["is"], first["-1"], first["-2"], first["before"]) == ("Tea", "", "", "")
    assert (second["-1"], second["-2"], second["+1"], second["after"]) == ("Rye", "", "", "")


def test_tokens_are_told_their_position_and_the_known_names_that_they_are_in() -> None:
    features = features_of("near World Bank offices", "Tea fell")
    assert features.attribute_names(0)[:2] == ["BM2", "knownBORG+whole"]
    assert features.attribute_names(1)[:2] == ["IE2", "knownIORG+whole"]
    assert features.attribute_names(2)[:2] == ["BE1", "first1"]


def test_an_acronym_and_the_words_that_spell_it_out_are_marked() -> None:
    features = features_of("by the Marina Tea Board and by the MTB")
    assert all("expands" in features.attribute_names(token) for token in range(3))
    assert "acronym.one" in features.attribute_names(3)


def test_texts_without_chunks_have_no_tokens() -> None:
    assert features_of("it fell", "").context.shape == (0, len(CONTEXT))
    assert features_of().chunks.shape == (0, 2)
