"""An array that grows at its end."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class GrowingArray:
    """An array, `items`, that is copied only when it has doubled."""

    __slots__ = ("_room", "items")

    def __init__(self, items: Array) -> None:
        self.items = self._room = items

    def extend(self, items: Array) -> None:
        """Append some items."""
        begin, end = len(self.items), len(self.items) + len(items)
        if end > len(self._room):
            self._room = np.empty(2 * end, dtype=self.items.dtype)
            self._room[:begin] = self.items
        self._room[begin:end] = items
        self.items = self._room[:end]
