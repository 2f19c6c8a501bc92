"""Words near each other, in any order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from whoosh import matching
from whoosh.matching import IntersectionMatcher
from whoosh.query import And, Query, Term
from whoosh.query.spans import Span, SpanQuery, SpanWrappingMatcher
from whoosh.util import make_binary_tree

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import EngineQuery
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


class Nearby(EngineQuery, SpanQuery):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Documents with a stretch of positions, from its first to at most `reach` behind that, that has all the words.

    A word that is named twice has to stand there twice. Whoosh's own SpanNear2 without an order wants each word beside
    those before it in the query, never between them. Scores are the sum of the words'.
    """

    operator = NearOperator

    def __init__(self, fieldname: str, words: Sequence[str], reach: int, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.words = list(words)
        self.reach = reach
        self.boost = boost

    def __repr__(self) -> str:
        return f"Nearby({self.fieldname!r}, {self.words!r}, {self.reach}, {self.boost})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Nearby) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def is_leaf(self) -> bool:
        """Always: its words have to be taken together."""
        return True

    def field(self) -> str:
        """The field it looks in."""
        return self.fieldname

    def _and_query(self) -> Query:
        return And([Term(self.fieldname, word, self.boost) for word in self.words])

    def estimate_size(self, ixreader: Any) -> int:
        """At most how many documents match."""
        size: int = self._and_query().estimate_size(ixreader)
        return size

    def matcher(self, searcher: Any, context: Any = None) -> matching.Matcher:
        """What stock Whoosh runs."""
        context = self._span_context(context)
        terms = [Term(self.fieldname, word, self.boost).matcher(searcher, context) for word in self.words]
        if not terms or not all(term.is_active() for term in terms):
            return matching.NullMatcher()
        return _NearbyMatcher(dict(zip(self.words, terms, strict=True)), Counter(self.words), self.reach, terms)


class _NearbyMatcher(SpanWrappingMatcher):  # type: ignore[misc]
    """The documents of several terms' matchers in which they stand near each other."""

    def __init__(
        self, by_word: Mapping[str, matching.Matcher], counts: Mapping[str, int], reach: int, terms: Sequence[Any]
    ) -> None:
        self._by_word, self._counts, self._reach, self._terms = by_word, counts, reach, terms
        super().__init__(make_binary_tree(IntersectionMatcher, list(terms)))

    def replace(self, minquality: float = 0) -> matching.Matcher:
        return self if self.is_active() else matching.NullMatcher()

    def _get_spans(self) -> list[Span]:
        positions = {word: [span.start for span in term.spans()] for word, term in self._by_word.items()}
        spans = []
        for start in sorted(set().union(*positions.values())):
            ends = [_kth_from(positions[word], start, count) for word, count in self._counts.items()]
            if None not in ends and max(ends) - start <= self._reach:
                spans.append(Span(start, max(ends)))
        return spans


def _kth_from(positions: Sequence[int], start: int, count: int) -> Any:
    """The position of the so manieth occurrence from a start on, None where there are fewer."""
    index = bisect_left(positions, start) + count - 1
    return positions[index] if index < len(positions) else None
