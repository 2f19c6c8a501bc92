"""Queries that stand for several terms of a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cached_property
from typing import Any, Final

from searchapp.engine.execution import positions
from searchapp.engine.execution.operator import Build, Operator
from searchapp.engine.execution.positions import Occurrences, PositionRange
from searchapp.engine.execution.score_sums import ScoreSums
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.format.term_dictionary import TermDictionary
from searchapp.engine.reader.doc_sets import NO_DOC_IDS, DocIds
from searchapp.engine.reader.scored_postings import TermPostings
from searchapp.engine.reader.vocabulary import matching_ordinals

_LAST_TERM: Final = b"\xff\xff\xff\xff"  # where Whoosh ends a range without an end


class PatternOperator(Operator):
    """Documents with any term that a pattern stands for; they score the same, or by their terms."""

    is_cached = True
    everything: str | None = None  # the pattern of which Whoosh makes Every

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._field = context.segment.field(query.fieldname)
        if query.constantscore or (self.everything is not None and query.text == self.everything):
            self.constant_score = float(query.boost) or 1.0  # Whoosh takes 0 for "not given"

    @cached_property
    def ordinals(self) -> Sequence[int]:
        """The terms of the segment that the pattern stands for, ascending."""
        return () if self._field is None else self._expand(self._field.terms)

    def _expand(self, terms: TermDictionary) -> Sequence[int]:
        """The same, among these terms."""
        raise NotImplementedError

    def _term(self, value: Any) -> bytes | None:
        return self._segment.fields.term(self._query.fieldname, value)

    def _find(self) -> DocIds:
        ordinals = self.ordinals
        if self._field is None or not len(ordinals):
            return NO_DOC_IDS
        if isinstance(ordinals, range):
            return self._sets.distinct(self._field.doc_ids_between(ordinals.start, ordinals.stop))
        return self._sets.union([self._field.doc_ids(ordinal) for ordinal in ordinals])

    def add_scores(self, sums: ScoreSums, doc_ids: DocIds, boost: float) -> None:
        """Add the same score to all, or those of the terms."""
        if self.constant_score is not None:
            super().add_scores(sums, doc_ids, boost)
        elif self._field is not None:
            for ordinal in self.ordinals:
                term = self._field.terms.term(ordinal)
                postings = self._segment.postings_at(self._query.fieldname, ordinal, term)
                sums.add_postings(postings, doc_ids, boost * self._query.boost)

    @property
    def has_positions(self) -> bool:
        """Whether the field keeps them."""
        return positions.are_kept(self._query.fieldname, self._segment)

    def occurrences(self, within: PositionRange | None) -> Occurrences:
        """Those of all the terms."""
        if self._field is None:
            return positions.NO_OCCURRENCES
        terms = [TermPostings(self._field, ordinal) for ordinal in self.ordinals]
        return positions.of_any([positions.in_range(positions.read(term, None), within) for term in terms])


class PrefixOperator(PatternOperator):
    """Documents with any term that begins so."""

    everything = ""

    def _expand(self, terms: TermDictionary) -> Sequence[int]:
        prefix = self._term(self._query.text)
        return () if prefix is None else _without_empty(terms.prefixed(prefix), terms)


class WildcardOperator(PatternOperator):
    """Documents with any term that a pattern with `*`, `?` and `[…]` fits."""

    everything = "*"

    def _expand(self, terms: TermDictionary) -> Sequence[int]:
        if self._query.text == self.everything:
            return range(len(terms))
        prefix = self._term(self._query._find_prefix(self._query.text))  # what Whoosh takes for literal
        if prefix is None:
            return ()
        pattern = re.compile(translate(self._query.text))
        return [ordinal for ordinal in matching_ordinals(terms, prefix, pattern) if terms.term(ordinal)]


class TermRangeOperator(PatternOperator):
    """Documents with any term between two."""

    def _expand(self, terms: TermDictionary) -> Sequence[int]:
        query = self._query
        start = b"" if query.start is None else self._term(query.start)
        end = _LAST_TERM if query.end is None else self._term(query.end)
        if start is None or end is None:
            return ()
        low, high = terms.at_least(start), terms.at_least(end)
        if query.startexcl and low < len(terms) and terms.term(low) == start:
            low += 1
        if not query.endexcl and high < len(terms) and terms.term(high) == end:
            high += 1
        return _without_empty(range(low, max(low, high)), terms)


def _without_empty(ordinals: range, terms: TermDictionary) -> range:
    """Without the empty term, which Whoosh leaves out of every expansion."""
    return range(1, ordinals.stop) if ordinals and ordinals.start == 0 and not terms.term(0) else ordinals
