"""The postings of a term, or of several terms that are scored as one word, with their scores and impact bounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine import similarity
from searchapp.engine.format.layout import BLOCK
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.reader.doc_sets import DocIds, Indices

Floats = npt.NDArray[np.float32]

_POSTING_BYTES: Final = 12  # an int64 and a float32
TERM_BYTES: Final = 1_000  # all else that is cached with a term


class ScoreBounds(NamedTuple):
    """What no posting's score exceeds, and what none of each block of postings does; None: nothing by block."""

    greatest: float
    blocks: Floats | None


UNBOUNDED: Final = ScoreBounds(np.inf, None)
BOUNDS_OF_ONE_OCCURRENCE: Final = ScoreBounds(1.0, None)  # where each document has a term once, weight 1


class ScoredPostings(Protocol):
    """Doc ids, each once, with their scores."""

    @property
    def doc_ids(self) -> DocIds:
        """The documents, ascending, not to be written to."""

    @property
    def bounds(self) -> ScoreBounds:
        """Upper bounds of the scores."""

    def __len__(self) -> int: ...

    def scores(self, indices: Indices | None = None) -> Floats:
        """The scores of the postings at these indices, or of all (not to be written to)."""


Boosted = tuple[ScoredPostings, float]  # postings and the boost of their scores


class LengthNorms(Struct, frozen=True):
    """The norm of each document of a segment in a field, with the average lengths in the index and the segment."""

    norms: Floats
    average: float
    average_in_segment: float


class TermPostings:
    """The postings of a term in a segment, read when first asked for; `doc_ids` include deleted documents."""

    __slots__ = ("_doc_ids", "_scores", "begin", "end", "field", "idf", "lengths", "ordinal")

    def __init__(self, field: IndexedField, ordinal: int, idf: float = 1.0, lengths: LengthNorms | None = None) -> None:
        self.field = field
        self.ordinal = ordinal
        self.idf = idf
        self.lengths = lengths  # None: scored by the weights alone
        self.begin, self.end = field.span(ordinal)
        self._doc_ids: DocIds | None = None
        self._scores: Floats | None = None

    def __len__(self) -> int:
        return self.end - self.begin

    @property
    def doc_ids(self) -> DocIds:
        """The documents that have the term, not to be written to."""
        if self._doc_ids is None:
            self._doc_ids = self.field.doc_ids(self.ordinal)
            self._doc_ids.setflags(write=False)
        return self._doc_ids

    @property
    def bounds(self) -> ScoreBounds:
        """Upper bounds of the scores, from the impacts that the segment keeps."""
        if self.lengths is None:
            return BOUNDS_OF_ONE_OCCURRENCE if self.field.is_trivial else UNBOUNDED
        factor = similarity.bound_factor(self.idf, self.lengths.average, self.lengths.average_in_segment)
        blocks = self.field.block_impact_bounds(self.ordinal)
        greatest = self.field.impact_bound(self.ordinal) * factor
        return ScoreBounds(greatest, None if blocks is None else blocks * np.float32(factor))

    def scores(self, indices: Indices | None = None) -> Floats:
        """The scores of the term in the documents at these indices, or in all (not to be written to)."""
        if indices is None:
            if self._scores is None:
                self._scores = self._scored(self.field.weights(self.ordinal), self.doc_ids)
                self._scores.setflags(write=False)
            return self._scores
        if self._scores is not None:
            return self._scores.take(indices)
        return self._scored(self.field.weights_at(self.ordinal, indices), self.doc_ids.take(indices))

    def _scored(self, weights: Floats, doc_ids: DocIds) -> Floats:
        if self.lengths is None:
            return weights
        return similarity.scores(weights, self.lengths.norms.take(doc_ids), self.idf)


class SynonymPostings:
    """The postings of several terms as those of one: each document once, with the sum of its boosted weights."""

    def __init__(self, doc_ids: DocIds, weights: Floats, idf: float, lengths: LengthNorms) -> None:
        """The arrays are its own from now on."""
        self.doc_ids = doc_ids
        self.idf = idf
        self._scores = similarity.scores(weights, lengths.norms.take(doc_ids), idf)
        for array in (self.doc_ids, self._scores):
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.doc_ids)

    @cached_property
    def bounds(self) -> ScoreBounds:
        """The greatest score, and that of each block of postings."""
        blocks: Floats = np.maximum.reduceat(self._scores, np.arange(0, len(self), BLOCK))
        return ScoreBounds(float(blocks.max()), blocks)

    def scores(self, indices: Indices | None = None) -> Floats:
        """The scores in the documents at these indices, or in all (not to be written to)."""
        return self._scores if indices is None else self._scores.take(indices)


def concatenated(several: Sequence[Boosted]) -> tuple[npt.NDArray[np.intp], Floats]:
    """The doc ids of several postings, one's behind the other's, and what each adds to its document's score."""
    doc_ids = np.concatenate([postings.doc_ids for postings, _ in several])
    scores: Floats = np.concatenate([postings.scores() for postings, _ in several])
    if any(boost != 1.0 for _, boost in several):
        boosts = np.array([boost for _, boost in several], dtype=np.float32)
        scores *= boosts.repeat([len(postings) for postings, _ in several])
    return doc_ids, scores


def cached_bytes(count: int) -> int:
    """What it takes to cache so many postings of a term or a word."""
    return count * _POSTING_BYTES + TERM_BYTES
