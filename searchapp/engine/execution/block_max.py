"""Leaving out documents that cannot be among the best, by bounds on what a block of postings can score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.operators.base import Operator
from searchapp.engine.format.layout import BLOCK
from searchapp.engine.reader.doc_sets import DocIds, DocSets, Indices
from searchapp.engine.reader.scored_postings import Boosted, Floats, ScoredPostings
from searchapp.engine.similarity import SUM_MARGIN

SAMPLE_BLOCKS: Final = 8  # whose scores tell what the best must reach


@dataclass(frozen=True, slots=True)
class _Bounded:
    """Postings with the most that they can add to a score, and the same for each block of them."""

    postings: ScoredPostings
    greatest: float
    blocks: Floats | None  # None: nothing is known by block

    def doc_ids(self, least: float) -> DocIds:
        """Their documents in blocks that can add `least` or more."""
        if self.greatest < least:
            return self.postings.doc_ids[:0]
        if self.blocks is None:
            return self.postings.doc_ids
        return self.postings.doc_ids.take(_block_indices((self.blocks >= least).nonzero()[0], len(self.postings)))


def competitive_doc_ids(operator: Operator, doc_ids: DocIds, count: int, sets: DocSets, prune_from: int) -> DocIds:
    """Those of the matches that may be among the `count` best; all of them when that cannot be told cheaply.

    A document in the longest postings alone scores no more than its block's bound there; one in others no more than
    its block's bound there and the most of all other terms (block-max after Ding and Suel, MaxScore after Turtle and
    Flood). What the best reach is told by the most promising blocks of the longest postings.
    """
    if len(doc_ids) < prune_from or not 0 < count <= BLOCK:
        return doc_ids
    bounded = sorted(map(_bounded, operator.postings or ()), key=lambda part: -len(part.postings))
    if not bounded or bounded[0].blocks is None:
        return doc_ids
    longest, *others = bounded
    least = _reached(operator, doc_ids, longest, count, sets)
    total = sum(part.greatest for part in bounded)
    competitive = [longest.doc_ids(least)]
    competitive += [part.doc_ids(least - (total - part.greatest)) for part in others]
    if 2 * sum(map(len, competitive)) > len(doc_ids):
        return doc_ids
    return sets.intersection(doc_ids, sets.union(competitive))


def _bounded(boosted: Boosted) -> _Bounded:
    postings, boost = boosted
    if boost < 0:
        return _Bounded(postings, np.inf, None)
    bounds, factor = postings.bounds, SUM_MARGIN * np.float32(boost)
    return _Bounded(
        postings, float(bounds.greatest * factor), None if bounds.blocks is None else bounds.blocks * factor
    )


def _reached(operator: Operator, doc_ids: DocIds, longest: _Bounded, count: int, sets: DocSets) -> float:
    """A score that at least `count` of the documents reach; -inf if the sample has too few of them."""
    assert longest.blocks is not None
    first = len(longest.blocks) - min(SAMPLE_BLOCKS, len(longest.blocks))
    blocks = np.argpartition(longest.blocks, first)[first:]
    blocks.sort()
    sample = sets.intersection(doc_ids, longest.postings.doc_ids.take(_block_indices(blocks, len(longest.postings))))
    if len(sample) < count:
        return -np.inf
    scores = operator.scores(sample)
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])


def _block_indices(blocks: npt.NDArray[np.intp], count: int) -> Indices:
    """The indices of the postings in these blocks (ascending) of so many postings."""
    indices = (blocks[:, None] * BLOCK + np.arange(BLOCK)).reshape(-1)
    return indices[: indices.searchsorted(count)] if len(indices) and indices[-1] >= count else indices
