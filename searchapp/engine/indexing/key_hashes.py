"""Telling in bulk which keys have been seen before, from eight bytes of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class KeyHashes:
    """The hashes of keys, which tell what has certainly not been added and, but for one guess in 2**64, what has."""

    def __init__(self) -> None:
        self._hashes = np.empty(0, dtype=np.int64)

    def add(self, keys: Sequence[str]) -> None:
        """Remember some more keys."""
        self._hashes = np.concatenate([self._hashes, np.sort(_hashes(keys))])
        self._hashes.sort(kind="stable")  # which merges the two runs

    def among(self, keys: Sequence[str]) -> list[str]:
        """Those of the keys that have, almost certainly, been added."""
        if not len(self._hashes) or not keys:
            return []
        hashes = _hashes(keys)
        is_known = self._hashes.take(self._hashes.searchsorted(hashes), mode="clip") == hashes
        return [keys[place] for place in is_known.nonzero()[0].tolist()]


def _hashes(keys: Sequence[str]) -> npt.NDArray[np.int64]:
    return np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys))
