"""The postings of several terms of a field, list behind list: read and scored in one go, however many the terms are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchapp.engine.leaf import Floats, Postings
from searchapp.engine.sets import Docs, Places

Weighed = tuple[Postings, float]  # a term's postings and its boost


class Bag:
    """Terms of one scored field; `documents` are those of the first term, then those of the second, and so on."""

    __slots__ = ("_terms", "documents")

    def __init__(self, terms: Sequence[Weighed]) -> None:
        self._terms = terms
        self.documents: Docs = np.concatenate([postings.documents for postings, _ in terms])

    def scores(self, places: Places | None = None) -> Floats:
        """What each posting adds to the score of its document, or each of those at these places: see Postings."""
        first = self._terms[0][0]
        assert first.norms is not None
        weights = first.field.weights_of([postings.ordinal for postings, _ in self._terms], places)
        factors = np.array([(postings.factor or 0.0) * boost for postings, boost in self._terms], dtype=np.float32)
        factors = factors.repeat([len(postings.documents) for postings, _ in self._terms])
        documents = self.documents
        if places is not None:
            factors, documents = factors.take(places), documents.take(places)
        found: Floats = first.norms.take(documents)
        found += weights
        np.divide(weights, found, out=found)
        found *= factors
        return found
