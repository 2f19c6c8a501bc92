"""The sums of weights of words."""

from __future__ import annotations

import numpy as np

from searchapp.extraction.name_model.features import CONTEXT
from searchapp.extraction.name_model.weights import LABELS, ModelWeights
from searchapp.extraction.name_model.word_scores import WordScores
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary


def test_a_token_weighs_what_the_words_around_it_weigh_at_their_positions() -> None:
    states = np.arange(3 * len(LABELS), dtype=np.float32).reshape(3, -1)
    weights = ModelWeights(["is|w=tea", "-1|w=tea", "len3"], states, np.zeros((len(LABELS), len(LABELS)), np.float32))
    vocabulary = Vocabulary(lexicon())
    scores = WordScores(weights, vocabulary)
    words = ["", "Tea", "board"]
    context = np.zeros((2, len(CONTEXT)), np.intp)
    context[0, CONTEXT.index("is")] = 1
    context[1, CONTEXT.index("-1")] = 1
    for _ in range(2):  # the second time as kept
        summed = scores.of_context(words, vocabulary.numbers(words), context)
        np.testing.assert_array_equal(summed, [states[0] + states[2], states[1]])
    scores.clear()
    np.testing.assert_array_equal(scores.of_context(words, vocabulary.numbers(words), context), summed)
