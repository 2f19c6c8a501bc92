"""What the operators of one run share in one segment."""

from __future__ import annotations

from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.tuning import MEASURED


def test_postings_are_looked_up_once_in_a_run_those_of_nobody_too(searcher: Searcher) -> None:
    segment = searcher.snapshot.segments[0]
    context = SegmentContext(segment)
    postings = context.postings("text", "harbour")
    for number in range(9):  # others push it out of the cache
        segment.cache.put(("other", number), None, MEASURED.cache_bytes // 4)
    assert postings is context.postings("text", "harbour")
    assert postings is not None
    assert postings.doc_ids.tolist() == [0, 3]
    assert context.postings("text", "zeppelin") is context.postings("smell", "tea") is None
