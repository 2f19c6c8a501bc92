"""Several terms that are scored as one word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from searchapp.engine.execution import positions
from searchapp.engine.execution.operators.operator import BoostedTerm, Build, Operator
from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds
from searchapp.engine.reader.scored_postings import SynonymPostings, TermPostings, cached_bytes
from searchapp.engine.reader.segment_searcher import SegmentSearcher


class SynonymsOperator(Operator):
    """Documents with any of the terms; their postings are merged into one, which is cached."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._postings = context.postings  # not `build`, which holds the operators: a circle would outlive its answer
        merged = _merged(query, context.segment)
        self.postings = () if merged is None else ((merged, query.boost),)
        self._idf = 0.0 if merged is None else merged.idf

    @property
    def rarity(self) -> float:
        """The inverse document frequency of all the terms together."""
        if self.postings:
            return self._idf
        terms = self._query.subqueries
        return self._segment.rarity(terms[0].fieldname, *[term.text for term in terms])

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """The word, with all of its terms."""
        terms = self._query.subqueries
        forms = tuple((term.text, term.boost) for term in terms)
        yield BoostedTerm(terms[0].fieldname, terms[0].text, self._query.boost * boost, forms)

    @property
    def has_positions(self) -> bool:
        """Whether the field keeps them."""
        return all(positions.are_kept(term.fieldname, self._segment) for term in self._query.subqueries)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Those of all the terms."""
        words = [self._postings(term.fieldname, term.text) for term in self._query.subqueries]
        several = [word for word in words if word is not None]
        return positions.of_any([positions.of_term(word, None, within, self._segment) for word in several])


def _merged(query: Any, segment: SegmentSearcher) -> TermPostings | SynonymPostings | None:
    """The merged postings of a word; those of words asked lately are cached."""
    key = (segment.base, query)
    merged: TermPostings | SynonymPostings | None = segment.cache.get(key)
    if merged is None:
        terms = query.subqueries
        merged = segment.merged_postings(
            terms[0].fieldname, [term.text for term in terms], [term.boost for term in terms]
        )
        if merged is not None:
            segment.cache.put(key, merged, cached_bytes(len(merged)))
    return merged
