"""A cache of what was read last, up to a number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class PostingsCache(Generic[Key, Value]):
    """Values by key, of which those used longest ago are given up for new ones; threads may share it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit  # bytes
        self._held = 0
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Value | None:
        """The value, if it is still cached."""
        entry = self._values.get(key)
        if entry is None:
            return None
        try:  # noqa: SIM105  contextlib.suppress takes longer than all the rest
            self._values.move_to_end(key)
        except KeyError:  # another thread has just given it up
            pass
        return entry[0]

    def takes(self, size: int) -> bool:
        """Whether a value of so many bytes is cached: one of more than a quarter of the limit is not."""
        return 4 * size <= self._limit

    def put(self, key: Key, value: Value, size: int) -> None:
        """Cache a value of so many bytes, if it takes one so large."""
        if not self.takes(size):
            return
        with self._lock:
            replaced = self._values.pop(key, None)
            self._held += size - (replaced[1] if replaced else 0)
            self._values[key] = value, size
            while self._held > self._limit:
                self._held -= self._values.popitem(last=False)[1][1]
