"""Doc values: the keywords and the numbers of each document, made for counting and sorting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format import layout
from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

Array = npt.NDArray[Any]


class DocValuePairs(Struct, frozen=True):
    """Doc ids and a value (ordinal or number) of each, two integer arrays of one length."""

    doc_ids: Array
    values: Array


class KeywordDocValues:
    """The values of a keyword field by document, as ordinals of the field's terms plus one, so that 0 is no value.

    `ordinals[i]` (uint8, uint16 or uint32, one a document) are the values number i of all documents. Documents with
    more than `len(ordinals)` values have the others in `overflow_ordinals`, beside their doc ids in
    `overflow_doc_ids` (uint32, ascending, repeated).
    """

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._field = field

    @cached_property
    def ordinals(self) -> Array:
        """Ordinal + 1, shape (values, documents)."""
        return self._file.section(layout.KEYWORD_ORDINALS.of(self._field)).whole()

    @cached_property
    def overflow_doc_ids(self) -> Array:
        """The doc ids of the values that `ordinals` has no room for."""
        return self._file.section(layout.OVERFLOW_DOCS.of(self._field)).whole()

    @cached_property
    def overflow_ordinals(self) -> Array:
        """Those values, as ordinal + 1."""
        return self._file.section(layout.OVERFLOW_ORDINALS.of(self._field)).whole()

    def values(self, doc_id: int) -> list[int]:
        """The ordinals of the values of one document."""
        first, last = np.searchsorted(self.overflow_doc_ids, (doc_id, doc_id + 1))
        values = [*self.ordinals[:, doc_id].tolist(), *self.overflow_ordinals[first:last].tolist()]
        return [value - 1 for value in values if value]

    def pairs(self, begin: int = 0, end: int | None = None) -> DocValuePairs:
        """The doc ids from `begin` to before `end`, by default all, with their values, as ordinals (int64)."""
        ordinals = self.ordinals[:, begin:end]
        index, doc_ids = np.nonzero(ordinals)
        first, last = np.searchsorted(self.overflow_doc_ids, (begin, begin + ordinals.shape[1]))
        values = np.concatenate([ordinals[index, doc_ids], self.overflow_ordinals[first:last]]).astype(np.int64) - 1
        return DocValuePairs(np.concatenate([doc_ids + begin, self.overflow_doc_ids[first:last]]), values)


class NumericDocValues:
    """The number of each document: `ordinals[d]` is 0 for none, else 1 + its index in `values` (int64, ascending)."""

    def __init__(self, file: SegmentFile, field: str) -> None:
        self._file = file
        self._field = field

    @cached_property
    def ordinals(self) -> Array:
        """uint8, uint16 or uint32, one a document; they sort as the numbers do, those without a number first."""
        return self._file.section(layout.NUMBER_ORDINALS.of(self._field)).whole()

    @cached_property
    def values(self) -> npt.NDArray[np.int64]:
        """The distinct numbers."""
        return self._file.section(layout.NUMBER_VALUES.of(self._field)).whole()

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """int64, one a document, `layout.MISSING` for none."""
        return np.concatenate(([MISSING], self.values))[self.ordinals]


def write_keyword_doc_values(
    writer: SegmentFileWriter, field: str, pieces: Iterable[DocValuePairs], documents: int
) -> None:
    """Write the doc values of a keyword field; the values are ordinals.

    The pieces are gone through twice. Each has all the values of its documents, which come behind those of the last.
    """
    counts = np.zeros(documents, dtype=np.int32)
    greatest = 0
    for piece in pieces:
        np.add.at(counts, piece.doc_ids, 1)
        greatest = max(greatest, int(piece.values.max(initial=-1)) + 1)
    width, dtype = _width(counts, documents), narrowest(greatest)
    ordinals = np.zeros((width, documents), dtype=dtype)
    overflow: list[DocValuePairs] = []
    for piece in pieces:
        order = np.argsort(piece.doc_ids, kind="stable")
        doc_ids, values = piece.doc_ids[order], piece.values[order] + 1
        index = np.arange(len(doc_ids)) - np.searchsorted(doc_ids, doc_ids)
        fits = index < width
        ordinals[index[fits], doc_ids[fits]] = values[fits]
        overflow.append(DocValuePairs(doc_ids[~fits], values[~fits]))
    writer.add(layout.KEYWORD_ORDINALS.of(field), ordinals)
    over = concatenated(overflow)
    writer.add(layout.OVERFLOW_DOCS.of(field), over.doc_ids.astype(np.uint32))
    writer.add(layout.OVERFLOW_ORDINALS.of(field), over.values.astype(dtype))
    writer.facts["keywords"].append(field)


def concatenated(pieces: Sequence[DocValuePairs]) -> DocValuePairs:
    """All pairs of some pieces (int64)."""
    nothing = np.empty(0, dtype=np.int64)
    return DocValuePairs(
        np.concatenate([nothing, *(piece.doc_ids for piece in pieces)]),
        np.concatenate([nothing, *(piece.values for piece in pieces)]),
    )


def write_numeric_doc_values(
    writer: SegmentFileWriter, field: str, pairs: DocValuePairs, documents: int, shift_step: int
) -> None:
    """Write the numbers of a field; `shift_step` is that of its Whoosh field, by which its terms are made."""
    values, indexes = np.unique(pairs.values, return_inverse=True)
    ordinals = np.zeros(documents, dtype=narrowest(len(values)))
    ordinals[pairs.doc_ids] = indexes + 1
    write_numeric_ordinals(writer, field, ordinals, values, shift_step)


def write_numeric_ordinals(
    writer: SegmentFileWriter, field: str, ordinals: Array, values: Array, shift_step: int
) -> None:
    """The same of a field whose distinct numbers are known: by document, the index of its number plus one, or 0."""
    writer.add(layout.NUMBER_ORDINALS.of(field), ordinals)
    writer.add(layout.NUMBER_VALUES.of(field), values.astype(np.int64))
    writer.facts["numbers"][field] = shift_step


def _width(counts: Array, documents: int) -> int:
    """The fewest values a document that leave at most one value in a thousand documents over, eight if need be.

    One more is a quick pass in counting and a byte or two a document; finding what is left over takes as long as a few.
    `counts` are the values of each document.
    """
    return next((width for width in range(1, 8) if 1000 * np.maximum(counts - width, 0).sum() <= documents), 8)


def narrowest(greatest: int) -> np.dtype[Any]:
    """The smallest unsigned type of at most 32 bits that holds numbers up to this one."""
    return np.dtype(next(dtype for dtype in (np.uint8, np.uint16, np.uint32) if greatest <= np.iinfo(dtype).max))
