"""A model that knows what a few words mean, for tests of what is made of meanings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from searchapp.ingest import passage_vectors
from searchapp.semantic import vectors
from searchapp.semantic.sentence_model import DIMENSIONS, Floats

MEANINGS = (("ferry", "boat", "vessel"), ("glacier", "ice"), ("late", "delay"))  # words of one line mean the same


class Thesaurus:
    """Stands in for the sentence model: texts are alike by the lines of MEANINGS that they have words of."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        """A vector of length 1 for each text."""
        self.read += texts
        vectors = np.full((len(texts), DIMENSIONS), 0.001, dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for number, words in enumerate(MEANINGS):
                row[number] += sum(word in text.lower() for word in words)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def use_thesaurus(monkeypatch: pytest.MonkeyPatch) -> Thesaurus:
    """Have all that asks for the sentence model get a thesaurus."""
    model = Thesaurus()
    vectors.query_vector.cache_clear()
    for module in (vectors, passage_vectors):
        monkeypatch.setattr(module, "sentence_model", lambda: model)
    return model
