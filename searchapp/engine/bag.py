"""The postings of several terms, list behind list: scored in one go, however many the terms are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchapp.engine.leaf import Floats, Postings
from searchapp.engine.sets import Docs

Weighed = tuple[Postings, float]  # a term's postings and its boost


class Bag:
    """Terms and their boosts; `documents` are those of the first term, then those of the second, and so on."""

    __slots__ = ("_terms", "documents")

    def __init__(self, terms: Sequence[Weighed]) -> None:
        self._terms = terms
        self.documents: Docs = np.concatenate([postings.documents for postings, _ in terms])

    def scores(self) -> Floats:
        """What each posting adds to the score of its document; float32."""
        found: Floats = np.concatenate([postings.scores() for postings, _ in self._terms])
        boosts = np.array([boost for _, boost in self._terms], dtype=np.float32)
        found *= boosts.repeat([len(postings) for postings, _ in self._terms])
        return found
