"""Operators as a run builds them, in the only segment of an index."""

from __future__ import annotations

import numpy as np
from whoosh.query import Query

from searchapp.engine.execution.factory import OperatorFactory
from searchapp.engine.execution.operator import Operator
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.execution.segment_context import SegmentContext
from searchapp.engine.reader.doc_sets import DocIds


def context(searcher: Searcher) -> SegmentContext:
    """What the operators of a run share."""
    (segment,) = searcher.snapshot.segments
    return SegmentContext(segment)


def built(searcher: Searcher, query: Query) -> Operator:
    """The operator of a query."""
    return OperatorFactory(context(searcher))(query)


def found(searcher: Searcher, query: Query) -> list[int]:
    """The doc ids that match."""
    doc_ids: list[int] = built(searcher, query).doc_ids().tolist()
    return doc_ids


def of(*doc_ids: int) -> DocIds:
    """Doc ids as an array."""
    return np.array(doc_ids, dtype=np.intp)
