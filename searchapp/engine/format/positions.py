"""Positions in twelve bits each: a low byte, half a byte above it, and a list of those that are too far for that."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.segment_file import FileBuilder, SegmentFile

Array = npt.NDArray[Any]

FAR: Final = 15  # the half byte that sends the reader to the list
_BYTES: Final = np.arange(256, dtype="<u4")
_PAIRS: Final = ((_BYTES & 15) << 8) | ((_BYTES >> 4) << 24)  # both halves of each byte, as high bytes of uint16


class PositionList:
    """The positions of a field's occurrences, term after term."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._low = file.section(f"{name}.positions")
        self._high = file.section(f"{name}.positions.high")

    def __len__(self) -> int:
        return len(self._low)

    def between(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """The positions (int64) of the occurrences from one to before another."""
        halves = self._high.part(begin >> 1, (end + 1) >> 1)
        high = _PAIRS.take(halves).view(np.uint16)[begin & 1 : (begin & 1) + end - begin]
        found = np.bitwise_or(high, self._low.part(begin, end)).astype(np.int64)
        if len(self._far_places):
            first, last = self._far_places.searchsorted((begin, end)).tolist()
            if first < last:
                found[self._far_places[first:last] - begin] = self._far_positions[first:last]
        return found

    def at(self, places: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """The positions (int64) of the occurrences at these places (ascending)."""
        if not len(places):
            return np.empty(0, dtype=np.int64)
        begin, end = int(places[0]), int(places[-1]) + 1
        if end - begin < 4 * len(places):
            return self.between(begin, end).take(places - begin)
        first = begin >> 1
        high = self._high.part(first, (end + 1) >> 1).take((places >> 1) - first).astype(np.int64)
        high >>= (places & 1) << 2
        high &= 15
        found: npt.NDArray[np.int64] = (high << 8) + self._low.part(begin, end).take(places - begin)
        far = (high == FAR).nonzero()[0]
        if len(far):
            found[far] = self._far_positions.take(self._far_places.searchsorted(places.take(far)))
        return found

    @cached_property
    def _far_places(self) -> npt.NDArray[np.int64]:
        """Signed, or NumPy would make floating numbers of them beside others at each call."""
        return self._file.section(f"{self._name}.far.place").whole().view(np.int64)

    @cached_property
    def _far_positions(self) -> Array:
        return self._file.section(f"{self._name}.far.position").whole()


class PositionWriter:
    """Writes the positions of a field; `room` is how many there are at most."""

    def __init__(self, builder: FileBuilder, name: str, room: int) -> None:
        self._builder = builder
        self._name = name
        self._low = builder.reserve(f"{name}.positions", np.uint8, room)
        self._high = builder.reserve(f"{name}.positions.high", np.uint8, (room + 1) // 2)
        self._half = np.empty(0, dtype=np.uint8)
        self._far_places = [np.empty(0, dtype=np.int64)]
        self._far_positions = [np.empty(0, dtype=np.uint32)]

    def add(self, positions: Array) -> None:
        """Write the positions of some more occurrences."""
        high = np.minimum(positions >> 8, FAR).astype(np.uint8)
        far = np.flatnonzero(high == FAR)
        self._far_places.append(far + self._low.length)
        self._far_positions.append(positions[far].astype(np.uint32))
        self._low.append(positions & 255)
        halves = np.concatenate([self._half, high])
        whole = len(halves) & ~1
        self._half = halves[whole:]
        self._high.append(halves[:whole:2] | (halves[1:whole:2] << 4))

    def finish(self) -> None:
        """Write what is known only now."""
        self._high.append(self._half)
        self._builder.add(f"{self._name}.far.place", np.concatenate(self._far_places).astype(np.uint64))
        self._builder.add(f"{self._name}.far.position", np.concatenate(self._far_positions).astype(np.uint32))
