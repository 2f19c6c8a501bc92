"""The best of many, without sorting them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.reader.doc_sets import Indices
from searchapp.engine.tuning import MEASURED, Tuning

Keys = npt.NDArray[Any]  # numbers of any type; the greater the better
# What decides between equal keys, the greater first: of those at some indices, or of all.
Ties = Callable[[Indices | None], Keys]

_GROUPS: Final = 4  # at least, for each key that is wanted, so that few groups have several of the best
TIED: Final = 512  # times as many keys as are wanted, tied with the last of them


def best(
    keys: Keys, count: int, least: float = -np.inf, tuning: Tuning = MEASURED, ties: Ties | None = None
) -> Indices:
    """The indices of the `count` greatest keys that are `least` or more, greatest first, equal ones in their order.

    Where `ties` is given, it decides between equal keys, and only then their order.
    """
    if not count or not len(keys):
        return np.empty(0, dtype=np.intp)
    if len(keys) <= max(tuning.sort_all, count):
        ranked = _in_order(keys, count, ties)
        return ranked if keys.item(ranked.item(-1)) >= least else ranked.compress(keys.take(ranked) >= least)
    least = max(least, _reached(keys, count, tuning))
    indices = (keys >= least).nonzero()[0]
    if len(indices) > TIED * count:
        indices = _without_surplus(keys.take(indices), indices, least, count, ties)
    return indices.take(_in_order(keys.take(indices), count, ties, indices))


def _in_order(keys: Keys, count: int, ties: Ties | None, indices: Indices | None = None) -> Indices:
    """The places of the `count` greatest of the keys at these indices; `ties` is asked where two are equal."""
    if ties is None or len(set(keys.tolist())) == len(keys):
        return (-keys).argsort(kind="stable")[:count]
    return np.lexsort((-ties(indices), -keys))[:count]


def _reached(keys: Keys, count: int, tuning: Tuning) -> float:
    """What at least `count` keys reach: of few keys the most, of many a little less, by the greatest of groups."""
    groups = max(tuning.groups, _GROUPS * count)
    size = len(keys) // groups
    greatest = np.maximum.reduce(keys[: size * groups].reshape(size, groups)) if size > 1 else keys.copy()
    greatest.partition(len(greatest) - count)
    least: float = greatest.item(-count)
    return least


def _without_surplus(keys: Keys, indices: Indices, least: float, count: int, ties: Ties | None) -> Indices:
    """The indices of the keys that may be among the greatest: where many are the least, the first of them will do."""
    greater, equal = (keys > least).nonzero()[0], (keys == least).nonzero()[0]
    equal = equal[:count] if ties is None else equal.take(best(ties(indices.take(equal)), count))
    candidates: Indices = indices.take(np.sort(np.concatenate([greater, equal])))
    return candidates
