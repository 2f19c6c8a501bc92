"""What the engine is asked and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from whoosh.query import Query

from searchapp.engine.reader.day_values import DateFields, DayCounts

Order = Literal["score", "descending", "ascending"]  # by score, or by a number field, greatest or least first

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
Counts = npt.NDArray[np.int64]
# Ranks values, the greater the earlier, by four numbers: documents counted and documents of the whole index that have
# each value (int64[n]), and how many documents were counted and are in the index.
Ranking = Callable[[Counts, Counts, int, int], npt.NDArray[np.float64]]


class FacetPlan(Struct, frozen=True, gc=False):
    """Count the values of a keyword field: the `size` commonest, or first by `ranking`, and all of `always`."""

    field: str
    size: int = 10
    always: tuple[str, ...] = ()
    ranking: Ranking | None = None


class Cursor(Struct, frozen=True, gc=False):
    """Where a page goes on: after the hit with this sort key (score or number) and global doc id.

    `tie` is its number in the field that ties go by, `term` that in the field after it; the searcher looks them up.
    """

    key: float
    global_id: int
    tie: float = -np.inf
    term: bytes = b""


class Fading(Struct, frozen=True, gc=False):
    """Scores count for less the further a number field, seconds, lies behind its `newest` value in the index."""

    field: str
    newest: int


class Plan(Struct, frozen=True, gc=False):
    """What to search, count and show.

    `filters` narrow without scoring, all of them together; each facet is counted without the filter of its own name
    (the name is its key in `facets` or `days`).
    """

    query: Query
    filters: Mapping[str, Query] = NOTHING
    facets: Mapping[str, FacetPlan] = NOTHING
    days: Mapping[str, DateFields] = NOTHING
    order: Order = "score"
    order_field: str = ""  # the number field that newest and oldest go by; documents without it come last
    ties_by: str = ""  # the number field whose greatest come first among documents of one score
    then_by: str = ""  # the field, of which each document has one term, whose least come first after that
    offset: int = 0
    limit: int = 10
    after: Cursor | None = None  # instead of offset
    fading: Fading | None = None  # of scores
    subset: Query | None = None  # those of the matches that match this too are counted


class ValueCounts(Struct, frozen=True, gc=False):
    """Values of a keyword field with the number of documents that have them, commonest first, then by value.

    Values that are ranked come in that order, with the number of documents of the `whole` index that have each.
    """

    values: tuple[tuple[str, int], ...]
    distinct: int  # values with at least one document
    other: int  # documents' values beyond those in `values`, summed
    missing: int  # documents without a value
    whole: tuple[int, ...] = ()
    total: int = 0  # documents that were counted, where values are ranked


class Outcome(Struct, frozen=True):
    """The hits of a page, best first, ties by the plan's fields, then by global doc id; `total` is exact."""

    total: int
    global_ids: npt.NDArray[np.int64]  # they count through the segments of the snapshot, deleted documents included
    scores: npt.NDArray[Any]  # float32 or float64
    keys: npt.NDArray[Any]  # the same; the sort keys, for cursors
    facets: Mapping[str, ValueCounts] = NOTHING
    days: Mapping[str, DayCounts] = NOTHING
    subset_total: int = 0  # of the `total`, as many match the plan's subset
