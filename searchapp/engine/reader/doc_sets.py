"""Sets of documents of one segment as ascending arrays, and the quickest way to join them at each size."""

from __future__ import annotations

import threading
from collections.abc import Sequence, Sized
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.array_runs import changes

Docs = npt.NDArray[np.intp]  # document numbers of one segment, ascending, each once
Places = npt.NDArray[np.intp]  # indices into some other array
Flags = npt.NDArray[np.bool_]

NO_DOCS: Final[Docs] = np.empty(0, dtype=np.intp)

# Measured on sets that differ from call to call: on one and the same, bisecting takes a fifth of the time.
BISECT_FACTOR: Final = 160  # bisecting takes 150 ns a document of the smaller set, marking 1 ns one of the larger
NUMBER_FACTOR: Final = 100  # the same for finding places, where each document of the larger set is numbered
NUMBERED: Final = 4_000  # documents that are numbered in the time that it takes to begin
SHORT: Final = 2_000  # documents that are marked in the time that it takes to begin
MERGED: Final = 4_000  # documents from which on merging runs is quicker than sorting, whose branches need no predicting
MARK_SHARE: Final = 5  # scanning marks takes 1 ns a document of the segment, merging runs 5 ns one of the sets


class DocSets(threading.local):
    """Set algebra over the documents of one segment; keeps a mark and two numbers for each document, per thread."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._marks: Flags | None = None
        self._places: npt.NDArray[np.int32] | None = None
        self._cells: npt.NDArray[np.float32] | None = None

    def union(self, sets: Sequence[Docs]) -> Docs:
        """The documents that are in any of the sets."""
        filled = [docs for docs in sets if len(docs)]
        if len(filled) < 2:
            return filled[0] if filled else NO_DOCS
        return self.distinct(np.concatenate(filled))

    def distinct(self, docs: npt.NDArray[np.intp]) -> Docs:
        """The documents of ascending runs that follow one another, with repetitions, as one set."""
        if len(docs) * MARK_SHARE < self.count or len(docs) < BISECT_FACTOR:
            docs.sort(kind=None if len(docs) < MERGED else "stable")
            return docs.compress(changes(docs))
        marks = self._marked(docs)
        found = marks.nonzero()[0]
        marks[docs] = False
        return found

    def intersection(self, one: Docs, other: Docs) -> Docs:
        """The documents that are in both sets."""
        if len(one) > len(other):
            one, other = other, one
        if not len(one) or one is other:
            return one
        if is_far(one, other):
            return one.compress(bisected(one, other))
        marks = self._marked(one)
        found = other.compress(marks.take(other))
        marks[one] = False
        return found

    def intersection_with_any(self, docs: Docs, sets: Sequence[Docs]) -> Docs:
        """The documents of the first set that are in any of the others."""
        if len(sets) == 1:
            return self.intersection(docs, sets[0])
        near = [others for others in sets if not is_far(docs, others)]
        found = np.zeros(len(docs), dtype=bool)
        if near:
            found = self._within_runs(docs, np.concatenate(near))
        for others in sets:
            if is_far(docs, others):
                found |= bisected(docs, others)
        return docs.compress(found)

    def _within_runs(self, docs: Docs, runs: npt.NDArray[np.intp]) -> Flags:
        """For each of the documents whether it is in one of the ascending runs; the fewer are marked and unmarked."""
        if len(runs) > 2 * len(docs) + SHORT:
            marks = self._marked(docs)
            runs = runs.compress(marks.take(runs))
            marks[docs] = False
        marks = self._marked(runs)
        found = marks.take(docs)
        marks[runs] = False
        return found

    def difference(self, docs: Docs, without: Docs) -> Docs:
        """The documents of the first set that are not in the second."""
        if not len(docs) or not len(without):
            return docs
        return docs.compress(~self.within(docs, without))

    def complement(self, docs: Docs) -> Docs:
        """All documents of the segment, deleted ones too, that are not in the set."""
        marks = self._marked(docs)
        found = (~marks).nonzero()[0]
        marks[docs] = False
        return found

    def within(self, docs: Docs, others: Docs) -> Flags:
        """For each of the documents whether it is in the other set."""
        if not len(others):
            return np.zeros(len(docs), dtype=bool)
        if is_far(docs, others):
            return bisected(docs, others)
        marks = self._marked(others)
        found = marks.take(docs)
        marks[others] = False
        return found

    def places_of(self, docs: Docs, others: Docs) -> Places:
        """The places of documents in a set that has all of them."""
        if len(docs) * NUMBER_FACTOR < len(others) + NUMBERED:
            return others.searchsorted(docs)
        return self._numbered(others).take(docs)

    def places(self, docs: Docs, others: Docs) -> Places:
        """The places in `others` of the documents that are in both."""
        if is_far(docs, others):
            places = others.searchsorted(docs)
            return places.compress(others.take(places, mode="clip") == docs)
        return self.places_in_runs(docs, others)

    def places_in_runs(self, docs: Docs, others: Docs) -> Places:
        """The same where `others` are ascending runs that follow one another, and a document may be in several."""
        marks = self._marked(docs)
        found = marks.take(others).nonzero()[0]
        marks[docs] = False
        return found

    def common(self, one: Docs, other: Docs) -> tuple[Places, Places]:
        """Where in each of two sets the documents stand that are in both."""
        if len(one) > len(other):
            places = self.common(other, one)
            return places[1], places[0]
        if not len(one):
            return NO_DOCS, NO_DOCS
        if is_far(one, other):
            places_there = other.searchsorted(one)
            is_there = other.take(places_there, mode="clip") == one
            return is_there.nonzero()[0], places_there.compress(is_there)
        places_here = self._numbered(one).take(other)  # or what others left there
        is_here = one.take(places_here, mode="clip") == other
        return places_here.compress(is_here), is_here.nonzero()[0]

    def cells(self) -> npt.NDArray[np.float32]:
        """A number for each document, left over from whoever used them before."""
        if self._cells is None:
            self._cells = np.zeros(self.count, dtype=np.float32)
        return self._cells

    def _numbered(self, docs: Docs) -> npt.NDArray[Any]:
        """A number for each document: of these documents their places, of the others whatever was left there."""
        if self._places is None:
            self._places = np.zeros(self.count, dtype=np.int32)
        self._places[docs] = np.arange(len(docs), dtype=np.int32)
        return self._places

    def _marked(self, docs: Docs) -> Flags:
        """The marks, set for these documents; whoever asks for them unsets them."""
        marks = self._marks
        if marks is None:
            marks = self._marks = np.zeros(self.count, dtype=bool)
        marks[docs] = True
        return marks


def is_far(docs: Sized, others: Sized) -> bool:
    """Whether a set is so much larger than the first that bisecting it is quicker than going through it."""
    return len(docs) * BISECT_FACTOR < len(others)


def bisected(docs: Docs, others: Docs) -> Flags:
    """For each of a few documents whether it is in a set of many."""
    found: Flags = others.take(others.searchsorted(docs), mode="clip") == docs
    return found
