"""Which documents may replace one that was flushed before: told in bulk, from a hash of each key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class KeyHashes:
    """A set of keys, kept as 64-bit hashes: a key that is not among them has certainly not been added."""

    def __init__(self) -> None:
        self._hashes = np.empty(0, dtype=np.int64)

    def add(self, keys: Sequence[str]) -> None:
        """Add some keys."""
        self._hashes = np.concatenate([self._hashes, np.sort(_hashes(keys))])
        self._hashes.sort(kind="stable")  # which merges the two sorted parts

    def among(self, keys: Sequence[str]) -> list[str]:
        """Those of the keys that have, but for one guess in 2**64, been added."""
        if not len(self._hashes) or not keys:
            return []
        hashes = _hashes(keys)
        is_member = self._hashes.take(self._hashes.searchsorted(hashes), mode="clip") == hashes
        return [keys[index] for index in is_member.nonzero()[0].tolist()]


def _hashes(keys: Sequence[str]) -> npt.NDArray[np.int64]:
    return np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys))
