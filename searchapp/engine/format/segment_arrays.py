"""The arrays of a segment, by field."""

from __future__ import annotations

import os
from functools import cached_property

import numpy as np
import numpy.typing as npt
from whoosh.columns import Column, ColumnReader
from whoosh.filedb.structfile import BufferFile

from searchapp.engine.format.doc_values import KeywordColumn, NumberColumn
from searchapp.engine.format.number_terms import NumberField
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_file import REMEDY, SegmentFile
from searchapp.engine.format.stored_fields import StoredField
from searchapp.errors import IndexFormatError

FACTS = frozenset({"documents", "fields", "number_terms", "keyword_columns", "number_columns", "stored"})


class SegmentArrays:
    """The arrays of one segment by field, opened lazily; what each holds is told in layout.py.

    Raises IndexDamagedError and IndexFormatError.
    """

    def __init__(self, path: str | os.PathLike[str], live: npt.NDArray[np.bool_] | None = None) -> None:
        self.file = SegmentFile(path)
        self.live = live  # bool[documents], False for deleted documents; None when none is
        facts = self.file.facts
        if missing := FACTS - facts.keys():
            raise IndexFormatError(f"{self.file.path} does not tell its {', '.join(sorted(missing))}: {REMEDY}")
        self.documents: int = facts["documents"]
        self.indexed: frozenset[str] = frozenset([*facts["fields"], *facts["number_terms"]])
        self.keyword_columns: frozenset[str] = frozenset(facts["keyword_columns"])
        self.number_columns: frozenset[str] = frozenset(facts["number_columns"])
        self.stored_fields: frozenset[str] = frozenset(facts["stored"])
        self._fields: dict[str, IndexedField] = {}
        self._stored: dict[str, StoredField] = {}
        self._keywords: dict[str, KeywordColumn] = {}
        self._numbers: dict[str, NumberColumn] = {}

    def field(self, name: str) -> IndexedField:
        """The terms and postings of a field; KeyError when no document has any."""
        found = self._fields.get(name)
        if found is None:
            if name not in self.indexed:
                raise KeyError(name)
            kind = NumberField if name in self.file.facts["number_terms"] else IndexedField
            found = self._fields[name] = kind(self.file, name)
        return found

    def keywords(self, name: str) -> KeywordColumn:
        """The values of a keyword field by document; KeyError when no document has any."""
        found = self._keywords.get(name)
        if found is None:
            if name not in self.keyword_columns:
                raise KeyError(name)
            found = self._keywords[name] = KeywordColumn(self.file, name)
        return found

    def numbers(self, name: str) -> NumberColumn:
        """The numbers of a field by document; KeyError when no document has one."""
        found = self._numbers.get(name)
        if found is None:
            if name not in self.number_columns:
                raise KeyError(name)
            found = self._numbers[name] = NumberColumn(self.file, name)
        return found

    def stored(self, name: str) -> StoredField:
        """The stored values of a field; KeyError when no document has any."""
        found = self._stored.get(name)
        if found is None:
            if name not in self.stored_fields:
                raise KeyError(name)
            found = self._stored[name] = StoredField(self.file, name)
        return found

    def column_reader(self, name: str, column: Column) -> ColumnReader:
        """The values of a column that Whoosh wrote."""
        content = self.file.section(f"{name}.column").whole()
        return column.reader(BufferFile(content.tobytes()), 0, len(content), self.documents)

    @cached_property
    def live_count(self) -> int:
        """Documents that are not deleted."""
        return self.documents if self.live is None else int(np.count_nonzero(self.live))
