"""What the operators of one run share in one segment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whoosh.searching import Searcher as WhooshSearcher

from searchapp.engine.reader.scored_postings import TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher


class SegmentContext:
    """A segment, the postings that a run has looked up in it, and stock Whoosh's searcher of it, opened if needed."""

    def __init__(self, segment: SegmentSearcher, stock: Callable[[], WhooshSearcher]) -> None:
        self.segment = segment
        self.stock = stock
        self._postings: dict[tuple[str, Any], TermPostings | None] = {}

    def postings(self, field: str, value: Any) -> TermPostings | None:
        """The postings of a value's term, if any document of the segment has it."""
        key = (field, value)
        if key not in self._postings:
            self._postings[key] = self.segment.postings(field, value)
        return self._postings[key]
