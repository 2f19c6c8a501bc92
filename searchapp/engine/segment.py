"""A segment: what Whoosh's table of contents holds of it, and its arrays."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec import base

from searchapp.engine.columns import KeywordColumn, NumberColumn
from searchapp.engine.files import SegmentFile
from searchapp.engine.layout import EXTENSION
from searchapp.engine.postings import IndexedField
from searchapp.engine.stored import StoredField


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """The name, the size and the deletions of a segment; pickled into Whoosh's table of contents."""

    def __init__(self, indexname: str, documents: int = 0) -> None:
        super().__init__(indexname)
        self._documents = documents
        self._deleted: npt.NDArray[np.bool_] | None = None  # one a document

    def __getstate__(self) -> dict[str, Any]:
        bits = b"" if self._deleted is None else zlib.compress(np.packbits(self._deleted).tobytes(), 1)
        return {"indexname": self.indexname, "segid": self.segid, "documents": self._documents, "deleted": bits}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(indexname=state["indexname"], segid=state["segid"], compound=False)
        self._documents = state["documents"]
        self._deleted = None
        if state["deleted"]:
            bits = np.frombuffer(zlib.decompress(state["deleted"]), dtype=np.uint8)
            self._deleted = np.unpackbits(bits, count=self._documents).astype(bool)

    def codec(self) -> base.Codec:
        """The codec that reads it."""
        from searchapp.engine.codec import ArrayCodec  # the codec imports this module

        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Whether Whoosh should make one file of several: there is one already."""
        return False

    @property
    def filename(self) -> str:
        """The name of its file."""
        return str(self.make_filename(EXTENSION))

    @property
    def live(self) -> npt.NDArray[np.bool_] | None:
        """True for each document that is not deleted; None when none is."""
        return None if self._deleted is None else ~self._deleted

    def delete_documents(self, documents: npt.NDArray[np.intp]) -> None:
        """Mark these documents as deleted."""
        if len(documents):
            deleted = np.zeros(self._documents, dtype=bool) if self._deleted is None else self._deleted.copy()
            deleted[documents] = True
            self._deleted = deleted

    # ---- what Whoosh asks ------------------------------------------------------------------------

    def set_doc_count(self, count: int) -> None:
        """Tell how many documents it has."""
        self._documents = count

    def doc_count_all(self) -> int:
        """All documents, deleted or not."""
        return self._documents

    def deleted_count(self) -> int:
        """Deleted documents."""
        return 0 if self._deleted is None else int(np.count_nonzero(self._deleted))

    def deleted_docs(self) -> Iterable[int]:
        """The numbers of the deleted documents."""
        deleted: list[int] = [] if self._deleted is None else np.flatnonzero(self._deleted).tolist()
        return deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or as not deleted."""
        deleted = np.zeros(self._documents, dtype=bool) if self._deleted is None else self._deleted.copy()
        deleted[docnum] = delete
        self._deleted = deleted if deleted.any() else None

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return self._deleted is not None and bool(self._deleted[docnum])


class SegmentArrays:
    """The arrays of one segment by field, opened lazily; what each holds is told in layout.py.

    Raises IndexDamagedError and IndexFormatError.
    """

    def __init__(self, path: str | os.PathLike[str], live: npt.NDArray[np.bool_] | None = None) -> None:
        self.file = SegmentFile(path)
        self.live = live  # bool[documents], False for deleted documents; None when none is
        facts = self.file.facts
        self.documents: int = facts["documents"]
        self.indexed: frozenset[str] = frozenset(facts["fields"])
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
            found = self._fields[name] = IndexedField(self.file, name)
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

    @cached_property
    def live_count(self) -> int:
        """Documents that are not deleted."""
        return self.documents if self.live is None else int(np.count_nonzero(self.live))

    def live_documents(self) -> Iterator[int]:
        """The numbers of the documents that are not deleted."""
        return iter(range(self.documents) if self.live is None else np.flatnonzero(self.live).tolist())
