"""Leaving out documents that cannot be among the best, by bounds on what a block of postings can score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.query import Query

from searchapp.engine.execution.bag import Scored, WordPostings
from searchapp.engine.execution.matching import Matching
from searchapp.engine.execution.scoring import scores
from searchapp.engine.format.layout import BLOCK, K1
from searchapp.engine.reader.doc_sets import Docs, Places
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

    def documents(self, least: float) -> Docs:
        """Its documents in blocks that can add `least` or more."""
        if self.most < least:
            return self.postings.documents[:0]
        if self.blocks is None:
            return self.postings.documents
        return self.postings.documents.take(_places((self.blocks >= least).nonzero()[0], len(self.postings.documents)))


def contenders(matching: Matching, query: Query, docs: Docs, wanted: int) -> Docs:
    """Those of the matches that may be among the `wanted` best; all of them when that cannot be told cheaply.

    A document in the longest list of postings alone scores no more than its block's bound there; one in another list
    no more than its block's bound there and the most of all other terms (block-max after Ding and Suel, MaxScore after
    Turtle and Flood). What the best reach is told by the most promising blocks of the longest list.
    """
    if len(docs) < WORTHWHILE or not 0 < wanted <= BLOCK:
        return docs
    parts = _parts(matching, query)
    if not parts or parts[0].blocks is None:
        return docs
    longest, *others = parts
    least = _reached(matching, query, docs, longest, wanted)
    total = sum(part.most for part in parts)
    lists = [longest.documents(least)]
    lists += [part.documents(least - (total - part.most)) for part in others]
    if 2 * sum(map(len, lists)) > len(docs):
        return docs
    return matching.leaf.sets.intersection(docs, matching.leaf.sets.union(lists))


def _reached(matching: Matching, query: Query, docs: Docs, longest: _Part, wanted: int) -> float:
    """A score that at least `wanted` of the documents reach; -inf if the sample has too few of them."""
    assert longest.blocks is not None
    count = min(SAMPLE_BLOCKS, len(longest.blocks))
    blocks = np.argpartition(longest.blocks, len(longest.blocks) - count)[len(longest.blocks) - count :]
    blocks.sort()
    documents = longest.postings.documents
    sample = matching.leaf.sets.intersection(docs, documents.take(_places(blocks, len(documents))))
    if len(sample) < wanted:
        return -np.inf
    found = scores(matching, query, sample)
    return float(np.partition(found, len(found) - wanted)[len(found) - wanted])


def _places(blocks: npt.NDArray[np.intp], count: int) -> Places:
    """The places of the postings in these blocks (ascending) of a list of so many."""
    places = (blocks[:, None] * BLOCK + np.arange(BLOCK)).reshape(-1)
    return places[: places.searchsorted(count)] if len(places) and places[-1] >= count else places


def _parts(matching: Matching, query: Query) -> list[_Part]:
    """The words of a query that is a word or a disjunction of words, longest list first; none for other queries."""
    parts = [_part(matching, postings, boost) for postings, boost in matching.lists(query) or ()]
    return sorted(parts, key=lambda part: -len(part.postings))


def _part(matching: Matching, postings: Scored, boost: float) -> _Part:
    if boost < 0:
        return _Part(postings, np.inf, None)
    if isinstance(postings, WordPostings):
        blocks = postings.block_bounds * np.float32(boost * ROUNDING)
        return _Part(postings, float(blocks.max(initial=0)), blocks)
    return _of_term(matching, postings, boost)


def _of_term(matching: Matching, postings: Any, boost: float) -> _Part:
    if postings.factor is None:
        return _Part(postings, np.inf, None)
    field = postings.field
    unit = postings.factor / (K1 + 1) * boost * matching.leaf.growth(field.name) * ROUNDING
    blocks = field.block_bounds(postings.ordinal)
    return _Part(postings, field.bound(postings.ordinal) * unit, None if blocks is None else blocks * np.float32(unit))
