"""The sums of the weights of words at each position of the context, kept from text to text."""

from __future__ import annotations

from itertools import zip_longest

import numpy as np

from searchapp.extraction.name_model.chunks import Integers
from searchapp.extraction.name_model.features import CONTEXT
from searchapp.extraction.name_model.weights import LABELS, Floats, ModelWeights
from searchapp.extraction.name_model.word_features import word_parts
from searchapp.extraction.name_words.word_table import Numbers, Vocabulary


class WordScores:
    """The sums of the weights of what describes a word, for the words of a vocabulary, summed when one is first met."""

    def __init__(self, weights: ModelWeights, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._part_rows, self._parts = _word_parts(weights)
        self._rows = np.zeros(0, np.int32)  # by the number of a word; 0 for one that is not summed yet
        self._scores = np.zeros((1024, len(CONTEXT), len(LABELS)), np.float32)
        self._count = 1

    def clear(self) -> None:
        """Forget the sums of all words."""
        self._rows[:] = 0
        self._count = 1

    def of_context(self, words: list[str], numbers: Numbers, context: Integers) -> Floats:
        """The sum of the weights of the words around tokens: (tokens, labels).

        `numbers` are those of `words`; `context` holds indices of them, (tokens, len(CONTEXT)).
        """
        if len(self._rows) < len(self._vocabulary):
            self._rows = np.concatenate([self._rows, np.zeros(len(self._vocabulary), np.int32)])
        in_context = numbers[context]
        missing = self._rows[in_context] == 0
        if missing.any():
            new, indices = np.unique(in_context[missing], return_index=True)
            self._add(new, [words[index] for index in context[missing][indices].tolist()])
        rows = self._rows[in_context]
        total: Floats = self._scores[rows[:, 0], 0]
        for column in range(1, len(CONTEXT)):  # a third quicker than one sum over all
            total += self._scores[rows[:, column], column]
        return total

    def _add(self, numbers: Numbers, words: list[str]) -> None:
        """Sum the weights of words that are met first."""
        stop = self._count + len(words)
        while stop > len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
        row_of, lexicon = self._part_rows.get, self._vocabulary.lexicon
        of_words = [[known for part in word_parts(word, lexicon) if (known := row_of(part))] for word in words]
        parts = np.array(list(zip_longest(*of_words, fillvalue=0)), np.intp)  # row 0 weighs nothing
        self._scores[self._count : stop] = self._parts[parts].sum(axis=0)
        self._rows[numbers] = np.arange(self._count, stop)
        self._count = stop


def _word_parts(weights: ModelWeights) -> tuple[dict[str, int], Floats]:
    """The weights of what a word is made of, such as `w=tea`, at all positions of CONTEXT: (parts, positions, labels).

    A word that is new is then looked up once for each of its parts, and not at each position anew. The first row weighs
    nothing.
    """
    columns = {position: column for column, position in enumerate(CONTEXT)}
    part_rows: dict[str, int] = {}
    rows: list[int] = []
    positions: list[int] = []
    for attribute in weights.attributes:
        position, sign, part = attribute.partition("|")
        rows.append(part_rows.setdefault(part if sign else attribute, len(part_rows) + 1))
        positions.append(columns[position] if sign else 0)
    parts = np.zeros((len(part_rows) + 1, len(CONTEXT), len(LABELS)), np.float32)
    parts[rows, positions] = weights.states
    return part_rows, parts
