"""The best of many documents, without sorting them all."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.sets import Docs, Places

Keys = npt.NDArray[Any]  # float32 or float64; the greater the better

MANY: Final = 512  # times as many keys as are wanted, tied with the last of them
FEW: Final = 384  # so many keys are sorted in 4 µs, no slower than partitioned


def best(keys: Keys, docs: Docs, count: int) -> Places:
    """The places of the `count` greatest keys, greatest first, equal ones by document; `docs` are ascending."""
    if not count:
        return np.empty(0, dtype=np.intp)
    if len(keys) <= max(FEW, 2 * count):
        return (-keys).argsort(kind="stable")[:count]
    least = np.partition(keys, len(keys) - count)[len(keys) - count]
    places = (keys >= least).nonzero()[0]
    if len(places) > MANY * count:
        places = _without_surplus(keys.take(places), places, least, count)
    ranked: Places = places.take((-keys.take(places)).argsort(kind="stable")[:count])
    return ranked


def _without_surplus(keys: Keys, places: Places, least: float, count: int) -> Places:
    """The places of the keys that may be among the greatest: where many are the least, the first of them will do."""
    greater, equal = (keys > least).nonzero()[0], (keys == least).nonzero()[0][:count]
    kept: Places = places.take(np.sort(np.concatenate([greater, equal])))
    return kept
