"""Reading the frequencies and weights of a field's postings: by code, and in full for the escaped postings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from searchapp.engine.format import layout
from searchapp.engine.format.frequency_codes import pair_counts, pair_numbers
from searchapp.engine.format.layout import ESCAPE
from searchapp.engine.format.segment_file import Section, SegmentFile

Array = npt.NDArray[Any]
Measure = Literal["frequency", "weight"]

_ESCAPE_BYTE: Final = bytes([ESCAPE])
_AT_ONCE: Final = 1 << 18  # codes counted at once, which NumPy makes eight times as long for it
_TABLES = {"frequency": layout.CODE_FREQUENCY, "weight": layout.CODE_WEIGHT}
_ESCAPED = {"frequency": layout.ESCAPED_FREQUENCY, "weight": layout.ESCAPED_WEIGHT}


class CodedPostings:
    """The frequencies (uint32) and weights (float32) of a field's postings."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._field = field
        self._codes = file.section(layout.CODES.of(field))

    def between(self, begin: int, end: int, measure: Measure) -> Array:
        """The frequencies or weights of the postings from one to before another."""
        values = self._tables[measure].take(self._codes.part(begin, end))
        self._set_escaped(values, begin, end, measure)
        return values

    def _set_escaped(self, values: Array, begin: int, end: int, measure: Measure) -> None:
        """Give the escaped of these postings their values."""
        first = bisect_left(self._escaped_memory, begin)
        last = bisect_left(self._escaped_memory, end, first, min(first + end - begin, len(self._escaped_memory)))
        if first < last:
            values[self._escaped[first:last] - begin] = self._escaped_section(measure).part(first, last)

    @property
    def weights(self) -> npt.NDArray[np.float32]:
        """The weight by code; that of ESCAPE means nothing."""
        return self._tables["weight"]

    def codes_of(self, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.uint8] | None:
        """The codes of some stretches of postings, one behind another; None where any is escaped."""
        codes = np.concatenate(self._codes.parts(spans))
        return None if _ESCAPE_BYTE in codes.tobytes() else codes  # which takes a fifth of the time of each stretch's

    def weights_of(self, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32]:
        """The weights of some stretches of postings, one behind another."""
        return np.concatenate([self.between(begin, end, "weight") for begin, end in spans])

    def values_at(self, begin: int, end: int, indexes: npt.NDArray[np.intp], measure: Measure) -> Array:
        """The frequencies or weights at these indexes (of any shape) into the postings from one to before another."""
        codes = self._codes.part(begin, end).take(indexes)
        values: Array = self._tables[measure].take(codes)
        if (codes == ESCAPE).any():
            is_escaped = np.nonzero(codes == ESCAPE)
            escaped = self._escaped.searchsorted(indexes[is_escaped] + begin)
            values[is_escaped] = self._escaped_section(measure).whole().take(escaped)
        return values

    def pair_counts(self) -> npt.NDArray[np.int64]:
        """How many postings have each pair of frequency and weight, by the pair's number."""
        used = np.zeros(ESCAPE + 1, dtype=np.int64)
        for begin in range(0, len(self._codes), _AT_ONCE):
            used += np.bincount(self._codes.part(begin, begin + _AT_ONCE), minlength=ESCAPE + 1)
        counts = pair_counts(self._escaped_section("frequency").whole(), self._escaped_section("weight").whole())
        np.add.at(
            counts, pair_numbers(self._tables["frequency"][:ESCAPE], self._tables["weight"][:ESCAPE]), used[:ESCAPE]
        )
        return counts

    def _escaped_section(self, measure: Measure) -> Section:
        return self._file.section(_ESCAPED[measure].of(self._field))

    @cached_property
    def _tables(self) -> dict[str, Array]:
        return {measure: self._file.section(spec.of(self._field)).whole() for measure, spec in _TABLES.items()}

    @cached_property
    def _escaped(self) -> npt.NDArray[np.int64]:
        """The escaped postings; signed, or NumPy would turn them into floats beside signed numbers at each call."""
        return self._file.section(layout.ESCAPED_POSTING.of(self._field)).whole().view(np.int64)

    @cached_property
    def _escaped_memory(self) -> memoryview:
        return self._escaped.data
