"""The best of many documents, without sorting them all."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.sets import Docs, Places

Keys = npt.NDArray[Any]  # float32 or float64; the greater the better

GROUP: Final = 64  # keys whose greatest stand for them
FEW: Final = 384  # so many keys are sorted in 4 µs, no slower than partitioned


def best(keys: Keys, docs: Docs, count: int) -> Places:
    """The places of the `count` greatest keys, greatest first, equal ones by document; `docs` are ascending."""
    if not count:
        return np.empty(0, dtype=np.intp)
    if len(keys) <= max(FEW, 2 * count):
        return (-keys).argsort(kind="stable")[:count]
    if len(keys) > 2 * GROUP * count:
        groups = len(keys) // GROUP
        greatest = keys[: groups * GROUP].reshape(groups, GROUP).max(axis=1)
        least = np.partition(greatest, groups - count)[groups - count]
    else:
        least = np.partition(keys, len(keys) - count)[len(keys) - count]
    places = (keys >= least).nonzero()[0]
    if len(places) > 8 * GROUP * count:
        places = _without_surplus(keys, places, count)
    ranked: Places = places.take((-keys.take(places)).argsort(kind="stable")[:count])
    return ranked


def _without_surplus(keys: Keys, places: Places, count: int) -> Places:
    """The places of keys that may be among the greatest: where many are equal, the first of them will do."""
    values = keys.take(places)
    least = np.partition(values, len(values) - count)[len(values) - count]
    greater, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)[:count]
    kept: Places = places.take(np.sort(np.concatenate([greater, equal])))
    return kept
