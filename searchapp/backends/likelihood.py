"""Which values are typical of a part of an index: Dunning's log-likelihood ratio, over arrays of counts."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Ratios = npt.NDArray[np.float64]

_LEAST = 1e-300  # in place of an expected 0, where nothing is observed either
_DECIMALS = 9  # beyond them are only errors of rounding, which must not decide about an order


def signed_likelihood_ratios(part: Counts, whole: Counts, part_total: int, whole_total: int) -> Ratios:
    """How sure it is that articles of a part have a value more often than others do; below 0: less often.

    `part` of the `part_total` articles have each value, and `whole` of all `whole_total`. The number is G² of the table
    of articles in the part or not, with the value or not (T. Dunning, Accurate Methods for the Statistics of Surprise
    and Coincidence, Computational Linguistics 19, 1993). Unlike a ratio of shares it trusts no value that one article
    has.
    """
    with_value, others = whole.astype(np.float64), np.float64(whole_total - part_total)
    share_of_part = part_total / whole_total if whole_total else 0.0
    expected = with_value * share_of_part
    table = (
        (part, expected),
        (with_value - part, with_value - expected),
        (part_total - part, part_total - expected),
        (others - with_value + part, others - with_value + expected),
    )
    ratios = 2 * reduce(np.add, [_surprise(*cell) for cell in table])
    signed: Ratios = np.where(part < expected, -ratios, ratios)
    return signed.round(_DECIMALS) + 0.0  # which makes of -0 a 0


def _surprise(observed: npt.NDArray[np.generic], expected: Ratios) -> Ratios:
    """The share of one cell of the table in half of its G²; 0 where nothing is observed, as where nothing can be."""
    surprise: Ratios = observed * np.log(np.maximum(observed, 1.0) / np.maximum(expected, _LEAST))
    return surprise
