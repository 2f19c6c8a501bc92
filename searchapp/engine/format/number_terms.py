"""The terms of a number field, which Whoosh looks for: read off the doc values, since the file does not hold them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.doc_values import NumericDocValues
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.run_lengths import boundaries, offsets
from searchapp.engine.format.segment_file import SegmentFile
from searchapp.engine.format.term_dictionary import TermDictionary

Array = npt.NDArray[Any]

_BITS: Final = 64


class NumericTerms(TermDictionary):
    """A term dictionary in memory."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._terms = terms
        self._count = len(terms)

    def find(self, term: bytes) -> int:
        """The ordinal of a term, -1 when it is not there."""
        ordinal = bisect_left(self._terms, term)
        return ordinal if ordinal < self._count and self._terms[ordinal] == term else -1

    def term(self, ordinal: int) -> bytes:
        """The term at that ordinal."""
        return self._terms[ordinal]

    def terms(self, begin: int, end: int) -> list[bytes]:
        """The terms from one ordinal to before another."""
        return list(self._terms[begin:end])


class NumericField(IndexedField):
    """A field whose terms are its numbers and, for Whoosh's ranges, the numbers without their last bits.

    A term is one byte, how many bits are left out, and eight bytes, the rest of the number: see whoosh.fields.NUMERIC.
    """

    def __init__(self, file: SegmentFile, name: str) -> None:
        self.name = name
        self.has_positions = False
        self.total_length = 0
        self.document_count = file.facts["documents"]
        self._file = file
        self._coded = None
        self._doc_values = NumericDocValues(file, name)
        self._shift_step: int = file.facts["numbers"][name]

    @cached_property
    def terms(self) -> NumericTerms:  # type: ignore[override]  # made when first asked for, mostly by stock Whoosh
        """The terms of all numbers, in byte order."""
        terms: list[bytes] = []
        for shift, firsts in zip(self._shifts, self._firsts, strict=True):
            content = (self._sortable[firsts] >> np.uint64(shift)).astype(">u8").tobytes()
            mark = bytes([shift])
            terms += [mark + content[begin : begin + 8] for begin in range(0, len(content), 8)]
        return NumericTerms(terms)

    @property
    def posting_count(self) -> int:  # type: ignore[override]
        """The documents of all terms, summed."""
        return int(self._starts_by_term[-1])

    def span(self, ordinal: int) -> tuple[int, int]:
        """The first posting of a term, counted over the field, and the one after its last."""
        return int(self._starts_by_term[ordinal]), int(self._starts_by_term[ordinal + 1])

    def frequencies(self, begin: int = 0, end: int | None = None) -> npt.NDArray[np.int64]:
        """How many documents have each of the terms from ordinal `begin` to before `end`; int64."""
        starts = self._starts_by_term[begin : None if end is None else end + 1]
        return starts[1:] - starts[:-1]

    def doc_ids(self, ordinal: int) -> npt.NDArray[np.intp]:
        """The documents that have the term."""
        first, last = self._ranges[ordinal].tolist()
        return np.sort(self._by_number[self._number_starts[first] : self._number_starts[last]])

    def doc_ids_between(self, begin: int, end: int) -> npt.NDArray[np.intp]:
        """The doc ids of the terms from ordinal `begin` to before `end`, term after term, so not in order."""
        return np.concatenate([np.empty(0, dtype=np.intp), *map(self.doc_ids, range(begin, end))])

    def impact_bound(self, ordinal: int) -> float:
        """A number field is not scored."""
        raise NotImplementedError

    def block_impact_bounds(self, ordinal: int) -> None:
        """There are no blocks."""

    # ---- the terms as ranges of numbers ----------------------------------------------------------

    @property
    def _shifts(self) -> range:
        return range(0, _BITS, self._shift_step) if self._shift_step else range(1)

    @cached_property
    def _sortable(self) -> npt.NDArray[np.uint64]:
        return self._doc_values.values.astype(np.uint64) + np.uint64(1 << 63)

    @cached_property
    def _firsts(self) -> list[Array]:
        """For each shift the indexes of the first numbers of its terms."""
        shifted = [self._sortable >> np.uint64(shift) for shift in self._shifts]
        return [np.flatnonzero(boundaries(numbers)) for numbers in shifted]

    @cached_property
    def _ranges(self) -> Array:
        """For each term the index of its first number and of the one after its last (shape (terms, 2))."""
        count = len(self._doc_values.values)
        return np.concatenate([np.stack([firsts, np.append(firsts[1:], count)], axis=1) for firsts in self._firsts])

    @cached_property
    def _by_number(self) -> npt.NDArray[np.intp]:
        """The doc ids by their numbers, those without one left out."""
        ordinals = self._doc_values.ordinals
        order = np.argsort(ordinals, kind="stable")
        return order[int(np.count_nonzero(ordinals == 0)) :]

    @cached_property
    def _number_starts(self) -> Array:
        """Where the documents of each number begin in `_by_number`, and where the last end."""
        return offsets(np.bincount(self._doc_values.ordinals, minlength=len(self._doc_values.values) + 1)[1:])

    @cached_property
    def _starts_by_term(self) -> npt.NDArray[np.int64]:
        return offsets(self._number_starts[self._ranges[:, 1]] - self._number_starts[self._ranges[:, 0]])
