"""How often a term occurs in a document, and with what weight, in one byte: an index into a table of common pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.layout import ODD

Array = npt.NDArray[Any]

_FREQUENCIES: Final = 256  # pairs within these limits, with weights that are multiples of ½, can be in the table
_HALVES: Final = 512
_CELLS: Final = _FREQUENCIES * _HALVES
_NO_CELL: Final = 0  # frequency 0 does not occur
ONCE: Final = _HALVES + 2  # the cell of one occurrence of weight 1


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The pairs of occurrences (uint32[256]) and weight (float32[256]) that have a code, commonest first."""

    frequencies: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    by_cell: npt.NDArray[np.uint8]
    is_trivial: bool  # whether every posting is one occurrence of weight 1

    def codes(self, frequencies: Array, weights: Array) -> npt.NDArray[np.uint8]:
        """A code for each posting, ODD for those whose pair is not in the table."""
        found: npt.NDArray[np.uint8] = self.by_cell.take(cells(frequencies, weights))
        return found


def cells(frequencies: Array, weights: Array) -> npt.NDArray[np.int64]:
    """The cell (int64) of each pair in a table of all small pairs; cell 0 is for the others."""
    halves = weights * np.float32(2)
    whole = np.minimum(halves, np.float32(_HALVES)).astype(np.int32)
    is_other = whole != halves
    is_other |= whole == _HALVES
    is_other |= frequencies >= _FREQUENCIES
    found = frequencies.astype(np.int64)
    found *= _HALVES
    found += whole
    found[is_other] = _NO_CELL
    return found


def cell_counts(frequencies: Array, weights: Array) -> npt.NDArray[np.int64]:
    """How many postings fall into each cell."""
    return np.bincount(cells(frequencies, weights), minlength=_CELLS)


def code_table(counts: npt.NDArray[np.int64]) -> CodeTable:
    """The table for postings that fall into cells so many times."""
    ranked = np.argsort(-counts[1:], kind="stable")[:ODD] + 1
    chosen = ranked[counts[ranked] > 0]
    by_cell = np.full(_CELLS, ODD, dtype=np.uint8)
    by_cell[chosen] = np.arange(len(chosen))
    table = np.zeros(ODD + 1, dtype=np.int64)
    table[: len(chosen)] = chosen
    return CodeTable(
        (table // _HALVES).astype(np.uint32),
        (table % _HALVES / 2).astype(np.float32),
        by_cell,
        bool(counts.sum() == counts[ONCE]),
    )
