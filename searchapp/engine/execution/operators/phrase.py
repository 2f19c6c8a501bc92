"""Words that follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import BoostedTerm, Build, Operator, UnsupportedQuery, bounded
from searchapp.engine.execution.positions import NO_OCCURRENCES, Occurrences, PositionRange
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Indices
from searchapp.engine.reader.scored_postings import Boosted


class PhraseOperator(Operator):
    """Documents with a phrase, scored by its words."""

    is_cached = True

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        if not positions.are_kept(query.fieldname, context.segment):
            raise UnsupportedQuery(query)
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
        """Where the last word of the phrase stands, each 1 to `slop` positions behind the one before (SpanNear2)."""
        if not self._is_possible:
            return NO_OCCURRENCES
        if self._query.slop == 1 and self._occurrence_count <= self._segment.tuning.joined_positions:
            return self._ends([None] * len(self._words), within)
        return positions.by_slices(
            positions.common_indices(self._words, self._sets),
            self._segment.tuning.documents_at_once,
            lambda indices: self._ends(indices, within),
        )

    @property
    def _occurrence_count(self) -> int:
        """How often all of the words occur, next to each other or not."""
        return sum([word.field.occurrence_count(word.ordinal) for word in self._words])

    def _ends(self, indices: Sequence[Indices | None], within: PositionRange | None) -> Occurrences:
        """The occurrences in the documents at these indices among the postings of each word, or in all of them."""
        ends = NO_OCCURRENCES
        read: dict[int, Occurrences] = {}  # a phrase may have a word many times
        for number, (word, word_indices) in enumerate(zip(self._words, indices, strict=True)):
            if word.ordinal not in read:
                read[word.ordinal] = positions.of_term(word, word_indices, within, self._segment)
            ends = _following(ends, read[word.ordinal], self._query.slop) if number else read[word.ordinal]
            if not len(ends):
                break
        return ends


def _following(ends: Occurrences, nexts: Occurrences, slop: int) -> Occurrences:
    """Those of `nexts` that stand 1 to `slop` positions behind one of `ends`."""
    if slop == 1:
        return positions.common(ends + 1, nexts)
    before = ends.searchsorted(nexts)  # how many stand before
    distance = nexts - ends.take(before - 1, mode="clip")
    return nexts.compress((before > 0) & (distance <= slop))
