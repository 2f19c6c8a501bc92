"""Adding up the scores of given documents, postings by postings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final

import numpy as np

from searchapp.engine.reader.doc_sets import DocIds, DocSets
from searchapp.engine.reader.scored_postings import Boosted, Floats, ScoredPostings, concatenated

_WASTE: Final = 2  # scoring a posting takes half as long as finding and scoring it


class ScoreSums:
    """The score of each of some documents of a segment so far; what the other documents have means nothing."""

    def __init__(self, sets: DocSets, doc_ids: DocIds) -> None:
        self.sets = sets
        self._sums = sets.cells()
        self._sums[doc_ids] = 0
        self._doc_ids = doc_ids

    def scores(self) -> Floats:
        """The sums of the documents; float32."""
        return self._sums.take(self._doc_ids)

    def add(self, doc_ids: DocIds, scores: Floats | np.float32) -> None:
        """Add the scores of these documents, or the same score to all."""
        self._sums[doc_ids] += scores

    def add_apart(self, doc_ids: DocIds, scores_of: Callable[[DocIds], Floats], boost: float) -> None:
        """Add the scores of these documents where to find them takes sums of its own, which overwrite these."""
        before = self.scores()
        scores = scores_of(doc_ids)
        self._sums[self._doc_ids] = before
        self._sums[doc_ids] += scores * np.float32(boost)

    def add_each(self, several: Sequence[Boosted], doc_ids: DocIds, boost: float) -> None:
        """Add the scores of those documents that are in the postings, one after another; short ones together."""
        short: list[Boosted] = []
        for postings, own_boost in several:
            if self.sets.is_far(doc_ids, postings):
                self._add_together(short, doc_ids)
                short = []
                self.add_postings(postings, doc_ids, own_boost * boost)
            else:
                short.append((postings, own_boost * boost))
        self._add_together(short, doc_ids)

    def _add_together(self, several: Sequence[Boosted], doc_ids: DocIds) -> None:
        if len(several) < 2:
            for postings, boost in several:
                self.add_postings(postings, doc_ids, boost)
            return
        scored_ids, scores = concatenated(several)
        if not self._is_all(doc_ids, len(scored_ids)):
            indices = self.sets.indices_in_runs(doc_ids, scored_ids)
            scored_ids, scores = scored_ids.take(indices), scores.take(indices)
        np.add.at(self._sums, scored_ids, scores)

    def add_postings(self, postings: ScoredPostings, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of those documents that are in the postings."""
        scored_ids, factor = postings.doc_ids, np.float32(boost)
        if doc_ids is scored_ids or self._is_all(doc_ids, len(scored_ids)):
            np.add.at(self._sums, scored_ids, postings.scores() * factor)
            return
        indices = self.sets.indices(doc_ids, scored_ids)
        if len(indices):
            self._sums[scored_ids.take(indices)] += postings.scores(indices) * factor

    def _is_all(self, doc_ids: DocIds, count: int) -> bool:
        """Whether to score so many postings is quicker than to look which are asked for, and harms nobody's sum."""
        return doc_ids is self._doc_ids and len(doc_ids) * _WASTE >= count


def summed(several: Sequence[Boosted], doc_ids: DocIds, sets: DocSets) -> Floats:
    """The sums of the scores that documents have in postings that all of them are in; float32."""
    parts = []
    for postings, boost in several:
        scored_ids = postings.doc_ids
        scores = postings.scores(None if doc_ids is scored_ids else sets.indices(doc_ids, scored_ids))
        parts.append(scores if boost == 1.0 else scores * np.float32(boost))
    return reduce(np.add, parts) if parts else np.zeros(len(doc_ids), dtype=np.float32)
