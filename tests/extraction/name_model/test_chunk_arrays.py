"""Where the chunks of a batch of texts lie."""

from __future__ import annotations

from searchapp.extraction.name_model.chunk_arrays import layout
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import tokenize


def test_every_token_of_a_chunk_is_a_row_whose_word_and_text_are_known() -> None:
    laid = layout(tokenize(("the Tea Board met Ann", "Rye rose"), Vocabulary(lexicon())))
    assert [laid.words[position] for position in laid.positions] == ["Tea", "Board", "Ann", "Rye"]
    assert laid.text_of_word[laid.positions].tolist() == [0, 0, 0, 1]
    assert laid.steps.tolist() == [0, 1, 0, 0]
    assert (laid.sizes.tolist(), laid.first_rows.tolist()) == ([2, 1, 1], [0, 2, 3])
    assert (laid.text_of_chunk.tolist(), laid.leads.tolist()) == ([0, 0, 1], [False, False, True])


def test_a_batch_of_no_texts_has_no_chunks() -> None:
    assert layout([]).sizes.tolist() == []
