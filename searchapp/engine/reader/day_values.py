"""Counting documents by day: one code for each document, one bincount for each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.engine.execution.plan import DayCounts, DaysPlan
from searchapp.engine.format.array_runs import changes
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.reader.doc_sets import DocIds, Mask

Integers = npt.NDArray[np.int64]

DAY_SECONDS: Final = 86_400
NO_DAYS: Final[Integers] = np.empty(0, dtype=np.int64)
NO_STRETCHES: Final[Integers] = np.empty((0, 3), dtype=np.int64)
KEPT_FLAGS: Final = 64  # ranges of days whose codes are kept, at a byte a code
UNDATED: Final = 0  # codes: 1 and up are days, counted from the earliest; coarse dates have those behind the last day


@dataclass(frozen=True)
class DayColumn:
    """A code for each document (uint16 or uint32): the days and the longer stretches that they stand for."""

    codes: npt.NDArray[Any]
    days: npt.NDArray[np.int64]  # ascending; code 1 + i is days[i]
    stretches: npt.NDArray[np.int64]  # shape (n, 2), first and last day; code 1 + len(days) + i is stretches[i]

    @property
    def size(self) -> int:
        """How many codes there are."""
        return 1 + len(self.days) + len(self.stretches)

    @cached_property
    def within(self) -> Callable[[int | None, int | None], Mask]:
        """For each code whether all of its days lie between two, inclusive; None: from or for ever.

        Not to be written to; kept for the days asked last.
        """
        return lru_cache(maxsize=KEPT_FLAGS)(self._within)

    def _within(self, first: int | None, last: int | None) -> Mask:
        found = np.zeros(self.size, dtype=bool)
        begin = 0 if first is None else int(self.days.searchsorted(first))
        end = len(self.days) if last is None else int(self.days.searchsorted(last, "right"))
        found[1 + begin : 1 + end] = True
        if len(self.stretches):
            since = True if first is None else self.stretches[:, 0] >= first
            until = True if last is None else self.stretches[:, 1] <= last
            found[1 + len(self.days) :] = since & until
        return found


class SegmentDays(NamedTuple):
    """`counts[c]` documents of a segment have the code c."""

    column: DayColumn
    counts: npt.NDArray[np.int64]


def day_column(arrays: SegmentArrays, plan: DaysPlan) -> DayColumn:
    """The column for two number fields of a segment; it is worth keeping."""
    if not {plan.first, plan.last} <= arrays.number_columns:
        nothing = np.zeros(0, dtype=np.int64)
        return DayColumn(np.zeros(arrays.documents, dtype=np.uint16), nothing, nothing.reshape(0, 2))
    firsts, lasts = arrays.numbers(plan.first), arrays.numbers(plan.last)
    first_days, last_days = firsts.values // DAY_SECONDS, lasts.values // DAY_SECONDS  # ascending, as the values are
    is_new = changes(first_days)
    code_of_rank = np.append(UNDATED, np.cumsum(is_new)).astype(np.uint32)
    days = first_days.compress(is_new)
    dated = (firsts.ranks > 0) & (lasts.ranks > 0)
    first_of_rank, last_of_rank = (np.append(0, days).astype(np.int32) for days in (first_days, last_days))
    coarse = (dated & (first_of_rank.take(firsts.ranks) != last_of_rank.take(lasts.ranks))).nonzero()[0]
    pairs = np.stack([first_days.take(firsts.ranks[coarse] - 1), last_days.take(lasts.ranks[coarse] - 1)], axis=1)
    stretches, numbers = np.unique(pairs, axis=0, return_inverse=True)
    size = 1 + len(days) + len(stretches)
    codes = np.where(dated, code_of_rank.take(firsts.ranks), UNDATED).astype(
        np.uint16 if size <= 1 << 16 else np.uint32
    )
    codes[coarse] = 1 + len(days) + numbers.reshape(-1)
    return DayColumn(codes, days, stretches)


def count_days(column: DayColumn, doc_ids: DocIds) -> SegmentDays:
    """How many of the documents have each code."""
    return SegmentDays(column, np.bincount(column.codes.take(doc_ids), minlength=column.size))


def day_counts(parts: Sequence[SegmentDays]) -> DayCounts:
    """The counts of all segments by day."""
    if len(parts) == 1:
        return DayCounts(*_filled(parts[0]), _coarse(parts), parts[0].counts.item(UNDATED))
    missing = sum([part.counts.item(UNDATED) for part in parts])
    found = [_filled(part) for part in parts]
    each, numbers = (np.concatenate(side) for side in zip((NO_DAYS, NO_DAYS), *found, strict=True))
    days, indices = np.unique(each, return_inverse=True)
    counts = np.zeros(len(days), dtype=np.int64)
    np.add.at(counts, indices.reshape(-1), numbers)
    return DayCounts(days, counts, _coarse(parts), missing)


def _filled(part: SegmentDays) -> tuple[Integers, Integers]:
    """The days that have documents, and how many."""
    days = part.column.days
    counts = part.counts[1 : 1 + len(days)]
    indices = counts.nonzero()[0]
    return days.take(indices), counts.take(indices)


def _coarse(parts: Sequence[SegmentDays]) -> Integers:
    rows: dict[tuple[int, int], int] = {}
    for part in parts:
        if not len(part.column.stretches):
            continue
        counts = part.counts[1 + len(part.column.days) :]
        for at in counts.nonzero()[0].tolist():
            first, last = part.column.stretches[at].tolist()
            rows[first, last] = rows.get((first, last), 0) + int(counts[at])
    if not rows:
        return NO_STRETCHES
    return np.array([(*pair, rows[pair]) for pair in sorted(rows)], dtype=np.int64)
