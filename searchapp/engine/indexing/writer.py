"""The writer of an index: documents in, segments out, and one table of contents that makes them live."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Final

import numpy as np
from whoosh.fields import Schema
from whoosh.index import TOC

from searchapp.engine.commit.table_of_contents import (
    INDEX_NAME,
    DurableStorage,
    delete_unreferenced_files,
    latest_generation,
    read_table_of_contents,
    table_of_contents_name,
)
from searchapp.engine.format.layout import EXTENSION
from searchapp.engine.format.segment_file import REMEDY
from searchapp.engine.format.stems import Stemming
from searchapp.engine.indexing.buffer import Buffer
from searchapp.engine.indexing.document import Documents
from searchapp.engine.indexing.engine_fields import engine_fields, key_field
from searchapp.engine.indexing.flush import flush
from searchapp.engine.indexing.key_hashes import KeyHashes
from searchapp.engine.indexing.limits import DEFAULT_LIMITS, IndexingLimits
from searchapp.engine.indexing.merge.merge_policy import groups_to_merge
from searchapp.engine.indexing.merge.segments import Source, merge
from searchapp.engine.indexing.segment_options import SegmentOptions
from searchapp.engine.whoosh_compat.codec import ArraySegment
from searchapp.errors import IndexDamagedError, IndexLockedError

_DICTIONARY_DOCUMENTS: Final = 5_000  # a compression dictionary made from as many is used for later segments too
_WARM_UP_BYTES: Final = 31 << 20  # glibc keeps freed memory up to this size, and no block above 32 MB


class Writer:
    """Adds documents to the index in a folder, which it creates if there is none; they are live after `commit`.

    As a context manager it commits at the end, or cancels on an exception. Raises IndexLockedError at once when another
    writer is at work, and ValueError for a schema with a field that the engine cannot keep. `stemming` gives the stems
    of terms, by which inflections are found. With `rebuild` it does not look at what the index holds, which may be
    damaged or of another version; its commit replaces that.
    """

    def __init__(
        self,
        directory: str | os.PathLike[str],
        schema: Schema,
        stemming: Stemming | None = None,
        rebuild: bool = False,
        limits: IndexingLimits = DEFAULT_LIMITS,
    ) -> None:
        self._schema = schema
        self._fields = engine_fields(schema)
        self._key = key_field(schema)
        self._limits = limits
        os.makedirs(directory, exist_ok=True)
        self._storage = DurableStorage(os.fspath(directory))
        self._lock = self._storage.lock(f"{INDEX_NAME}_WRITELOCK")
        if not self._lock.acquire():
            raise IndexLockedError(f"another writer is at work on {directory}")
        np.empty(_WARM_UP_BYTES, dtype=np.uint8)  # freed at once: from then on glibc hands arrays as large out again
        with ExitStack() as undoing:
            undoing.callback(self._lock.release)
            self._begin(stemming, rebuild)
            undoing.pop_all()

    def _begin(self, stemming: Stemming | None, rebuild: bool) -> None:
        if latest_generation(self._storage) < 0:
            self._check_empty(rebuild)
            TOC.create(self._storage, self._schema, INDEX_NAME)
        self._generation = latest_generation(self._storage) + 1
        self._old = [] if rebuild else self._live_segments()
        self._new: list[ArraySegment] = []
        self._new_keys = KeyHashes()  # of the documents in them
        self._unchecked_keys: list[str] = []  # of documents in the buffer that may replace some in new segments
        self._written_paths: list[str] = []
        self._options = SegmentOptions(stemming, self._dictionaries(), self._limits)
        self._buffer = Buffer(self._fields, self._key, self._limits)
        self._is_open = True

    def _check_empty(self, rebuild: bool) -> None:
        """An index without its table of contents may only be replaced on purpose."""
        segments = [name for name in self._storage.list() if name.startswith(INDEX_NAME) and name.endswith(EXTENSION)]
        if segments and not rebuild:
            path = os.path.join(self._storage.folder, table_of_contents_name(0))
            raise IndexDamagedError(path, f"the table of contents of {len(segments)} segments is missing: {REMEDY}")

    def _live_segments(self) -> list[ArraySegment]:
        """The segments that are live; files that a killed writer left behind are deleted."""
        toc = read_table_of_contents(self._storage, self._schema)
        delete_unreferenced_files(self._storage, toc)
        segments: list[ArraySegment] = toc.segments
        return segments

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_open and kind is None:
            self.commit()
        elif self._is_open:
            self.cancel()

    def add_all(self, documents: Documents) -> None:
        """Add documents, the last of those with one key, instead of the ones with their keys.

        DocumentError, and none is added, if one cannot be indexed.
        """
        self._check_open()
        self._buffer.add(documents)
        if self._old:
            for key in documents.keys:
                self._delete_in(self._old, self._key, key)
        self._unchecked_keys += documents.keys
        if self._buffer.is_full:
            self._flush()

    def delete(self, field: str, value: str) -> int:
        """Delete the documents that have `value` in a keyword field or as their key; how many there were."""
        self._check_open()
        self._delete_replaced()
        return self._buffer.delete(field, value) + self._delete_in(self._old + self._new, field, value)

    def commit(self, optimize: bool = False, replace_all: bool = False) -> None:
        """Make everything live. `optimize`: as one segment. `replace_all`: without what the index held before."""
        self._check_open()
        with ExitStack() as undoing:
            undoing.callback(self.cancel)
            self._flush()
            self._buffer = Buffer(self._fields, self._key, self._limits)  # merging needs the room of the terms known
            segments = self._new if replace_all else self._old + self._new
            self._publish(self._merged(segments, optimize or replace_all))
            undoing.pop_all()
        self._close()

    def cancel(self) -> None:
        """Leave the index as it was."""
        is_published = latest_generation(self._storage) == self._generation  # a commit may fail after its last step
        if not is_published:
            for path in self._written_paths:
                os.unlink(path)
        self._close()

    def _publish(self, segments: list[ArraySegment]) -> None:
        toc = TOC(self._schema, segments, self._generation)
        toc.write(self._storage, INDEX_NAME)
        with suppress(OSError):  # it is live; the next writer deletes what is left
            delete_unreferenced_files(self._storage, toc)

    def _check_open(self) -> None:
        if not self._is_open:
            raise ValueError("this writer has committed or cancelled")

    def _close(self) -> None:
        self._is_open = False
        self._lock.release()

    def _flush(self) -> None:
        self._delete_replaced()
        self._new_keys.add(self._buffer.keys)
        if len(self._buffer):
            segment = ArraySegment(INDEX_NAME, len(self._buffer))
            flush(self._path(segment), self._buffer, self._schema, self._options)
            self._written_paths.append(self._path(segment))
            self._new.append(segment)
        self._buffer = Buffer(self._fields, self._key, self._limits, self._buffer)

    def _merged(self, segments: list[ArraySegment], into_one: bool) -> list[ArraySegment]:
        live = list(segments)
        for group in groups_to_merge(segments, into_one):
            merged = self._merge(group)
            live = [segment for segment in live if segment not in group] + merged
        return live

    def _merge(self, group: Sequence[ArraySegment]) -> list[ArraySegment]:
        count = sum(segment.live_count for segment in group)
        if not count:
            return []
        segment = ArraySegment(INDEX_NAME, count)
        sources = [Source(old.arrays(self._storage.folder), old.live) for old in group]
        merge(self._path(segment), sources, self._schema, self._options)
        self._written_paths.append(self._path(segment))
        return [segment]

    def _delete_replaced(self) -> None:
        """Delete from this writer's segments the documents that were added again since this was called last."""
        for key in self._new_keys.among(self._unchecked_keys):
            self._delete_in(self._new, self._key, key)
        self._unchecked_keys.clear()

    def _delete_in(self, segments: Sequence[ArraySegment], field: str, value: str) -> int:
        term, count = value.encode("utf-8", "surrogatepass"), 0
        for segment in segments:
            arrays = segment.arrays(self._storage.folder)
            ordinal = arrays.field(field).terms.find(term) if field in arrays.indexed_fields else -1
            if ordinal >= 0:
                before = segment.deleted_count()
                segment.delete_documents(arrays.field(field).doc_ids(ordinal))
                count += segment.deleted_count() - before
        return count

    def _dictionaries(self) -> dict[str, bytes]:
        """The compression dictionaries of the largest segment, by stored field."""
        largest = max(self._old, key=lambda segment: segment.document_count, default=None)
        if largest is None or largest.document_count < _DICTIONARY_DOCUMENTS:
            return {}
        arrays = largest.arrays(self._storage.folder)
        return {name: arrays.stored(name).dictionary for name in arrays.stored_fields}

    def _path(self, segment: ArraySegment) -> str:
        return os.path.join(self._storage.folder, segment.filename)
