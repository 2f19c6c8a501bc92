"""Any of several parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import (
    BoostedTerm,
    Build,
    Operator,
    UnsupportedQuery,
    any_matches,
    own_boost,
)
from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.similarity import UNKNOWN_RARITY


class Disjunction(Operator):
    """Documents that match any part; their scores are the sums of the parts that they match."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        if query.scale:  # a bonus for the number of parts that match
            raise UnsupportedQuery(query)
        self._parts = [build(part) for part in query.subqueries]
        self._boost = own_boost(query)
        if None not in [part.postings for part in self._parts]:
            self.postings = [
                (postings, boost * self._boost) for part in self._parts for postings, boost in part.postings or ()
            ]

    def _find(self) -> DocIds:
        if self.postings is not None:
            return super()._find()
        return self._sets.union([part.doc_ids() for part in self._parts])

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether any part matches."""
        return any_matches(self._parts, doc_ids)

    def narrow(self, doc_ids: DocIds) -> DocIds:
        """Those of the doc ids that match."""
        return doc_ids.compress(self.matches(doc_ids)) if self.postings is None else super().narrow(doc_ids)

    @property
    def rarity(self) -> float:
        """That of its rarest part."""
        return max([part.rarity for part in self._parts], default=UNKNOWN_RARITY)

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of each part's matches."""
        if self.postings is not None:
            super().add_scores(sums, doc_ids, boost)
            return
        for part in self._parts:
            part.add_matching_scores(sums, doc_ids, boost * self._boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """Those of the parts that match."""
        for part in self._parts:
            if part.matches(doc_ids)[0]:
                yield from part.scored_terms(doc_ids, boost * self._boost)

    @property
    def has_positions(self) -> bool:
        """Whether all parts have."""
        return all(part.has_positions for part in self._parts)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Those of all parts."""
        return positions.of_any([part.occurrences(within) for part in self._parts])
