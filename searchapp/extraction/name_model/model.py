"""Chunks → spans of names, by a linear-chain CRF (Lafferty, McCallum and Pereira 2001).

The weights are arrays, so a batch of texts is scored at once: the weights of a word's attributes are summed the first
time the word is seen, and all chunks go through forward-backward side by side. What is read in a text is the same, to
the last bit, whatever texts are beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct

from searchapp.extraction.name_model.calibration import Calibration, Description, Features, describe
from searchapp.extraction.name_model.features import ATTRIBUTES, ChunkFeatures, chunk_features
from searchapp.extraction.name_model.forward_backward import forward_backward
from searchapp.extraction.name_model.spans import Candidate, PersonSpan, candidates, person_spans
from searchapp.extraction.name_model.weights import LABELS, Floats, ModelWeights
from searchapp.extraction.name_model.word_scores import WordScores
from searchapp.extraction.name_words.lexicon import Lexicon, lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import Tokens, tokenize

_MODEL_FILE = Path(__file__).parent / "data" / "organizations.npz"
MAX_WORDS = 60_000  # that are kept from text to text, with what is known of them and sums of weights: 30 MB


class NameSpans(Struct, frozen=True, gc=False):
    """The tokens of one text, and the spans of them that may name an organization, and those that name a person, each
    in text order."""

    tokens: Tokens
    organizations: list[Candidate]
    people: list[PersonSpan]


class OrganizationModel:
    """Texts → the spans in them that may name organizations or persons."""

    def __init__(self, weights: ModelWeights, lexicon: Lexicon, max_words: int = MAX_WORDS) -> None:
        self.lexicon = lexicon
        self._calibration = Calibration(weights.calibration)
        self._max_words = max_words
        self._vocabulary = Vocabulary(lexicon)
        self._words = WordScores(weights, self._vocabulary)
        rows = {name: row for row, name in enumerate(weights.attributes)}
        states = np.vstack([weights.states, np.zeros((1, len(LABELS)), np.float32)])  # the last row: unknown
        self._states = states[[rows.get(name, -1) for name in ATTRIBUTES]]
        self._transitions = np.exp(weights.transitions).astype(np.float32)

    def read(self, texts: Sequence[str]) -> list[NameSpans]:
        """What each text of a batch may name."""
        tokens = self._tokens(texts)
        features = chunk_features(tokens, self._vocabulary)
        spans = [NameSpans(each, [], []) for each in tokens]
        if not len(features.chunks):
            return spans
        marginals, joint = self._marginals(features)
        text_of_chunk = features.text_of_chunk.tolist()
        described = describe(features, candidates(features.sizes, marginals, joint), self.lexicon)
        for owner, candidate in zip(
            described.spans.chunks.tolist(), self._candidates(features, described), strict=True
        ):
            spans[text_of_chunk[owner]].organizations.append(candidate)
        for owner, person in person_spans(features.chunks, features.sizes, marginals):
            spans[text_of_chunk[owner]].people.append(person)
        return spans

    def described(self, text: str) -> tuple[Tokens, list[tuple[Candidate, Features]]]:
        """The tokens and the candidates of a text, each of these with the features that calibration weighs, as
        training asks for them."""
        (tokens,) = self._tokens([text])
        features = chunk_features([tokens], self._vocabulary)
        if not len(features.chunks):
            return tokens, []
        described = describe(features, candidates(features.sizes, *self._marginals(features)), self.lexicon)
        numbered = enumerate(self._candidates(features, described))
        return tokens, [(candidate, described.features(index)) for index, candidate in numbered]

    def _tokens(self, texts: Sequence[str]) -> list[Tokens]:
        if len(self._vocabulary) > self._max_words:
            self._vocabulary.clear()
            self._words.clear()
        return tokenize(texts, self._vocabulary)

    def _marginals(self, features: ChunkFeatures) -> tuple[Floats, Floats]:
        scores = np.exp(np.clip(self._scores(features), -40, 40))
        return forward_backward(scores, features.sizes, self._transitions)

    def _candidates(self, features: ChunkFeatures, described: Description) -> Iterator[Candidate]:
        """The candidates of a batch, with their probabilities calibrated."""
        spans = described.spans
        begins = features.chunks[spans.chunks, 0] + spans.begins
        columns = (
            begins, begins + spans.sizes, self._calibration.probabilities(described),
            spans.probabilities, spans.persons, spans.locations, described.forms["whole_run"],
        )  # fmt: skip
        return map(Candidate, described.names, *[column.tolist() for column in columns])

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
