"""Words near each other, in any order."""

from __future__ import annotations

from collections import Counter

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.phrase import PhraseOperator
from searchapp.engine.execution.positions import NO_OCCURRENCES, Occurrences, PositionRange


class NearOperator(PhraseOperator):
    """Documents with words near each other, scored by the words."""

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Where a stretch begins that has all of the words."""
        if not self._is_possible:
            return NO_OCCURRENCES
        counts = Counter(word.ordinal for word in self._words)
        words = {word.ordinal: word for word in self._words}
        named = [(word, counts[ordinal]) for ordinal, word in words.items()]
        return positions.of_near(named, self._query.reach, within, self._segment)
