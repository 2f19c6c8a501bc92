"""Leaving out documents that cannot be among the best, by bounds on what a block of postings can score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.operator import BoundedPart, Operator, ScoreParts
from searchapp.engine.format.layout import BLOCK
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds, DocSets, Indices

_SAMPLE_BLOCKS: Final = 8  # of each part of the sample, whose scores tell what the best must reach
_SAMPLE_PARTS: Final = 3  # those that can score most; many of the best are in one of them


def competitive_doc_ids(operator: Operator, doc_ids: DocIds, count: int, sets: DocSets, prune_from: int) -> DocIds:
    """Those of the matches that may be among the `count` best; all of them when that cannot be told cheaply.

    Parts of the query that together score less than the best reach, at most, find none by themselves (MaxScore after
    Turtle and Flood); a document in another part scores no more than its block's bound there and the most of all else
    (block-max after Ding and Suel). What the best reach is told by the most promising blocks.
    """
    if len(doc_ids) < prune_from or not 0 < count <= BLOCK:
        return doc_ids
    score_parts = operator.score_parts()
    if score_parts is None or not np.isfinite(_total(score_parts)):
        return doc_ids
    ranked = sorted(range(len(score_parts.parts)), key=lambda number: score_parts.parts[number].greatest)
    least = _reached(operator, doc_ids, [score_parts.parts[number] for number in reversed(ranked)], count, sets)
    essential = ranked[_too_weak(score_parts, ranked, least) :]
    total = _total(score_parts)
    competitive = []
    for number in essential:
        part = score_parts.parts[number]
        competitive.append(_from(part, least - (total - part.greatest)))
    if 2 * sum(map(len, competitive)) > len(doc_ids):
        return doc_ids
    return sets.intersection(doc_ids, sets.union(competitive))


def _total(score_parts: ScoreParts) -> float:
    return score_parts.others + sum([part.greatest for part in score_parts.parts])


def _too_weak(score_parts: ScoreParts, ranked: Sequence[int], least: float) -> int:
    """How many parts, from the weakest on, find no document by themselves that reaches a score."""
    bound = score_parts.others
    for count, number in enumerate(ranked):
        bound += score_parts.parts[number].greatest
        if bound * score_parts.most_covered(ranked[: count + 1]) >= least:
            return count
    return len(ranked)


def _from(part: BoundedPart, least: float) -> DocIds:
    """The documents of a part in blocks that can add `least` or more."""
    if part.greatest < least:
        return part.doc_ids[:0]
    if part.blocks is None:
        return part.doc_ids
    return part.doc_ids.take(_block_indices((part.blocks >= least).nonzero()[0], len(part.doc_ids)))


def _reached(operator: Operator, doc_ids: DocIds, parts: Sequence[BoundedPart], count: int, sets: DocSets) -> float:
    """A score that at least `count` of the documents reach; -inf if the sample has too few of them."""
    sample = NO_DOC_IDS
    for number, part in enumerate(parts):
        if number >= _SAMPLE_PARTS and len(sample) >= count:
            break
        sample = sets.union([sample, sets.intersection(doc_ids, _most_promising(part))])
    if len(sample) < count:
        return -np.inf
    scores = operator.scores(sample)
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])


def _most_promising(part: BoundedPart) -> DocIds:
    """The documents of the blocks of a part that can score most; of a part without bounds by block, the first."""
    if part.blocks is None:
        return part.doc_ids[: _SAMPLE_BLOCKS * BLOCK]
    first = len(part.blocks) - min(_SAMPLE_BLOCKS, len(part.blocks))
    blocks = np.argpartition(part.blocks, first)[first:]
    blocks.sort()
    return part.doc_ids.take(_block_indices(blocks, len(part.doc_ids)))


def _block_indices(blocks: npt.NDArray[np.intp], count: int) -> Indices:
    """The indices of the postings in these blocks (ascending) of so many postings."""
    indices = (blocks[:, None] * BLOCK + np.arange(BLOCK)).reshape(-1)
    return indices[: indices.searchsorted(count)] if len(indices) and indices[-1] >= count else indices
