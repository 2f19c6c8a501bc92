"""What the engine is asked and what it answers: the border between searching and evaluating."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.query import Query

Order = Literal["score", "newest", "oldest"]

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """How terms are found in many texts at once.

    `parted` puts spaces for all that parts words in a text (UTF-8), which stays as long as it was; `settled` tells the
    terms of each of the chunks that stand between spaces.
    """

    parted: Callable[[bytes], bytes]
    settled: Callable[[Sequence[str]], Sequence[Sequence[str]]]


class Prose(NamedTuple):
    """A text (UTF-8) whose terms the writer finds; it takes as many positions as it has bytes."""

    text: bytes
    reading: Reading


class Passage(NamedTuple):
    """Terms of a text field in their order, the weight of each occurrence, and the position of the first."""

    terms: Sequence[str] | Prose
    weight: float = 1.0
    position: int = 0


class Document(NamedTuple):
    """One document to be written; `keywords` holds each value once, `stored` bytes given back as they are."""

    key: str  # the value of the unique field
    text: Mapping[str, Sequence[Passage]]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]  # a field that is missing here has no value
    stored: Mapping[str, bytes]


class FacetPlan(NamedTuple):
    """Count the values of a keyword field: the `size` commonest, and all of `always`."""

    field: str
    size: int = 10
    always: tuple[str, ...] = ()


class DaysPlan(NamedTuple):
    """Count documents by day, from the number fields with the first and last second (UTC, since 1970) of their date."""

    first: str
    last: str


class Cursor(NamedTuple):
    """The place just after a hit: its sort key (score or number) and its document number."""

    key: float
    global_id: int


class Plan(NamedTuple):
    """A query to be evaluated.

    `filters` narrow without scoring, all of them together; each facet is counted without the filter of its own name
    (the name is its key in `facets` or `days`).
    """

    query: Query
    filters: Mapping[str, Query] = NOTHING
    facets: Mapping[str, FacetPlan] = NOTHING
    days: Mapping[str, DaysPlan] = NOTHING
    order: Order = "score"
    order_field: str = ""  # the number field that newest and oldest go by; documents without it come last
    offset: int = 0
    limit: int = 10
    after: Cursor | None = None  # instead of offset


class ValueCounts(NamedTuple):
    """Values of a keyword field with the number of documents that have them, commonest first, then by value."""

    values: tuple[tuple[str, int], ...]
    distinct: int  # values with at least one document
    other: int  # documents' values beyond those in `values`, summed
    missing: int  # documents without a value


class DayCounts(NamedTuple):
    """`counts[i]` (int64, 1 or more) documents are dated on `days[i]` (int64, since 1970-01-01, ascending).

    `coarse` (int64, shape (n, 3)) holds first day, last day and number of documents of dates longer than a day.
    """

    days: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    coarse: npt.NDArray[np.int64]
    missing: int


class Outcome(NamedTuple):
    """The wanted page, best first, ties by document number; `total` is exact."""

    total: int
    global_ids: npt.NDArray[np.int64]
    scores: npt.NDArray[Any]  # float32 or float64
    keys: npt.NDArray[Any]  # the same; the sort keys, for cursors
    facets: Mapping[str, ValueCounts] = NOTHING
    days: Mapping[str, DayCounts] = NOTHING
