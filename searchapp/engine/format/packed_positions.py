"""Positions in twelve bits each: a low byte, half a byte above it, and a list of those that need more."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format import layout
from searchapp.engine.format.layout import FAR
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

Array = npt.NDArray[Any]

_AT_ONCE: Final = 1 << 18  # positions written at once: their arrays fit the cache
_BYTES: Final = np.arange(256, dtype="<u4")
_PAIRS: Final = ((_BYTES & 15) << 8) | ((_BYTES >> 4) << 24)  # both halves of each byte, as high bytes of uint16


class PositionList:
    """The positions of a field's occurrences, term after term."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._field = field
        self._low = file.section(layout.POSITION_LOW.of(field))
        self._high = file.section(layout.POSITION_HIGH.of(field))

    def __len__(self) -> int:
        return len(self._low)

    def between(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """The positions (int64) of the occurrences from one to before another."""
        halves = self._high.part(begin >> 1, (end + 1) >> 1)
        high = _PAIRS.take(halves).view(np.uint16)[begin & 1 : (begin & 1) + end - begin]
        positions = np.bitwise_or(high, self._low.part(begin, end)).astype(np.int64)
        if len(self._far_indexes):
            first, last = self._far_indexes.searchsorted((begin, end)).tolist()
            if first < last:
                positions[self._far_indexes[first:last] - begin] = self._far_positions[first:last]
        return positions

    def values_at(self, indexes: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """The positions (int64) of the occurrences with these indexes (ascending)."""
        if not len(indexes):
            return np.empty(0, dtype=np.int64)
        begin, end = int(indexes[0]), int(indexes[-1]) + 1
        if end - begin < 4 * len(indexes):
            return self.between(begin, end).take(indexes - begin)
        first = begin >> 1
        high = self._high.part(first, (end + 1) >> 1).take((indexes >> 1) - first).astype(np.int64)
        high >>= (indexes & 1) << 2
        high &= 15
        positions: npt.NDArray[np.int64] = (high << 8) + self._low.part(begin, end).take(indexes - begin)
        far = (high == FAR).nonzero()[0]
        if len(far):
            positions[far] = self._far_positions.take(self._far_indexes.searchsorted(indexes.take(far)))
        return positions

    @cached_property
    def _far_indexes(self) -> npt.NDArray[np.int64]:
        """Signed, or NumPy would turn them into floats beside signed numbers at each call."""
        return self._file.section(layout.FAR_INDEX.of(self._field)).whole().view(np.int64)

    @cached_property
    def _far_positions(self) -> Array:
        return self._file.section(layout.FAR_POSITION.of(self._field)).whole()


class PositionWriter:
    """Writes the positions of a field; `room` is how many there are at most."""

    def __init__(self, writer: SegmentFileWriter, field: str, room: int) -> None:
        self._writer = writer
        self._field = field
        self._low = writer.reserve(layout.POSITION_LOW.of(field), np.uint8, room)
        self._high = writer.reserve(layout.POSITION_HIGH.of(field), np.uint8, (room + 1) // 2)
        self._unpaired = np.empty(0, dtype=np.uint8)  # the high bits of the last position, if nothing shares its byte
        self._far_indexes = [np.empty(0, dtype=np.int64)]
        self._far_positions = [np.empty(0, dtype=np.uint32)]

    def add(self, positions: Array) -> None:
        """Write the positions of some more occurrences."""
        for begin in range(0, len(positions), _AT_ONCE):
            self._add(positions[begin : begin + _AT_ONCE])

    def _add(self, positions: Array) -> None:
        high = np.minimum(positions >> 8, FAR).astype(np.uint8)
        far = np.flatnonzero(high == FAR)
        self._far_indexes.append(far + self._low.length)
        self._far_positions.append(positions[far].astype(np.uint32))
        self._low.append(positions & 255)
        halves = np.concatenate([self._unpaired, high])
        paired = len(halves) & ~1
        self._unpaired = halves[paired:]
        self._high.append(halves[:paired:2] | (halves[1:paired:2] << 4))

    def finish(self) -> None:
        """Write the last half byte and the far positions."""
        self._high.append(self._unpaired)
        self._writer.add(layout.FAR_INDEX.of(self._field), np.concatenate(self._far_indexes).astype(np.uint64))
        self._writer.add(layout.FAR_POSITION.of(self._field), np.concatenate(self._far_positions).astype(np.uint32))
