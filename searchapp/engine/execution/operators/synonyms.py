"""Several terms that are scored as one word."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from searchapp.engine.execution.operators.base import Build, own_boost
from searchapp.engine.execution.operators.disjunction import Disjunction
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.reader.scored_postings import Boosted, SynonymPostings, cached_bytes


class SynonymsOperator(Disjunction):
    """Documents with any of the terms; the postings of all are joined into one, which is cached."""

    def __init__(self, query: Any, context: SegmentContext, build: Build) -> None:
        super().__init__(query, context, build)
        self._query = query

    def _find(self) -> DocIds:
        return self._sets.union([postings.doc_ids for postings, _ in self.postings])

    def matches(self, doc_ids: DocIds) -> Mask:
        """For each of these doc ids whether it has any of the terms."""
        return self._sets.within(doc_ids, self.doc_ids())

    @cached_property
    def postings(self) -> list[Boosted]:
        """The joined postings; those of the terms where they are too many to be cached."""
        segment, query = self._segment, self._query
        key = (segment.base, query)
        joined: SynonymPostings | None = segment.cache.get(key)
        if joined is None:
            boost = own_boost(query)
            terms = [(segment.read_postings(part.fieldname, part.text), part.boost) for part in query.subqueries]
            several: list[Boosted] = [(postings, own * boost) for postings, own in terms if postings is not None]
            size = cached_bytes(sum([len(postings) for postings, _ in several]))
            if not several or not segment.cache.takes(size):
                return several
            joined = SynonymPostings(several, segment.sets)
            segment.cache.put(key, joined, size)
        return [(joined, 1.0)]
