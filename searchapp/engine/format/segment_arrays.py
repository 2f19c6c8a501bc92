"""The arrays of a segment, by field."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.doc_values import KeywordDocValues, NumericDocValues
from searchapp.engine.format.layout import SegmentFacts
from searchapp.engine.format.number_terms import NumericField
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_file import REMEDY, SegmentFile
from searchapp.engine.format.stored_fields import StoredField
from searchapp.errors import IndexFormatError

_T = TypeVar("_T")


class SegmentArrays:
    """The arrays of one segment by field, opened when first asked for; what each holds is told in layout.py.

    Raises IndexDamagedError and IndexFormatError.
    """

    def __init__(self, path: str | os.PathLike[str], live: npt.NDArray[np.bool_] | None = None) -> None:
        self.file = SegmentFile(path)
        self.live = live  # bool[documents], False for deleted documents; None when none is
        facts = self.file.facts
        if missing := SegmentFacts.__required_keys__ - facts.keys():
            raise IndexFormatError(f"{self.file.path} does not tell its {', '.join(sorted(missing))}: {REMEDY}")
        self.documents = facts["documents"]
        self.keyword_fields: frozenset[str] = frozenset(facts["keywords"])  # those with doc values
        self.number_fields: frozenset[str] = frozenset(facts["numbers"])
        self.indexed_fields: frozenset[str] = frozenset(facts["fields"]) | self.number_fields
        self.stored_fields: frozenset[str] = frozenset(facts["stored"])
        self._opened: dict[tuple[Callable[..., Any], str], Any] = {}

    def field(self, name: str) -> IndexedField:
        """The terms and postings of a field; KeyError when no document has any."""
        kind = NumericField if name in self.number_fields else IndexedField
        return self._open(kind, name, self.indexed_fields)

    def keywords(self, name: str) -> KeywordDocValues:
        """The values of a keyword field by document; KeyError when no document has any."""
        return self._open(KeywordDocValues, name, self.keyword_fields)

    def numbers(self, name: str) -> NumericDocValues:
        """The numbers of a field by document; KeyError when no document has one."""
        return self._open(NumericDocValues, name, self.number_fields)

    def stored(self, name: str) -> StoredField:
        """The stored values of a field; KeyError when no document has any."""
        return self._open(StoredField, name, self.stored_fields)

    def release(self) -> None:
        """Give the memory back that what was read takes up; it is read from the file again where it is needed."""
        self._opened.clear()
        self.file.release()

    @cached_property
    def live_count(self) -> int:
        """Documents that are not deleted."""
        return self.documents if self.live is None else int(np.count_nonzero(self.live))

    def _open(self, kind: Callable[[SegmentFile, str], _T], name: str, fields: frozenset[str]) -> _T:
        opened: _T | None = self._opened.get((kind, name))
        if opened is None:
            if name not in fields:
                raise KeyError(name)
            opened = self._opened[kind, name] = kind(self.file, name)
        return opened
