"""Reading how often the terms of a field occur, and with what weight."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.layout import ODD
from searchapp.engine.format.posting_codes import cell_counts, cells
from searchapp.engine.format.segment_file import SegmentFile

Array = npt.NDArray[Any]
Of = Literal["frequency", "weight"]


class CodedWeights:
    """Occurrences (uint32) and weights (float32) of the postings of a field: by code, and in full of the odd ones."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._codes = file.section(f"{name}.codes")

    def between(self, begin: int, end: int, of: Of) -> Array:
        """The occurrences or weights of the postings from one to before another."""
        found = self._tables[of].take(self._codes.part(begin, end))
        first = bisect_left(self._odd_memory, begin)
        last = bisect_left(self._odd_memory, end, first)
        if first < last:
            odd = self._file.section(f"{self._name}.odd.{of}").part(first, last)
            found[self._odd[first:last] - begin] = odd
        return found

    def at(self, begin: int, end: int, places: npt.NDArray[np.intp], of: Of) -> Array:
        """The occurrences or weights at these places (of any shape) among the postings from one to before another."""
        codes = self._codes.part(begin, end).take(places)
        found: Array = self._tables[of].take(codes)
        if (codes == ODD).any():
            odd = np.nonzero(codes == ODD)
            where = self._odd.searchsorted(places[odd] + begin)
            found[odd] = self._file.section(f"{self._name}.odd.{of}").whole().take(where)
        return found

    def cell_counts(self) -> npt.NDArray[np.int64]:
        """How many postings have each pair of occurrences and weight, as `codes.cells` numbers them."""
        used = np.bincount(self._codes.whole(), minlength=ODD + 1)[:ODD]
        odd = cell_counts(*(self._file.section(f"{self._name}.odd.{of}").whole() for of in ("frequency", "weight")))
        np.add.at(odd, cells(self._tables["frequency"][:ODD], self._tables["weight"][:ODD]), used)
        return odd

    @cached_property
    def _tables(self) -> dict[Of, Array]:
        ofs: tuple[Of, ...] = ("frequency", "weight")
        return {of: self._file.section(f"{self._name}.code.{of}").whole() for of in ofs}

    @cached_property
    def _odd(self) -> npt.NDArray[np.int64]:
        """Which postings are odd; signed, or NumPy would make floating numbers of them beside others at each call."""
        return self._file.section(f"{self._name}.odd.posting").whole().view(np.int64)

    @cached_property
    def _odd_memory(self) -> memoryview:
        return self._odd.data
