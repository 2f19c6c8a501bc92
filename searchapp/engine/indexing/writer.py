"""Writing an index: documents in, segments out, one table of contents that makes them live."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Final

import numpy as np
from whoosh.codec.base import Segment
from whoosh.fields import Schema
from whoosh.index import TOC, clean_files

from searchapp.engine.commit.adopting import adopt
from searchapp.engine.commit.toc import INDEX_NAME, DurableStorage, open_index, read_toc, sweep
from searchapp.engine.format.field_kinds import field_kinds, key_field
from searchapp.engine.format.layout import EXTENSION
from searchapp.engine.format.postings_writer import Family
from searchapp.engine.format.segment_file import REMEDY
from searchapp.engine.indexing.buffer import Batch
from searchapp.engine.indexing.document import Document
from searchapp.engine.indexing.flush import Means, write_batch
from searchapp.engine.indexing.key_hashes import KeyHashes
from searchapp.engine.indexing.merge.policy import groups_to_merge
from searchapp.engine.indexing.merge.segments import Source, merge
from searchapp.engine.whoosh_compat.codec import ArraySegment
from searchapp.errors import IndexDamagedError, IndexLockedError

BATCH_TOKENS: Final = 5_000_000  # sorting them takes some 300 MB
BATCH_STORED_BYTES: Final = 80 << 20
LEARNT_FROM: Final = 5_000  # documents that make a dictionary worth keeping
KEPT_BYTES: Final = 31 << 20  # of freed memory; glibc heeds no block above 32 MB


class Writer:
    """Adds documents to the index in a folder, which it creates if there is none; what it did is live after `commit`.

    As a context manager it commits at the end, or cancels on an exception. Raises IndexLockedError at once when another
    writer is at work. `family` gives the stem of a term, by which the terms of the text fields are grouped. A writer
    that begins `anew` does not look at what the index holds, which may be damaged or of another version; its commit
    replaces it.
    """

    def __init__(
        self, directory: str | os.PathLike[str], schema: Schema, family: Family | None = None, anew: bool = False
    ) -> None:
        os.makedirs(directory, exist_ok=True)
        self._storage = DurableStorage(os.fspath(directory))
        self._schema = schema
        self._kinds = field_kinds(schema)
        self._key = key_field(schema)
        self._lock = self._storage.lock(f"{INDEX_NAME}_WRITELOCK")
        if not self._lock.acquire():
            raise IndexLockedError(f"another writer is at work on {directory}")
        np.empty(KEPT_BYTES, dtype=np.uint8)  # freed at once: from then on glibc hands arrays as large out again
        with ExitStack() as undoing:
            undoing.callback(self._lock.release)
            self._begin(family, anew)
            undoing.pop_all()

    def _begin(self, family: Family | None, anew: bool) -> None:
        if TOC._latest_generation(self._storage, INDEX_NAME) < 0:
            self._check_empty(anew)
            TOC.create(self._storage, self._schema, INDEX_NAME)
        self._generation = TOC._latest_generation(self._storage, INDEX_NAME) + 1
        segments = [] if anew else self._swept()
        self._old = [segment for segment in segments if isinstance(segment, ArraySegment)]
        self._new: list[ArraySegment] = []
        self._new_keys = KeyHashes()  # of the documents in them
        self._unchecked: list[str] = []  # keys of the batch that may be among those
        self._written: list[str] = []
        self._means = Means(family, self._dictionaries())
        self._batch = Batch(self._kinds, self._key)
        self._is_open = True
        foreign = [segment for segment in segments if not isinstance(segment, ArraySegment)]
        if foreign:
            self._old += adopt(open_index(self._storage.folder, self._schema), foreign)
            self._publish(self._old)  # so that it can be read again, whatever becomes of this writer
            self._generation += 1

    def _check_empty(self, anew: bool) -> None:
        """An index without its table of contents may only be replaced on purpose."""
        left = [name for name in self._storage.list() if name.startswith(f"{INDEX_NAME}_") and name.endswith(EXTENSION)]
        if left and not anew:
            path = os.path.join(self._storage.folder, TOC._filename(INDEX_NAME, 0))
            raise IndexDamagedError(path, f"the table of contents of {len(left)} segments is missing: {REMEDY}")

    def _swept(self) -> list[Segment]:
        """The segments that are live; what else a writer left behind is removed."""
        toc = read_toc(self._storage, self._schema)
        sweep(self._storage, toc)
        segments: list[Segment] = toc.segments
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

    def add(self, document: Document) -> None:
        """Add a document, instead of the one with its key if there is one. DocumentError if it cannot be indexed."""
        self._check_open()
        self._batch.add(document)
        if self._old:
            self._delete_in(self._old, self._key, document.key)
        self._unchecked.append(document.key)
        if self._batch.token_count >= BATCH_TOKENS or self._batch.stored_bytes >= BATCH_STORED_BYTES:
            self._flush()

    def delete(self, field: str, value: str) -> int:
        """Delete the documents that have `value` in a keyword field or as their key; how many there were."""
        self._check_open()
        self._drop_replaced()
        return self._batch.delete(field, value) + self._delete_in(self._old + self._new, field, value)

    def commit(self, optimize: bool = False, replace_all: bool = False) -> None:
        """Make everything live. `optimize`: as one segment. `replace_all`: only what this writer added is left."""
        self._check_open()
        with ExitStack() as undoing:
            undoing.callback(self.cancel)
            self._flush()
            segments = self._new if replace_all else self._old + self._new
            self._publish(self._merged(segments, optimize or replace_all))
            undoing.pop_all()
        self._close()

    def cancel(self) -> None:
        """Leave the index as it was."""
        published = TOC._latest_generation(self._storage, INDEX_NAME) == self._generation
        if not published:  # a commit may fail after its last step
            for path in self._written:
                os.unlink(path)
        self._close()

    def _publish(self, segments: list[ArraySegment]) -> None:
        TOC(self._schema, segments, self._generation).write(self._storage, INDEX_NAME)
        clean_files(self._storage, INDEX_NAME, self._generation, segments)

    def _check_open(self) -> None:
        if not self._is_open:
            raise ValueError("this writer has committed or cancelled")

    def _close(self) -> None:
        self._is_open = False
        self._lock.release()

    def _flush(self) -> None:
        self._drop_replaced()
        self._new_keys.add(self._batch.keys)
        if len(self._batch):
            segment = ArraySegment(INDEX_NAME, len(self._batch))
            write_batch(self._path(segment), self._batch, self._schema, self._means)
            self._written.append(self._path(segment))
            self._new.append(segment)
        self._batch = Batch(self._kinds, self._key, self._batch)

    def _merged(self, segments: list[ArraySegment], into_one: bool) -> list[ArraySegment]:
        kept = list(segments)
        for group in groups_to_merge(segments, into_one):
            merged = self._merge(group)
            kept = [segment for segment in kept if segment not in group] + merged
        return kept

    def _merge(self, group: Sequence[ArraySegment]) -> list[ArraySegment]:
        count = sum(segment.doc_count() for segment in group)
        if not count:
            return []
        segment = ArraySegment(INDEX_NAME, count)
        sources = [Source(old.arrays(self._storage.folder), old.live) for old in group]
        merge(self._path(segment), sources, self._schema, self._means)
        self._written.append(self._path(segment))
        return [segment]

    def _drop_replaced(self) -> None:
        """Delete from the segments of this writer what has come again since this was asked last."""
        for key in self._new_keys.among(self._unchecked):
            self._delete_in(self._new, self._key, key)
        self._unchecked.clear()

    def _delete_in(self, segments: Sequence[ArraySegment], field: str, value: str) -> int:
        term, count = value.encode("utf-8", "surrogatepass"), 0
        for segment in segments:
            arrays = segment.arrays(self._storage.folder)
            ordinal = arrays.field(field).terms.find(term) if field in arrays.indexed else -1
            if ordinal >= 0:
                before = segment.deleted_count()
                segment.delete_documents(arrays.field(field).documents(ordinal))
                count += segment.deleted_count() - before
        return count

    def _dictionaries(self) -> dict[str, bytes]:
        largest = max(self._old, key=ArraySegment.doc_count_all, default=None)
        if largest is None or largest.doc_count_all() < LEARNT_FROM:
            return {}
        arrays = largest.arrays(self._storage.folder)
        return {name: arrays.stored(name).dictionary for name in arrays.stored_fields}

    def _path(self, segment: ArraySegment) -> str:
        return os.path.join(self._storage.folder, segment.filename)
