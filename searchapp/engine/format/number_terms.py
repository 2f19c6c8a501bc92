"""The terms of a number field: Whoosh looks for them, the file does not hold them, the column tells them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.array_runs import changes
from searchapp.engine.format.doc_values import NumberColumn
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.engine.format.term_dictionary import TermDictionary

Array = npt.NDArray[Any]

BITS: Final = 64


class NumberTerms(TermDictionary):
    """Terms that are in memory, in byte order."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._terms = terms
        self._count = len(terms)

    def find(self, term: bytes) -> int:
        """The ordinal of a term, -1 when it is not there."""
        at = bisect_left(self._terms, term)
        return at if at < self._count and self._terms[at] == term else -1

    def term(self, ordinal: int) -> bytes:
        """The term at that ordinal."""
        return self._terms[ordinal]

    def terms(self, begin: int, end: int) -> list[bytes]:
        """The terms from one ordinal to before another."""
        return list(self._terms[begin:end])


class NumberField(IndexedField):
    """A field whose terms are the numbers of its column and, as Whoosh wants them, the numbers less their last bits.

    The term of a number is one byte, the bits that it lacks, and eight, the rest of it: see whoosh.fields.NUMERIC.
    """

    def __init__(self, file: SegmentFile, name: str) -> None:
        self.name = name
        self.values = "none"
        self.total_length = 0
        self.document_count = file.facts["documents"]
        self._file = file
        self._coded = None
        self._column = NumberColumn(file, name)
        self._shift_step: int = file.facts["number_terms"][name]

    @cached_property
    def terms(self) -> NumberTerms:  # type: ignore[override]  # made when first asked for, mostly by stock Whoosh
        """The terms of all numbers, in byte order."""
        terms: list[bytes] = []
        for shift, firsts in zip(self._shifts, self._firsts, strict=True):
            content = (self._sortable[firsts] >> np.uint64(shift)).astype(">u8").tobytes()
            mark = bytes([shift])
            terms += [mark + content[at : at + 8] for at in range(0, len(content), 8)]
        return NumberTerms(terms)

    @property
    def posting_count(self) -> int:  # type: ignore[override]
        """The documents of all terms, summed."""
        return int(self._starts_by_term[-1])

    def span(self, ordinal: int) -> tuple[int, int]:
        """The first posting of a term and the one after its last, counted over the field."""
        return int(self._starts_by_term[ordinal]), int(self._starts_by_term[ordinal + 1])

    def frequencies(self, begin: int = 0, end: int | None = None) -> npt.NDArray[np.int64]:
        """How many documents have each of the terms from `begin` to before `end`; int64."""
        starts = self._starts_by_term[begin : None if end is None else end + 1]
        return starts[1:] - starts[:-1]

    def documents(self, ordinal: int) -> npt.NDArray[np.intp]:
        """The documents that have the term."""
        first, last = self._ranges[ordinal].tolist()
        return np.sort(self._by_number[self._rank_starts[first] : self._rank_starts[last]])

    def documents_between(self, begin: int, end: int) -> npt.NDArray[np.intp]:
        """The documents of the terms from ordinal `begin` to before `end`, term after term, so not in order."""
        return np.concatenate([np.empty(0, dtype=np.intp), *map(self.documents, range(begin, end))])

    def impact_bound(self, ordinal: int) -> float:
        """Nothing is known of lengths, and so of scores."""
        raise NotImplementedError

    def block_impact_bounds(self, ordinal: int) -> None:
        """There are no blocks."""

    # ---- the parts of the above ------------------------------------------------------------------

    @property
    def _shifts(self) -> range:
        return range(0, BITS, self._shift_step) if self._shift_step else range(1)

    @cached_property
    def _sortable(self) -> npt.NDArray[np.uint64]:
        return self._column.values.astype(np.uint64) + np.uint64(1 << 63)

    @cached_property
    def _firsts(self) -> list[Array]:
        """For each shift the places of the first numbers of its terms."""
        shifted = [self._sortable >> np.uint64(shift) for shift in self._shifts]
        return [np.flatnonzero(changes(row)) for row in shifted]

    @cached_property
    def _ranges(self) -> Array:
        """For each term the place of its first number and of the one after its last (shape (terms, 2))."""
        count = len(self._column.values)
        return np.concatenate([np.stack([firsts, np.append(firsts[1:], count)], axis=1) for firsts in self._firsts])

    @cached_property
    def _by_number(self) -> npt.NDArray[np.intp]:
        """The documents by their numbers, those without one left out."""
        ranks = self._column.ranks
        order = np.argsort(ranks, kind="stable")
        return order[int(np.count_nonzero(ranks == 0)) :]

    @cached_property
    def _rank_starts(self) -> Array:
        """Where the documents of each number begin among those, and where the last end."""
        counts = np.bincount(self._column.ranks, minlength=len(self._column.values) + 1)[1:]
        return np.concatenate([[0], np.cumsum(counts)])

    @cached_property
    def _starts_by_term(self) -> npt.NDArray[np.int64]:
        counts = self._rank_starts[self._ranges[:, 1]] - self._rank_starts[self._ranges[:, 0]]
        return np.concatenate([[0], np.cumsum(counts)])
