"""The frequency of a term in a document and the posting's weight as one byte: an index into a table of common pairs."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.layout import ESCAPE

Array = npt.NDArray[Any]

# A pair of frequency and weight within these limits, the weight a multiple of ½, has a number and can have a code.
_FREQUENCIES: Final = 256
_HALVES: Final = 512
_PAIRS: Final = _FREQUENCIES * _HALVES
_PAIR_ONCE: Final = _HALVES + 2  # the number of frequency 1 with weight 1


class CodeTable(Struct, frozen=True):
    """The pairs of frequency (uint32[256]) and weight (float32[256]) that have a code, commonest first."""

    frequencies: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    code_by_pair: npt.NDArray[np.uint8]
    is_trivial: bool  # whether every posting has frequency 1 and weight 1

    def codes(self, frequencies: Array, weights: Array) -> npt.NDArray[np.uint8]:
        """The code of each posting, ESCAPE where the table does not have its pair."""
        codes: npt.NDArray[np.uint8] = self.code_by_pair.take(pair_numbers(frequencies, weights))
        return codes


def pair_numbers(frequencies: Array, weights: Array) -> npt.NDArray[np.int64]:
    """The number (int64) of each posting's pair of frequency and weight; 0 for a pair that cannot have a code.

    It is worked out in float32, in which each of them is exact, and turned into an integer once.
    """
    halves = weights * np.float32(2)
    numbers = np.floor(np.minimum(halves, np.float32(_HALVES - 1)))
    has_number = (numbers == halves) & (frequencies < _FREQUENCIES)
    numbers += frequencies * np.float32(_HALVES)
    numbers *= has_number
    return numbers.astype(np.int64)


def pair_counts(frequencies: Array, weights: Array) -> npt.NDArray[np.int64]:
    """How many postings have each pair, by the pair's number."""
    return np.bincount(pair_numbers(frequencies, weights), minlength=_PAIRS)


def once_counts(postings: int) -> npt.NDArray[np.int64]:
    """The pair counts of so many postings that all have frequency 1 and weight 1."""
    counts = np.zeros(_PAIR_ONCE + 1, dtype=np.int64)
    counts[_PAIR_ONCE] = postings
    return counts


def code_table(counts: npt.NDArray[np.int64]) -> CodeTable:
    """The table for postings with these pair counts."""
    ranked = np.argsort(-counts[1:], kind="stable")[:ESCAPE] + 1
    chosen = ranked[counts[ranked] > 0]
    code_by_pair = np.full(_PAIRS, ESCAPE, dtype=np.uint8)
    code_by_pair[chosen] = np.arange(len(chosen))
    pairs = np.zeros(ESCAPE + 1, dtype=np.int64)
    pairs[: len(chosen)] = chosen
    return CodeTable(
        (pairs // _HALVES).astype(np.uint32),
        (pairs % _HALVES / 2).astype(np.float32),
        code_by_pair,
        bool(counts.sum() == counts[_PAIR_ONCE]),
    )
