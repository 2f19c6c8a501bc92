"""The engine as a Whoosh codec: stock Whoosh reads its segments, and is refused when it wants to write."""

from __future__ import annotations

import os
import pickle
import zlib
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.codec import base
from whoosh.filedb.filestore import Storage

from searchapp.engine.format.layout import EXTENSION, FORMAT
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.segment_file import REMEDY
from searchapp.engine.whoosh_compat.document_reader import ArrayDocuments
from searchapp.engine.whoosh_compat.term_reader import ArrayTerms
from searchapp.errors import IndexDamagedError, IndexFormatError, IndexReadOnlyError

ANOTHER_VERSION: Final = f"an earlier version of searchapp wrote the index: {REMEDY}"
_READ_ONLY: Final = "Whoosh can read this index but not write to it: write to it with `searchapp index`"


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """The name, the size and the deletions of a segment; pickled into Whoosh's table of contents.

    Stock Whoosh's writer asks each segment for `doc_count_all` before it does anything, and its readers do not: that is
    where it is refused.
    """

    def __init__(self, indexname: str, documents: int) -> None:
        super().__init__(indexname)
        self.document_count = documents  # deleted ones too
        self._deleted: npt.NDArray[np.bool_] | None = None  # one a document
        self._arrays: SegmentArrays | None = None

    def __getstate__(self) -> dict[str, Any]:
        bits = b"" if self._deleted is None else zlib.compress(np.packbits(self._deleted).tobytes(), 1)
        state = {"format": FORMAT, "indexname": self.indexname, "segid": self.segid}
        state.update(documents=self.document_count, deleted=bits)
        return {**state, "sum": _checksum(state)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        if state.get("format") != FORMAT:
            raise IndexFormatError(ANOTHER_VERSION)
        if state.pop("sum") != _checksum(state):
            raise pickle.UnpicklingError(f"its entry for segment {state['segid']} has been altered")
        self.__dict__.update(indexname=state["indexname"], segid=state["segid"], compound=False)
        self.document_count = state["documents"]
        self._deleted = self._arrays = None
        if state["deleted"]:
            bits = np.frombuffer(zlib.decompress(state["deleted"]), dtype=np.uint8)
            self._deleted = np.unpackbits(bits, count=self.document_count).astype(bool)

    def codec(self) -> base.Codec:
        """The codec that reads it."""
        return ArrayCodec()

    @property
    def filename(self) -> str:
        """The name of its file."""
        return str(self.make_filename(EXTENSION))

    def arrays(self, folder: str) -> SegmentArrays:
        """Its arrays, opened once; `folder` is that of the index."""
        if self._arrays is None:
            self._arrays = SegmentArrays(os.path.join(folder, self.filename), self.live)
            if self._arrays.documents != self.document_count:
                raise IndexDamagedError(self._arrays.file.path, "this is the file of another segment")
        return self._arrays

    @property
    def live(self) -> npt.NDArray[np.bool_] | None:
        """True for each document that is not deleted; None when none is."""
        return None if self._deleted is None else ~self._deleted

    @property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return self.document_count - self.deleted_count()

    def delete_documents(self, doc_ids: npt.NDArray[np.intp]) -> None:
        """Mark these documents as deleted."""
        if len(doc_ids):
            if self._deleted is None:
                self._deleted = np.zeros(self.document_count, dtype=bool)
            self._deleted[doc_ids] = True

    # ---- what Whoosh asks ------------------------------------------------------------------------

    def doc_count_all(self) -> int:
        """Raises IndexReadOnlyError: only a stock writer asks."""
        raise IndexReadOnlyError(_READ_ONLY)

    def deleted_count(self) -> int:
        """How many documents are deleted."""
        return 0 if self._deleted is None else int(np.count_nonzero(self._deleted))

    def deleted_docs(self) -> Iterable[int]:
        """The doc ids of the deleted documents."""
        deleted: list[int] = [] if self._deleted is None else np.flatnonzero(self._deleted).tolist()
        return deleted

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted; Whoosh's InverseMatcher also asks for the doc id after the last."""
        return self._deleted is not None and docnum < self.document_count and bool(self._deleted[docnum])


def _checksum(state: dict[str, Any]) -> int:
    return zlib.crc32(repr(sorted(state.items())).encode())


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Reads the engine's segments."""

    def new_segment(self, storage: Storage, indexname: str) -> ArraySegment:
        """Raises IndexReadOnlyError: only a stock writer asks for a new segment."""
        raise IndexReadOnlyError(_READ_ONLY)

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> ArrayDocuments:
        """Gives lengths, columns and stored values."""
        return ArrayDocuments(segment.arrays(storage.folder), segment)

    def terms_reader(self, storage: Storage, segment: ArraySegment) -> ArrayTerms:
        """Gives terms and postings."""
        return ArrayTerms(segment.arrays(storage.folder))
