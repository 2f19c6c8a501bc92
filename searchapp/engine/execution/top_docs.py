"""The best of many, without sorting them all."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.reader.doc_sets import Indices

Keys = npt.NDArray[Any]  # numbers of any type; the greater the better

# Measured on arrays that differ from call to call: on one and the same, branches are predicted that never are again.
FEW: Final = 64  # so many keys have their indices sorted in the time it takes to find out which could be among the best
MANY: Final = 2_000  # keys, from which on it pays to look for the least of the best among the greatest of groups
GROUP: Final = 16
TIED: Final = 512  # times as many keys as are wanted, tied with the last of them


def best(keys: Keys, count: int, least: float = -np.inf) -> Indices:
    """The indices of the `count` greatest keys that are `least` or more, greatest first, equal ones in their order."""
    if not count or not len(keys):
        return np.empty(0, dtype=np.intp)
    if len(keys) <= max(FEW, count):
        ranked: Indices = (-keys).argsort(kind="stable")[:count]
        return ranked if keys.item(ranked.item(-1)) >= least else ranked.compress(keys.take(ranked) >= least)
    least = max(least, _reached(keys, count))
    indices = (keys >= least).nonzero()[0]
    if len(indices) > TIED * count:
        indices = _without_surplus(keys.take(indices), indices, least, count)
    return indices.take((-keys.take(indices)).argsort(kind="stable")[:count])


def _reached(keys: Keys, count: int) -> float:
    """What at least `count` keys reach: of few keys the most, of many a little less, by the greatest of groups."""
    groups = len(keys) // GROUP
    if len(keys) >= MANY and groups > count:
        keys = keys[: groups * GROUP].reshape(GROUP, groups).max(axis=0)
        keys.partition(groups - count)
    else:
        keys = keys.copy()
        keys.sort()
    least: float = keys.item(-count)
    return least


def _without_surplus(keys: Keys, indices: Indices, least: float, count: int) -> Indices:
    """The indices of the keys that may be among the greatest: where many are the least, the first of them will do."""
    greater, equal = (keys > least).nonzero()[0], (keys == least).nonzero()[0][:count]
    kept: Indices = indices.take(np.sort(np.concatenate([greater, equal])))
    return kept
