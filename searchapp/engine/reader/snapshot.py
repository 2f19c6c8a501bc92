"""One state of an index: its segments, each with the number of its first document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from whoosh.fields import Schema

from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.reader.index_fields import IndexFields
from searchapp.engine.reader.postings_cache import PostingsCache
from searchapp.engine.reader.segment_searcher import Cache, SegmentSearcher
from searchapp.engine.tuning import MEASURED, Tuning


class Snapshot:
    """The segments of one state of an index; global doc ids count through them, deleted documents included."""

    def __init__(self, segments: Sequence[SegmentArrays], schema: Schema, tuning: Tuning = MEASURED) -> None:
        self.schema = schema
        self.tuning = tuning
        self.fields = IndexFields(segments, schema)
        self.document_count = sum(arrays.live_count for arrays in segments)
        self.segments: list[SegmentSearcher] = []
        cache: Cache = PostingsCache(tuning.cache_bytes)
        base = 0
        for arrays in segments:
            self.segments.append(SegmentSearcher(arrays, base, self.fields, cache, tuning))
            base += arrays.documents
        self.end = base
        self._bases = [segment.base for segment in self.segments]

    def segment_number(self, global_id: int) -> int:
        """Which segment a document is in."""
        return bisect_right(self._bases, global_id) - 1
