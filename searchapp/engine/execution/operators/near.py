"""Words near each other, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.phrase import PhraseOperator
from searchapp.engine.execution.positions import NO_OCCURRENCES, Occurrences, PositionRange
from searchapp.engine.reader.doc_sets import Indices
from searchapp.engine.reader.scored_postings import TermPostings


class NearOperator(PhraseOperator):
    """Documents with words near each other, scored by the words."""

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Where a stretch begins that has each word as often as it is named."""
        if not self._is_possible:
            return NO_OCCURRENCES
        counts = Counter(word.ordinal for word in self._words)
        words = {word.ordinal: word for word in self._words}
        named = [(word, counts[ordinal]) for ordinal, word in words.items()]
        return positions.by_slices(
            positions.common_indices(list(words.values()), self._sets),
            self._segment.tuning.documents_at_once,
            lambda indices: self._starts(named, indices, within),
        )

    def _starts(
        self, words: Sequence[tuple[TermPostings, int]], indices: Sequence[Indices], within: PositionRange | None
    ) -> Occurrences:
        """The same in the documents at these indices among the postings of each word."""
        each_word = [
            positions.of_term(word, common, within, self._segment)
            for (word, _), common in zip(words, indices, strict=True)
        ]
        starts = positions.of_any(each_word)
        for occurrences, (_, count) in zip(each_word, words, strict=True):
            last = occurrences.searchsorted(starts) + (count - 1)
            starts, last = starts.compress(last < len(occurrences)), last.compress(last < len(occurrences))
            starts = starts.compress(occurrences.take(last) - starts <= self._query.reach)
        return starts
