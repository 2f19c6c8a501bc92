"""The engine as a Whoosh codec: stock Whoosh reads and writes its segments."""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec import base
from whoosh.filedb.filestore import Storage
from whoosh.reading import SegmentReader

from searchapp.engine.format.layout import EXTENSION
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.whoosh_compat.document_reader import ArrayDocuments
from searchapp.engine.whoosh_compat.stock_writing import DocumentsWriter, PendingDocuments, PostingsWriter
from searchapp.engine.whoosh_compat.term_reader import ArrayTerms
from searchapp.errors import IndexDamagedError


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """The name, the size and the deletions of a segment; pickled into Whoosh's table of contents."""

    def __init__(self, indexname: str, documents: int = 0) -> None:
        super().__init__(indexname)
        self._documents = documents
        self._deleted: npt.NDArray[np.bool_] | None = None  # one a document
        self._arrays: SegmentArrays | None = None
        self.pending: Any = None  # its documents, while Whoosh's own writer is writing it

    def __getstate__(self) -> dict[str, Any]:
        bits = b"" if self._deleted is None else zlib.compress(np.packbits(self._deleted).tobytes(), 1)
        state = {"indexname": self.indexname, "segid": self.segid, "documents": self._documents, "deleted": bits}
        return {**state, "sum": _checksum(state)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        if state.pop("sum") != _checksum(state):
            raise pickle.UnpicklingError(f"what it tells of segment {state['segid']} has been altered")
        self.__dict__.update(indexname=state["indexname"], segid=state["segid"], compound=False)
        self._documents = state["documents"]
        self._deleted = self._arrays = self.pending = None
        if state["deleted"]:
            bits = np.frombuffer(zlib.decompress(state["deleted"]), dtype=np.uint8)
            self._deleted = np.unpackbits(bits, count=self._documents).astype(bool)

    def codec(self) -> base.Codec:
        """The codec that reads it."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Whether Whoosh should make one file of several: there is one already."""
        return False

    @property
    def filename(self) -> str:
        """The name of its file."""
        return str(self.make_filename(EXTENSION))

    def arrays(self, folder: str) -> SegmentArrays:
        """Its arrays, opened once; `folder` is where the index lies."""
        if self._arrays is None:
            self._arrays = SegmentArrays(os.path.join(folder, self.filename), self.live)
            if self._arrays.documents != self._documents:
                raise IndexDamagedError(self._arrays.file.path, "this is the file of another segment")
        return self._arrays

    @property
    def live(self) -> npt.NDArray[np.bool_] | None:
        """True for each document that is not deleted; None when none is."""
        return None if self._deleted is None else ~self._deleted

    def delete_documents(self, documents: npt.NDArray[np.intp]) -> None:
        """Mark these documents as deleted."""
        if len(documents):
            if self._deleted is None:
                self._deleted = np.zeros(self._documents, dtype=bool)
            self._deleted[documents] = True

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
        if self._deleted is None:
            self._deleted = np.zeros(self._documents, dtype=bool)
        self._deleted[docnum] = delete

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted; Whoosh's InverseMatcher also asks for the number behind the last."""
        return self._deleted is not None and docnum < self._documents and bool(self._deleted[docnum])


def _checksum(state: dict[str, Any]) -> int:
    return zlib.crc32(repr(sorted(state.items())).encode())


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Reads and writes segments of arrays."""

    def new_segment(self, storage: Storage, indexname: str) -> ArraySegment:
        """A segment that nothing is in yet."""
        return ArraySegment(indexname)

    def per_document_writer(self, storage: Storage, segment: ArraySegment) -> DocumentsWriter:
        """Takes lengths, columns and stored values."""
        return DocumentsWriter(segment)

    def field_writer(self, storage: Storage, segment: ArraySegment) -> PostingsWriter:
        """Takes postings, and writes the file."""
        return PostingsWriter(os.path.join(storage.folder, segment.filename), segment)

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> base.PerDocumentReader:
        """Gives lengths, columns and stored values."""
        if segment.pending is not None:
            return PendingDocuments(segment)
        return ArrayDocuments(segment.arrays(storage.folder), segment)

    def terms_reader(self, storage: Storage, segment: ArraySegment) -> ArrayTerms:
        """Gives terms and postings."""
        return ArrayTerms(segment.arrays(storage.folder))


def leaf_arrays(leaf: SegmentReader) -> SegmentArrays | None:
    """The arrays under a Whoosh segment reader; None when another codec wrote the segment."""
    segment = leaf.segment()
    return segment.arrays(leaf.storage().folder) if isinstance(segment, ArraySegment) else None
