"""Leaving out documents that cannot be among the best, by bounds on what a block of postings can score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.query import Query

from searchapp.engine.execution.bag import Scored, WordPostings
from searchapp.engine.execution.query_context import QueryContext
from searchapp.engine.execution.scoring import scores
from searchapp.engine.format.layout import BLOCK, K1
from searchapp.engine.reader.doc_sets import DocIds, Indices
from searchapp.engine.reader.segment_searcher import Floats

WORTHWHILE: Final = 100_000  # matches; scoring fewer, at 7 ns each, is no slower than bounding them
SAMPLE_BLOCKS: Final = 8  # whose scores tell what the best must reach
ROUNDING: Final = 1.00001  # scores are sums of float32


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of the query with the most that it can add to a score, and the same for each of its blocks."""

    postings: Scored
    most: float
    blocks: Floats | None  # None: a term of few postings

    def doc_ids(self, least: float) -> DocIds:
        """Its documents in blocks that can add `least` or more."""
        if self.most < least:
            return self.postings.doc_ids[:0]
        if self.blocks is None:
            return self.postings.doc_ids
        return self.postings.doc_ids.take(
            _block_indices((self.blocks >= least).nonzero()[0], len(self.postings.doc_ids))
        )


def competitive_doc_ids(context: QueryContext, query: Query, doc_ids: DocIds, wanted: int) -> DocIds:
    """Those of the matches that may be among the `wanted` best; all of them when that cannot be told cheaply.

    A document in the longest list of postings alone scores no more than its block's bound there; one in another list
    no more than its block's bound there and the most of all other terms (block-max after Ding and Suel, MaxScore after
    Turtle and Flood). What the best reach is told by the most promising blocks of the longest list.
    """
    if len(doc_ids) < WORTHWHILE or not 0 < wanted <= BLOCK:
        return doc_ids
    parts = _parts(context, query)
    if not parts or parts[0].blocks is None:
        return doc_ids
    longest, *others = parts
    least = _reached(context, query, doc_ids, longest, wanted)
    total = sum(part.most for part in parts)
    lists = [longest.doc_ids(least)]
    lists += [part.doc_ids(least - (total - part.most)) for part in others]
    if 2 * sum(map(len, lists)) > len(doc_ids):
        return doc_ids
    return context.segment.sets.intersection(doc_ids, context.segment.sets.union(lists))


def _reached(context: QueryContext, query: Query, doc_ids: DocIds, longest: _Part, wanted: int) -> float:
    """A score that at least `wanted` of the documents reach; -inf if the sample has too few of them."""
    assert longest.blocks is not None
    count = min(SAMPLE_BLOCKS, len(longest.blocks))
    blocks = np.argpartition(longest.blocks, len(longest.blocks) - count)[len(longest.blocks) - count :]
    blocks.sort()
    documents = longest.postings.doc_ids
    sample = context.segment.sets.intersection(doc_ids, documents.take(_block_indices(blocks, len(documents))))
    if len(sample) < wanted:
        return -np.inf
    found = scores(context, query, sample)
    return float(np.partition(found, len(found) - wanted)[len(found) - wanted])


def _block_indices(blocks: npt.NDArray[np.intp], count: int) -> Indices:
    """The indices of the postings in these blocks (ascending) of a list of so many."""
    indices = (blocks[:, None] * BLOCK + np.arange(BLOCK)).reshape(-1)
    return indices[: indices.searchsorted(count)] if len(indices) and indices[-1] >= count else indices


def _parts(context: QueryContext, query: Query) -> list[_Part]:
    """The words of a query that is a word or a disjunction of words, longest list first; none for other queries."""
    parts = [_part(context, postings, boost) for postings, boost in context.lists(query) or ()]
    return sorted(parts, key=lambda part: -len(part.postings))


def _part(context: QueryContext, postings: Scored, boost: float) -> _Part:
    if boost < 0:
        return _Part(postings, np.inf, None)
    if isinstance(postings, WordPostings):
        blocks = postings.block_bounds * np.float32(boost * ROUNDING)
        return _Part(postings, float(blocks.max(initial=0)), blocks)
    return _of_term(context, postings, boost)


def _of_term(context: QueryContext, postings: Any, boost: float) -> _Part:
    if postings.factor is None:
        return _Part(postings, np.inf, None)
    field = postings.field
    unit = postings.factor / (K1 + 1) * boost * context.segment.impact_scale(field.name) * ROUNDING
    blocks = field.block_bounds(postings.ordinal)
    return _Part(postings, field.bound(postings.ordinal) * unit, None if blocks is None else blocks * np.float32(unit))
