"""What a whole document says of its words."""

from __future__ import annotations

from searchapp.extraction.name_model.chunk_arrays import layout
from searchapp.extraction.name_model.document_signs import SIGNS, document_signs
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import tokenize


def signs_of(*texts: str) -> list[tuple[str, list[str]]]:
    """The words of the chunks of texts, each with its signs."""
    vocabulary = Vocabulary(lexicon())
    laid = layout(tokenize(texts, vocabulary))
    words = [laid.words[position] for position in laid.positions]
    bits = document_signs(laid, vocabulary).signs.tolist()
    return [
        (word, [sign for bit, sign in enumerate(SIGNS) if of_word >> bit & 1])
        for word, of_word in zip(words, bits, strict=True)
    ]


def test_a_word_is_known_by_the_chunks_that_it_begins_and_ends_and_by_its_small_letters() -> None:
    assert signs_of("the Tea Field drank tea; later Tea rose") == [
        ("Tea", ["begins", "small"]),
        ("Field", ["ends"]),
        ("Tea", ["begins", "small"]),
    ]


def test_a_given_name_tells_a_surname_and_a_legal_form_a_firm() -> None:
    assert signs_of("with Anna Larn of it; by Norsund Ltd") == [
        ("Anna", ["begins"]),
        ("Larn", ["ends", "surname"]),
        ("Norsund", ["begins", "firm"]),
        ("Ltd", ["ends"]),
    ]


def test_documents_of_one_batch_do_not_speak_for_each_other() -> None:
    assert signs_of("when tea rose", "then Tea fell") == [("Tea", [])]
