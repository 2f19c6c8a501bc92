"""Chunks → spans of names, by a linear-chain CRF (Lafferty, McCallum and Pereira 2001).

The weights are arrays, so a batch of texts is scored at once: the weights of a word's attributes are summed the first
time the word is seen, and all chunks go through forward-backward side by side. What is read in a text is the same, to
the last bit, whatever texts are beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct

from searchapp.extraction.name_model.features import ATTRIBUTES, ChunkFeatures, chunk_features
from searchapp.extraction.name_model.forward_backward import forward_backward
from searchapp.extraction.name_model.spans import Candidate, PersonSpan, candidates, person_spans
from searchapp.extraction.name_model.weights import LABELS, Floats, ModelWeights
from searchapp.extraction.name_model.word_scores import WordScores
from searchapp.extraction.name_model.word_table import Vocabulary
from searchapp.extraction.name_words.lexicon import Lexicon, lexicon
from searchapp.extraction.tokens import Tokens

_MODEL_FILE = Path(__file__).parent / "data" / "organizations.npz"
MAX_WORDS = 60_000  # that are kept from text to text, with sums of weights: 20 MB


class NameSpans(Struct, frozen=True):
    """The spans of one text that may name an organization, and those that name a person, each in text order; and the
    tokens that known names may begin at."""

    organizations: list[Candidate]
    people: list[PersonSpan]
    known: Sequence[int]


class OrganizationModel:
    """Texts → the spans in them that may name organizations or persons."""

    def __init__(self, weights: ModelWeights, lexicon: Lexicon, max_words: int = MAX_WORDS) -> None:
        self.lexicon = lexicon
        self.calibration = weights.calibration
        self._max_words = max_words
        self._vocabulary = Vocabulary(lexicon)
        self._words = WordScores(weights, self._vocabulary)
        rows = {name: row for row, name in enumerate(weights.attributes)}
        states = np.vstack([weights.states, np.zeros((1, len(LABELS)), np.float32)])  # the last row: unknown
        self._states = states[[rows.get(name, -1) for name in ATTRIBUTES]]
        self._transitions = np.exp(weights.transitions).astype(np.float32)

    def read(self, texts: Sequence[Tokens]) -> list[NameSpans]:
        """What each text of a batch may name."""
        if len(self._vocabulary) > self._max_words:
            self._vocabulary.clear()
            self._words.clear()
        features = chunk_features(texts, self._vocabulary)
        spans = [NameSpans([], [], known) for known in features.known]
        if not len(features.chunks):
            return spans
        starts = np.cumsum(features.sizes) - features.sizes
        scores = np.exp(np.clip(self._scores(features), -40, 40))
        marginals, joint = forward_backward(scores, starts, features.sizes, self._transitions)
        texts_of_chunks = features.text_of_chunk.tolist()
        for owner, candidate in candidates(features.chunks, starts, marginals, joint):
            spans[texts_of_chunks[owner]].organizations.append(candidate)
        for owner, person in person_spans(features.chunks, starts, marginals):
            spans[texts_of_chunks[owner]].people.append(person)
        return spans

    def _scores(self, features: ChunkFeatures) -> Floats:
        """The sum of the weights of every token of every chunk: (tokens, labels)."""
        of_context = self._words.of_context(features.words, features.numbers, features.context)
        of_attributes = self._states[features.attributes[:, 0]]
        for column in range(1, features.attributes.shape[1]):
            of_attributes += self._states[features.attributes[:, column]]
        return of_context + of_attributes


@lru_cache(maxsize=1)
def trained_model() -> OrganizationModel:
    """The model of the package, loaded on first use."""
    return OrganizationModel(trained_weights(), lexicon())


def trained_weights() -> ModelWeights:
    """The weights of the model of the package."""
    return ModelWeights.load(_MODEL_FILE.read_bytes())
