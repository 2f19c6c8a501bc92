"""Documents by the set of values that they have in a keyword field: one code a document, one bincount an answer.

Most documents have one value or none, and most of the others share their set with many. Where the sets are few, to
count them and then add up those of each value is several times as fast as to count value by value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.doc_values import KeywordDocValues
from searchapp.engine.reader.doc_sets import DocIds, Mask
from searchapp.engine.tuning import MEASURED

Array = npt.NDArray[Any]
Counts = npt.NDArray[np.int64]

_SAMPLE: Final = 4_096  # documents with several values; when their sets are mostly different, so are those of the rest
_DOCUMENTS_PER_PAIR: Final = 16  # from which on more than `pairs` are worth it
CACHED_MASKS: Final = 64  # values whose masks are cached, at a byte a code
_MIXER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, as in Fibonacci hashing (Knuth)


@dataclass(frozen=True)
class ValueSets:
    """`codes` (one a document) are 0 for no value, 1 + its ordinal for a single one, and above those a set's.

    `sets` holds, for each of the `values` (ordinals) that stand in sets, its own code and those of the sets that have
    it, value after value: those of `values[i]` begin at `starts[i]`.
    """

    codes: Array
    value_count: int
    sets: npt.NDArray[np.intp]
    values: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]
    size: int  # how many codes there are
    is_sparse: bool  # most documents have no value

    def count(self, doc_ids: DocIds) -> tuple[Counts, int]:
        """How many of the documents have each value (int64, by ordinal), and how many have none."""
        codes = self.codes.take(doc_ids)
        if self.is_sparse:  # counting the same code again and again takes longest
            codes = codes.compress(codes != 0)
        of_codes = np.bincount(codes, minlength=self.size)
        counts = of_codes[1 : 1 + self.value_count]
        missing: int = of_codes.item(0) + len(doc_ids) - len(codes)
        if len(self.sets):
            counts[self.values] = np.add.reduceat(of_codes.take(self.sets), self.starts)
        return counts, missing

    @cached_property
    def members(self) -> Mapping[int, Sequence[int]]:
        """The values by the code that stands for them."""
        return _Members(self)

    @cached_property
    def having(self) -> Callable[[int], Mask]:
        """For each code whether a value is in what it stands for; not to be written to.

        Cached for the values asked last.
        """
        return lru_cache(maxsize=CACHED_MASKS)(self._having)

    def _having(self, value: int) -> Mask:
        has_value = np.zeros(self.size, dtype=bool)
        has_value[1 + value] = True
        index = int(self.values.searchsorted(value))
        if index < len(self.values) and self.values[index] == value:
            end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.sets)
            has_value[self.sets[self.starts[index] : end]] = True
        return has_value


class _Members(dict[int, Sequence[int]]):
    """The values by code, each looked up when it is first asked for."""

    def __init__(self, of: ValueSets) -> None:
        self._last_single = of.value_count
        order = np.argsort(of.sets, kind="stable")
        self._bounds = of.sets.take(order).searchsorted(np.arange(of.size + 1)).tolist()
        self._values = of.values.repeat(np.diff(of.starts, append=len(of.sets))).take(order)

    def __missing__(self, code: int) -> Sequence[int]:
        if code <= self._last_single:
            ordinals = [code - 1] if code else []
        else:
            ordinals = self._values[self._bounds[code] : self._bounds[code + 1]].tolist()
        self[code] = ordinals
        return ordinals


def value_sets(column: KeywordDocValues, value_count: int, pairs: int = MEASURED.value_set_pairs) -> ValueSets | None:
    """The sets of a column; None where they are too many to be worth counting."""
    ordinals = column.ordinals
    documents = ordinals.shape[1]
    most = max(pairs, documents // _DOCUMENTS_PER_PAIR)
    overflowing, numbers = np.unique(column.overflow_doc_ids.astype(np.intp), return_inverse=True)
    is_shared = ordinals[1] != 0 if len(ordinals) > 1 else np.zeros(documents, dtype=bool)
    is_shared[overflowing] = False
    shared = is_shared.nonzero()[0]
    distinct_rows = _distinct(ordinals[:, shared])
    if distinct_rows is None or len(overflowing) * len(ordinals) + len(column.overflow_ordinals) > most:
        return None
    rows, set_of = distinct_rows
    first = value_count + 1
    beyond = first + rows.shape[1]
    codes = np.concatenate(
        [_codes(rows, first), _codes(ordinals[:, overflowing], beyond), beyond + numbers.reshape(-1)]
    )
    values = np.concatenate(
        [rows.T.reshape(-1), ordinals[:, overflowing].T.reshape(-1), column.overflow_ordinals]
    ).astype(np.intp)
    filled = values.nonzero()[0]
    if len(filled) > most:
        return None
    own = np.bincount(values[filled]).nonzero()[0]
    codes, values = np.concatenate([own, codes[filled]]), np.concatenate([own, values[filled]])
    order = np.argsort(values, kind="stable")
    distinct, starts = np.unique(values[order], return_index=True)
    size = beyond + len(overflowing)
    of_document = ordinals[0].astype(np.min_scalar_type(size))
    of_document[shared] = first + set_of
    of_document[overflowing] = beyond + np.arange(len(overflowing))
    is_sparse = 2 * np.count_nonzero(of_document) < documents
    return ValueSets(of_document, value_count, codes[order], distinct - 1, starts, size, is_sparse)


def _codes(rows: Array, first: int) -> npt.NDArray[np.intp]:
    """The code of each value in rows (shape (values, sets)) of sets that are numbered from `first` on."""
    return np.repeat(first + np.arange(rows.shape[1]), len(rows))


def _distinct(rows: Array) -> tuple[Array, npt.NDArray[np.intp]] | None:
    """The different columns of an array (shape (values, documents)), and which of them each document has."""
    mixed = np.zeros(rows.shape[1], dtype=np.uint64)
    for row in rows:
        mixed = (mixed + row) * _MIXER
    if len(mixed) > _SAMPLE:
        sample = np.sort(mixed[:_SAMPLE])  # numpy.unique would import numpy.ma, which takes as long as all else here
        if 2 * np.count_nonzero(sample[1:] != sample[:-1]) > _SAMPLE:
            return None
    _, firsts, numbers = np.unique(mixed, return_index=True, return_inverse=True)
    distinct, number_of = rows[:, firsts], numbers.reshape(-1)
    return (distinct, number_of) if np.array_equal(distinct[:, number_of], rows) else None  # None: two sets mix alike
