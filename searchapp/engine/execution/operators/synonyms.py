"""Several terms that are scored as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.base import BoostedTerm, Build, Operator, own_boost
from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.reader.scored_postings import Boosted, SynonymPostings, cached_bytes
from searchapp.engine.reader.segment_searcher import SegmentSearcher


class SynonymsOperator(Operator):
    """Documents with any of the terms; the postings of all are joined into one, which is cached."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._postings = context.postings  # not `build`, which holds the operators: a circle would outlive its answer
        self.postings = _joined_postings(query, context.segment)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """All of the terms."""
        for term in self._query.subqueries:
            yield BoostedTerm(term.fieldname, term.text, term.boost * own_boost(self._query) * boost)

    @property
    def has_positions(self) -> bool:
        """Whether the field keeps them."""
        return all(positions.are_kept(term.fieldname, self._segment) for term in self._query.subqueries)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Those of all the terms."""
        words = [self._postings(term.fieldname, term.text) for term in self._query.subqueries]
        several = [word for word in words if word is not None]
        return positions.of_any([positions.of_term(word, None, within, self._segment) for word in several])


def _joined_postings(query: Any, segment: SegmentSearcher) -> Sequence[Boosted]:
    """The joined postings; those of the terms where they are too many to be cached."""
    key = (segment.base, query)
    joined: SynonymPostings | None = segment.cache.get(key)
    if joined is None:
        boost = own_boost(query)
        terms = [(segment.read_postings(term.fieldname, term.text), term.boost) for term in query.subqueries]
        several: list[Boosted] = [(postings, own * boost) for postings, own in terms if postings is not None]
        size = cached_bytes(sum([len(postings) for postings, _ in several]))
        if not several or not segment.cache.takes(size):
            return several
        joined = SynonymPostings(several, segment.sets)
        segment.cache.put(key, joined, size)
    return ((joined, 1.0),)
