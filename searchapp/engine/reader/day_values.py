"""The days of each document, and how many documents are dated on each: one code a document, one bincount an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.run_lengths import boundaries
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.reader.doc_sets import DocIds, Mask

DAY_SECONDS: Final = 86_400

Integers = npt.NDArray[np.int64]

NO_DAYS: Final[Integers] = np.empty(0, dtype=np.int64)
_NO_SPANS: Final[Integers] = np.empty((0, 3), dtype=np.int64)
CACHED_MASKS: Final = 64  # ranges of days whose masks are cached, at a byte a code
UNDATED: Final = 0  # codes: 1 and up are days, counted from the earliest; longer dates have those behind the last day


class DateFields(NamedTuple):
    """The number fields with the first and last second (UTC, since 1970) of a document's date."""

    first: str
    last: str


class DayCounts(Struct, frozen=True, gc=False):
    """`counts[i]` (int64, 1 or more) documents are dated on `days[i]` (int64, since 1970-01-01, ascending).

    `coarse` (int64, shape (n, 3)) holds first day, last day and number of documents of dates longer than a day.
    """

    days: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    coarse: npt.NDArray[np.int64]
    missing: int


@dataclass(frozen=True)
class DayValues:
    """A code for each document (uint16 or uint32): the days and the longer spans that they stand for."""

    codes: npt.NDArray[Any]
    days: npt.NDArray[np.int64]  # ascending; code 1 + i is days[i]
    spans: npt.NDArray[np.int64]  # shape (n, 2), first and last day; code 1 + len(days) + i is spans[i]

    @property
    def size(self) -> int:
        """How many codes there are."""
        return 1 + len(self.days) + len(self.spans)

    @cached_property
    def within(self) -> Callable[[int | None, int | None], Mask]:
        """For each code whether all of its days lie between two, inclusive; None: from or for ever.

        Not to be written to; cached for the days asked last.
        """
        return lru_cache(maxsize=CACHED_MASKS)(self._within)

    def _within(self, first: int | None, last: int | None) -> Mask:
        is_within = np.zeros(self.size, dtype=bool)
        begin = 0 if first is None else int(self.days.searchsorted(first))
        end = len(self.days) if last is None else int(self.days.searchsorted(last, "right"))
        is_within[1 + begin : 1 + end] = True
        if len(self.spans):
            since = True if first is None else self.spans[:, 0] >= first
            until = True if last is None else self.spans[:, 1] <= last
            is_within[1 + len(self.days) :] = since & until
        return is_within

    def count(self, doc_ids: DocIds) -> SegmentDays:
        """How many of the documents have each code."""
        return SegmentDays(self, np.bincount(self.codes.take(doc_ids), minlength=self.size))


class SegmentDays(Struct, frozen=True, gc=False):
    """`counts[c]` documents of a segment have the code c."""

    values: DayValues
    counts: npt.NDArray[np.int64]


def day_values(arrays: SegmentArrays, fields: DateFields) -> DayValues:
    """The days of a segment's documents by two of its number fields; worth keeping."""
    if not set(fields) <= arrays.number_fields:
        return DayValues(np.zeros(arrays.documents, dtype=np.uint16), NO_DAYS, NO_DAYS.reshape(0, 2))
    firsts, lasts = arrays.numbers(fields.first), arrays.numbers(fields.last)
    first_days, last_days = firsts.values // DAY_SECONDS, lasts.values // DAY_SECONDS  # ascending, as the values are
    is_new = boundaries(first_days)
    code_of_ordinal = np.append(UNDATED, np.cumsum(is_new)).astype(np.uint32)
    days = first_days.compress(is_new)
    is_dated = (firsts.ordinals > 0) & (lasts.ordinals > 0)
    first_of_ordinal, last_of_ordinal = (np.append(0, days).astype(np.int32) for days in (first_days, last_days))
    coarse = (is_dated & (first_of_ordinal.take(firsts.ordinals) != last_of_ordinal.take(lasts.ordinals))).nonzero()[0]
    pairs = np.stack([first_days.take(firsts.ordinals[coarse] - 1), last_days.take(lasts.ordinals[coarse] - 1)], axis=1)
    spans, numbers = np.unique(pairs, axis=0, return_inverse=True)
    size = 1 + len(days) + len(spans)
    dtype = np.uint16 if size <= 1 << 16 else np.uint32
    codes = np.where(is_dated, code_of_ordinal.take(firsts.ordinals), UNDATED).astype(dtype)
    codes[coarse] = 1 + len(days) + numbers.reshape(-1)
    return DayValues(codes, days, spans)


def day_counts(segments: Sequence[SegmentDays]) -> DayCounts:
    """The counts of all segments by day."""
    missing = sum([segment.counts.item(UNDATED) for segment in segments])
    if len(segments) == 1:
        return DayCounts(*_above_0(segments[0]), _coarse(segments), missing)
    each, numbers = (np.concatenate(side) for side in zip((NO_DAYS, NO_DAYS), *map(_above_0, segments), strict=True))
    days, indices = np.unique(each, return_inverse=True)
    counts = np.zeros(len(days), dtype=np.int64)
    np.add.at(counts, indices.reshape(-1), numbers)
    return DayCounts(days, counts, _coarse(segments), missing)


def _above_0(segment: SegmentDays) -> tuple[Integers, Integers]:
    """The days that have documents, and how many."""
    days = segment.values.days
    counts = segment.counts[1 : 1 + len(days)]
    indices = counts.nonzero()[0]
    return days.take(indices), counts.take(indices)


def _coarse(segments: Sequence[SegmentDays]) -> Integers:
    rows: dict[tuple[int, int], int] = {}
    for segment in segments:
        if not len(segment.values.spans):
            continue
        counts = segment.counts[1 + len(segment.values.days) :]
        for index in counts.nonzero()[0].tolist():
            first, last = segment.values.spans[index].tolist()
            rows[first, last] = rows.get((first, last), 0) + int(counts[index])
    if not rows:
        return _NO_SPANS
    return np.array([(*pair, rows[pair]) for pair in sorted(rows)], dtype=np.int64)
