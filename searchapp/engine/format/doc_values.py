"""Forward columns: the keyword values and the numbers of each document, made for counting and sorting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.segment_file import FileBuilder, SegmentFile

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Documents and their values (ordinals or numbers), two integer arrays of one length."""

    documents: Array
    values: Array


class KeywordColumn:
    """The values of a keyword field by document, as ordinals of the field's terms.

    `slots[s]` (uint8, uint16 or uint32, one a document) is ordinal + 1 of its value number s, 0 for none; the values
    beyond those of documents that have more than `len(slots)` are `more_values` (ordinal + 1), in the documents
    `more_documents` (uint32, ascending, repeated).
    """

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name

    @cached_property
    def slots(self) -> Array:
        """Shape (slots, documents)."""
        return self._file.section(f"{self._name}.slots").whole()

    @cached_property
    def more_documents(self) -> Array:
        """The documents of the values that did not fit the slots."""
        return self._file.section(f"{self._name}.more.document").whole()

    @cached_property
    def more_values(self) -> Array:
        """Those values, as ordinal + 1."""
        return self._file.section(f"{self._name}.more.value").whole()

    def values(self, document: int) -> list[int]:
        """The ordinals of the values of one document."""
        own = [int(value) - 1 for value in self.slots[:, document] if value]
        first, last = np.searchsorted(self.more_documents, (document, document + 1))
        return own + [int(value) - 1 for value in self.more_values[first:last]]


class NumberColumn:
    """The number of each document: `ranks[d]` is 0 for none, else 1 + its index in `values` (int64, ascending)."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name

    @cached_property
    def ranks(self) -> Array:
        """uint8, uint16 or uint32, one a document; they sort as the numbers do, those without one first."""
        return self._file.section(f"{self._name}.rank").whole()

    @cached_property
    def values(self) -> npt.NDArray[np.int64]:
        """The distinct numbers."""
        return self._file.section(f"{self._name}.values").whole()

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """int64, one a document, `layout.MISSING` for none."""
        return np.concatenate(([MISSING], self.values))[self.ranks]


def write_keyword_column(builder: FileBuilder, name: str, pairs: Pairs, documents: int) -> None:
    """Write a keyword column."""
    order = np.argsort(pairs.documents, kind="stable")
    owners = pairs.documents[order].astype(np.int64)
    values = pairs.values[order].astype(np.int64) + 1
    dtype = _narrowest(int(values.max(initial=0)))
    place = np.arange(len(owners)) - np.searchsorted(owners, owners)
    count = _slot_count(place, documents)
    slots = np.zeros((count, documents), dtype=dtype)
    fits = place < count
    slots[place[fits], owners[fits]] = values[fits]
    builder.add(f"{name}.slots", slots)
    builder.add(f"{name}.more.document", owners[~fits].astype(np.uint32))
    builder.add(f"{name}.more.value", values[~fits].astype(dtype))
    builder.facts.setdefault("keyword_columns", []).append(name)


def write_number_column(builder: FileBuilder, name: str, pairs: Pairs, documents: int) -> None:
    """Write a number column."""
    values, ranks = np.unique(pairs.values, return_inverse=True)
    column = np.zeros(documents, dtype=_narrowest(len(values)))
    column[pairs.documents] = ranks + 1
    builder.add(f"{name}.rank", column)
    builder.add(f"{name}.values", values.astype(np.int64))
    builder.facts.setdefault("number_columns", []).append(name)


def _slot_count(place: Array, documents: int) -> int:
    """The fewest slots that leave at most one value in a thousand documents over, eight if need be.

    A slot is a quick pass in counting and a byte or two a document; finding what is left over takes as long as several.
    """
    return next((slots for slots in range(1, 8) if 1000 * np.count_nonzero(place >= slots) <= documents), 8)


def _narrowest(greatest: int) -> np.dtype[Any]:
    return np.dtype(next(dtype for dtype in (np.uint8, np.uint16, np.uint32) if greatest <= np.iinfo(dtype).max))
