"""A term: its postings, or the doc values of its field where given documents are tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import BoostedTerm, Build, Operator
from searchapp.engine.execution.positions import NO_OCCURRENCES, Occurrences, PositionRange
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask


class TermOperator(Operator):
    """Documents with a term."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._postings = context.postings(query.fieldname, query.text)
        self.postings = () if self._postings is None else ((self._postings, query.boost),)

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it has the term, by doc values where that is quicker than by postings."""
        name, postings = self._query.fieldname, self._postings
        if postings is None or name not in self._segment.arrays.keyword_fields:
            return super().matches(doc_ids)
        sets = self._segment.value_sets(name)
        if sets:
            return sets.having(postings.ordinal).take(sets.codes.take(doc_ids))
        column = self._segment.arrays.keywords(name)
        if len(doc_ids) * len(column.ordinals) > len(postings):
            return super().matches(doc_ids)
        matches: Mask = (column.ordinals.take(doc_ids, axis=1) == postings.ordinal + 1).any(axis=0)
        overflowing = column.overflow_doc_ids.compress(column.overflow_ordinals == postings.ordinal + 1)
        return matches | self._sets.within(doc_ids, overflowing.astype(np.intp)) if len(overflowing) else matches

    @property
    def rarity(self) -> float:
        """The term's inverse document frequency."""
        return self._segment.rarity(self._query.fieldname, self._query.text)

    def scored_terms(self, doc_ids: DocIds, boost: float) -> Iterator[BoostedTerm]:
        """The term itself."""
        yield BoostedTerm(self._query.fieldname, self._query.text, self._query.boost * boost)

    @property
    def has_positions(self) -> bool:
        """Whether the field keeps them."""
        return positions.are_kept(self._query.fieldname, self._segment)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """The term's positions."""
        if self._postings is None:
            return NO_OCCURRENCES
        return positions.of_term(self._postings, None, within, self._segment)
