"""Sets of documents of one segment as ascending arrays, and the quickest way to join them at each size."""

from __future__ import annotations

import threading
from collections.abc import Sequence, Sized
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.run_lengths import boundaries
from searchapp.engine.tuning import MEASURED, Tuning

DocIds = npt.NDArray[np.intp]  # of documents of one segment, ascending, each once
Indices = npt.NDArray[np.intp]  # indices into some other array
Mask = npt.NDArray[np.bool_]

NO_DOC_IDS: Final[DocIds] = np.empty(0, dtype=np.intp)

_DOCUMENTS_TO_BEGIN: Final = 2_000  # documents that are marked in the time that it takes to begin


class _Narrowing(NamedTuple):
    """Documents that a mask left of others, and their indices among these."""

    left: DocIds
    others: DocIds
    indices: Indices


class _Buffers(threading.local):
    """A mark and a number for each document, made when first needed, and what was narrowed last; per thread."""

    marks: Mask | None = None
    cells: npt.NDArray[np.float32] | None = None
    narrowing: _Narrowing | None = None


class DocSets:
    """Set algebra over the documents of one segment; keeps a mark and a number for each document, per thread."""

    def __init__(self, count: int, tuning: Tuning = MEASURED) -> None:
        self.count = count
        self._tuning = tuning
        self._bisect_factor = tuning.bisect_factor
        self._buffers = _Buffers()

    def union(self, sets: Sequence[DocIds]) -> DocIds:
        """The documents that are in any of the sets."""
        filled = [doc_ids for doc_ids in sets if len(doc_ids)]
        if len(filled) < 2:
            return filled[0] if filled else NO_DOC_IDS
        return self.distinct(np.concatenate(filled))

    def distinct(self, doc_ids: npt.NDArray[Any]) -> DocIds:
        """The documents of ascending runs that follow one another, with repetitions, as one set; it may reorder them.

        They may be integers of any type: to order narrow ones takes less time.
        """
        if len(doc_ids) * self._tuning.mark_share < self.count or len(doc_ids) < self._bisect_factor:
            doc_ids.sort(kind=None if len(doc_ids) < self._tuning.merge_from else "stable")
            return doc_ids.take(boundaries(doc_ids).nonzero()[0]).astype(np.intp, copy=False)
        marks = self._marked(doc_ids := doc_ids.astype(np.intp, copy=False))
        distinct = marks.nonzero()[0]
        marks[doc_ids] = False
        return distinct

    def intersection(self, smaller: DocIds, larger: DocIds) -> DocIds:
        """The documents that are in both sets."""
        if len(smaller) > len(larger):
            smaller, larger = larger, smaller
        if not len(smaller) or smaller is larger:
            return smaller
        if self.is_far(smaller, larger):
            return self.narrowed(smaller, _bisected(smaller, larger))
        marks = self._marked(smaller)
        is_common = marks.take(larger)
        marks[smaller] = False
        return self.narrowed(larger, is_common)

    def intersection_with_any(self, doc_ids: DocIds, sets: Sequence[DocIds]) -> DocIds:
        """The documents of the first set that are in any of the others."""
        if len(sets) == 1:
            return self.intersection(doc_ids, sets[0])
        near = [others for others in sets if not self.is_far(doc_ids, others)]
        is_within = np.zeros(len(doc_ids), dtype=bool)
        if near:
            is_within = self._within_runs(doc_ids, np.concatenate(near))
        for others in sets:
            if self.is_far(doc_ids, others):
                is_within |= _bisected(doc_ids, others)
        return doc_ids.compress(is_within)

    def _within_runs(self, doc_ids: DocIds, runs: npt.NDArray[np.intp]) -> Mask:
        """For each of the documents whether it is in one of the ascending runs; the fewer are marked and unmarked."""
        if len(runs) > 2 * len(doc_ids) + _DOCUMENTS_TO_BEGIN:
            marks = self._marked(doc_ids)
            runs = runs.compress(marks.take(runs))
            marks[doc_ids] = False
        marks = self._marked(runs)
        is_within = marks.take(doc_ids)
        marks[runs] = False
        return is_within

    def difference(self, doc_ids: DocIds, without: DocIds) -> DocIds:
        """The documents of the first set that are not in the second."""
        if not len(doc_ids) or not len(without):
            return doc_ids
        return doc_ids.compress(~self.within(doc_ids, without))

    def complement(self, doc_ids: DocIds) -> DocIds:
        """All documents of the segment, deleted ones too, that are not in the set."""
        marks = self._marked(doc_ids)
        others = (~marks).nonzero()[0]
        marks[doc_ids] = False
        return others

    def within(self, doc_ids: DocIds, others: DocIds) -> Mask:
        """For each of the documents whether it is in the other set."""
        if not len(others):
            return np.zeros(len(doc_ids), dtype=bool)
        if self.is_far(doc_ids, others):
            return _bisected(doc_ids, others)
        marks = self._marked(others)
        is_within = marks.take(doc_ids)
        marks[others] = False
        return is_within

    def narrowed(self, doc_ids: DocIds, mask: Mask) -> DocIds:
        """Those of the documents that a mask leaves; where they stand among all need not be looked for next."""
        indices = mask.nonzero()[0]
        left = doc_ids.take(indices)
        if len(left) < self._tuning.prune_from:  # of more not all are scored
            self._buffers.narrowing = _Narrowing(left, doc_ids, indices)
        return left

    def indices(self, doc_ids: DocIds, others: DocIds) -> Indices:
        """The indices in `others` of the documents that are in both."""
        last = self._buffers.narrowing
        if last is not None and last.left is doc_ids and last.others is others:
            return last.indices
        if self.is_far(doc_ids, others):
            indices = others.searchsorted(doc_ids)
            return indices.compress(others.take(indices, mode="clip") == doc_ids)
        return self.indices_in_runs(doc_ids, others)

    def indices_in_runs(self, doc_ids: DocIds, others: DocIds) -> Indices:
        """The same where `others` are ascending runs that follow one another, and a document may be in several."""
        marks = self._marked(doc_ids)
        indices = marks.take(others).nonzero()[0]
        marks[doc_ids] = False
        return indices

    def common(self, smaller: DocIds, larger: DocIds) -> tuple[Indices, Indices]:
        """The indices, in each of two sets, of the documents that are in both."""
        if len(smaller) > len(larger):
            in_larger, in_smaller = self.common(larger, smaller)
            return in_smaller, in_larger
        if not len(smaller):
            return NO_DOC_IDS, NO_DOC_IDS
        if self.is_far(smaller, larger):
            indices = larger.searchsorted(smaller)
            is_common = larger.take(indices, mode="clip") == smaller
            return is_common.nonzero()[0], indices.compress(is_common)
        in_larger = self.indices_in_runs(smaller, larger)
        return self.indices_in_runs(larger.take(in_larger), smaller), in_larger

    def is_far(self, doc_ids: Sized, others: Sized) -> bool:
        """Whether a set is so much larger than the first that bisecting it is quicker than going through it."""
        return len(doc_ids) * self._bisect_factor < len(others)

    def cells(self) -> npt.NDArray[np.float32]:
        """A number for each document, left over from whoever used them before."""
        cells = self._buffers.cells
        if cells is None:
            cells = self._buffers.cells = np.zeros(self.count, dtype=np.float32)
        return cells

    def _marked(self, doc_ids: DocIds) -> Mask:
        """The marks, set for these documents; whoever asks for them unsets them."""
        marks = self._buffers.marks
        if marks is None:
            marks = self._buffers.marks = np.zeros(self.count, dtype=bool)
        marks[doc_ids] = True
        return marks


def _bisected(doc_ids: DocIds, others: DocIds) -> Mask:
    """For each of a few documents whether it is in a set of many."""
    is_within: Mask = others.take(others.searchsorted(doc_ids), mode="clip") == doc_ids
    return is_within
