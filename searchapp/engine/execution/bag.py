"""The postings of several terms: list behind list, and as the one list of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from searchapp.engine.format.layout import BLOCK
from searchapp.engine.reader.doc_sets import DocIds, DocSets, Indices
from searchapp.engine.reader.segment_searcher import Floats


class Scored(Protocol):
    """Documents, each once, with their scores: a term's postings, or a word's."""

    @property
    def doc_ids(self) -> DocIds:
        """The doc_ids, not to be written to."""

    def __len__(self) -> int: ...

    def scores(self, indices: Indices | None = None) -> Floats:
        """What it adds to the scores of the doc_ids at these indices, or of all (not to be written to)."""


Weighed = tuple[Scored, float]  # with its boost


class Bag:
    """Lists and their boosts; `doc_ids` are those of the first list, then those of the second, and so on."""

    __slots__ = ("_lists", "doc_ids")

    def __init__(self, lists: Sequence[Weighed]) -> None:
        self._lists = lists
        self.doc_ids: DocIds = np.concatenate([postings.doc_ids for postings, _ in lists])

    def scores(self) -> Floats:
        """What each posting adds to the score of its document; float32."""
        found: Floats = np.concatenate([postings.scores() for postings, _ in self._lists])
        if any(boost != 1.0 for _, boost in self._lists):
            boosts = np.array([boost for _, boost in self._lists], dtype=np.float32)
            found *= boosts.repeat([len(postings) for postings, _ in self._lists])
        return found


class WordPostings:
    """The postings of the terms that stand for one word: each document once, with the sum of its scores."""

    def __init__(self, terms: Sequence[Weighed], sets: DocSets) -> None:
        bag = Bag(terms)
        self.doc_ids = sets.union([postings.doc_ids for postings, _ in terms])
        self._scores: Floats = np.zeros(len(self.doc_ids), dtype=np.float32)
        np.add.at(self._scores, sets.indices_of(bag.doc_ids, self.doc_ids), bag.scores())
        for array in (self.doc_ids, self._scores):
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.doc_ids)

    def scores(self, indices: Indices | None = None) -> Floats:
        """The scores of the word in the doc_ids at these indices, or in all (not to be written to)."""
        return self._scores if indices is None else self._scores.take(indices)

    @cached_property
    def block_bounds(self) -> Floats:
        """The greatest score in each block of postings."""
        bounds: Floats = np.maximum.reduceat(self._scores, np.arange(0, len(self), BLOCK))
        return bounds
