"""Reading the doc ids of a field's postings: their low bytes, and the pages on which they lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format import layout
from searchapp.engine.format.layout import PAGE
from searchapp.engine.format.segment_file import SegmentFile

Array = npt.NDArray[Any]
Span = tuple[int, int]  # the first posting of a term, counted over the field, and the one after its last

_PAGED_FROM: Final = 4_000  # doc ids, from which on to add to each page's by itself is quicker than to add an array


class DocIdLists:
    """The doc ids of the terms of a field, and which of the terms are common: only these have pages and blocks."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._field = field
        self._low = file.section(layout.DOC_LOW.of(field))
        self._high = file.optional(layout.DOC_HIGH.of(field))

    def of(self, ordinal: int, span: Span, dtype: npt.DTypeLike = np.intp) -> Array:
        """The doc ids of a term, in a type that has room for them."""
        begin, end = span
        low = self._low.part(begin, end)
        if self._high is None:
            return low.astype(dtype)
        row = self.row(ordinal)
        if self.is_common(row, ordinal):
            return self._on_pages(row, low.astype(dtype))
        first = begin - self.before[row]
        doc_ids = self._high.part(first, first + end - begin).astype(dtype)
        doc_ids *= PAGE
        doc_ids += low
        return doc_ids

    def of_several(self, ordinals: Sequence[int], spans: Sequence[Span]) -> Array:
        """The doc ids of some terms, those of one behind those of the one before: uint16, of several pages uint32."""
        if self._high is None:
            return np.concatenate(self._low.parts(spans))
        return np.concatenate([self.of(*each, np.uint32) for each in zip(ordinals, spans, strict=True)])

    def between(self, begin: int, end: int, span_of: Callable[[int], Span]) -> npt.NDArray[np.intp]:
        """The doc ids of the terms from ordinal `begin` to before `end`, term after term, so not in order."""
        if begin >= end:
            return np.empty(0, dtype=np.intp)
        first, last = span_of(begin)[0], span_of(end - 1)[1]
        low = self._low.part(first, last)
        if self._high is None:
            return low.astype(np.intp)
        rows = range(self.row(begin), self.row(end))
        spans = [span_of(self._common[row]) for row in rows]
        count = last - first - sum([end - begin for begin, end in spans])
        first_rare = first - self.before[rows.start]
        rare = self._high.part(first_rare, first_rare + count).astype(np.intp) * PAGE
        doc_ids, done, used = low.astype(np.intp), 0, 0
        for row, span in zip(rows, spans, strict=True):
            common = slice(span[0] - first, span[1] - first)
            doc_ids[done : common.start] += rare[used : used + common.start - done]
            self._on_pages(row, doc_ids[common])
            done, used = common.stop, used + common.start - done
        doc_ids[done:] += rare[used:]
        return doc_ids

    def _on_pages(self, row: int, doc_ids: Array) -> Array:
        """A common term's doc ids, of which these are the low bytes."""
        begins = self._pages[row]
        if len(doc_ids) < _PAGED_FROM:
            doc_ids += self._page_starts.repeat(np.diff(begins))
            return doc_ids
        edges = begins.tolist()
        for page in range(1, len(edges) - 1):
            doc_ids[edges[page] : edges[page + 1]] += page * PAGE
        return doc_ids

    # ---- common terms ----------------------------------------------------------------------------

    def row(self, ordinal: int) -> int:
        """The index of the first common term that is not before this term."""
        return bisect_left(self._common, ordinal)

    def is_common(self, row: int, ordinal: int) -> bool:
        """Whether a term, with its row, is a common one."""
        return row < len(self._common) and self._common[row] == ordinal

    @cached_property
    def before(self) -> memoryview:
        """How many postings of common terms are before each common term, and how many there are."""
        return self._file.section(layout.COMMON_BEFORE.of(self._field)).memory()

    @cached_property
    def _common(self) -> memoryview:
        return self._file.section(layout.COMMON_ORDINALS.of(self._field)).memory()

    @cached_property
    def _pages(self) -> Array:
        return self._file.section(layout.COMMON_PAGES.of(self._field)).whole()

    @cached_property
    def _page_starts(self) -> npt.NDArray[np.uint32]:
        return np.arange(0, self._file.facts["documents"], PAGE, dtype=np.uint32)
