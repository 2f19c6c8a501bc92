"""The lengths, doc values and stored values of a segment, as stock Whoosh reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import Column, ColumnReader

from searchapp.engine.format.doc_values import NumericDocValues
from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.segment_arrays import SegmentArrays


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """Lengths, columns and stored values of the documents of a segment."""

    def __init__(self, arrays: SegmentArrays, segment: base.Segment) -> None:
        self.arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return self.arrays.documents - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        """All documents."""
        return self.arrays.documents

    def has_deletions(self) -> bool:
        """Whether a document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this document is."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """The deleted documents."""
        deleted: Iterable[int] = self._segment.deleted_docs()
        return deleted

    # ---- lengths ---------------------------------------------------------------------------------

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The occurrences of terms in a field of a document, exactly; `default` if there are none."""
        return int(self._lengths(fieldname)[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """The occurrences of terms in a field, deleted documents included."""
        return self.arrays.field(fieldname).total_length if fieldname in self.arrays.indexed_fields else 0

    def min_field_length(self, fieldname: str) -> int:
        """The shortest length."""
        lengths = self._lengths(fieldname)
        return int(lengths.min()) if len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """The greatest length."""
        return int(self._lengths(fieldname).max(initial=0))

    def _lengths(self, fieldname: str) -> Any:
        if fieldname in self.arrays.indexed_fields:
            return self.arrays.field(fieldname).lengths
        return np.zeros(self.arrays.documents, dtype=np.uint16)

    # ---- columns ---------------------------------------------------------------------------------

    def supports_columns(self) -> bool:
        """Whether columns can be kept: yes."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether a field has one."""
        return fieldname in self.arrays.number_fields

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """The values of a column by document, in Whoosh's sortable form."""
        return NumberColumnReader(self.arrays.numbers(fieldname), column)

    # ---- stored values ---------------------------------------------------------------------------

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What is stored with a document, by field."""
        contents = {name: self.arrays.stored(name).get(docnum) for name in self.arrays.stored_fields}
        return {name: content for name, content in contents.items() if content}


class NumberColumnReader(ColumnReader):  # type: ignore[misc]
    """Numbers in Whoosh's sortable form: unsigned, documents without a number having the column's default."""

    def __init__(self, doc_values: NumericDocValues, column: Column) -> None:
        numbers = doc_values.numbers
        self._values = numbers.astype(np.uint64) + np.uint64(1 << 63)  # signed to sortable
        self._values[numbers == MISSING] = column.default_value()
        self._sign = 1

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> int:
        return int(self._values[docnum])

    def sort_key(self, docnum: int) -> int:
        """What documents are sorted by."""
        return self._sign * self[docnum]

    def __iter__(self) -> Iterator[int]:
        return iter(self.load())

    def load(self) -> list[int]:
        """All values."""
        values: list[int] = self._values.tolist()
        return values

    def set_reverse(self) -> None:
        """Sort from the greatest down."""
        self._sign = -1
