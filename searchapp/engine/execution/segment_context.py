"""What the operators of one run share in one segment."""

from __future__ import annotations

from typing import Any

from searchapp.engine.reader.scored_postings import TermPostings
from searchapp.engine.reader.segment_searcher import SegmentSearcher


class SegmentContext:
    """A segment, and the postings that a run has looked up in it."""

    def __init__(self, segment: SegmentSearcher) -> None:
        self.segment = segment
        self._postings: dict[tuple[str, Any], TermPostings | None] = {}

    def postings(self, field: str, value: Any) -> TermPostings | None:
        """The postings of a value's term, if any document of the segment has it."""
        key = (field, value)
        if key not in self._postings:
            self._postings[key] = self.segment.postings(field, value)
        return self._postings[key]
