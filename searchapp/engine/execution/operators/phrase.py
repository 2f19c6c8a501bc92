"""Words that follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.base import BoostedTerm, Build, Operator, Unsupported, bounded
from searchapp.engine.execution.positions import NO_OCCURRENCES, Occurrences, PositionRange
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.reader.scored_postings import Boosted


class PhraseOperator(Operator):
    """Documents with a phrase, scored by its words."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        if not positions.are_kept(query.fieldname, context.segment):
            raise Unsupported
        words = [context.postings(query.fieldname, word) for word in query.words]
        self._words = [word for word in words if word is not None]
        self._is_possible = bool(words) and len(self._words) == len(words)

    def _find(self) -> DocIds:
        return positions.doc_ids_of(self.occurrences(None))

    def shared_postings(self) -> Sequence[Boosted] | None:
        """Those of the words."""
        return [(postings, self._query.boost) for postings in self._words]

    @property
    def rarity(self) -> float:
        """That of its rarest word."""
        return max([self._segment.rarity(self._query.fieldname, word) for word in self._query.words])

    @property
    def greatest_score(self) -> float:
        """The most that its words score together."""
        return sum([bounded((postings, self._query.boost)).greatest for postings in self._words])

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the scores of the words."""
        for postings in self._words:
            sums.add_postings(postings, doc_ids, boost * self._query.boost)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """The words."""
        for word in self._query.words:
            yield BoostedTerm(self._query.fieldname, word, boost * self._query.boost)

    @property
    def has_positions(self) -> bool:
        """Always."""
        return True

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Where the last word of the phrase stands."""
        if not self._is_possible:
            return NO_OCCURRENCES
        return positions.of_phrase(self._words, self._query.slop, within, self._segment)
