"""Documents that wait in memory to be flushed as a segment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.engine_fields import EngineField
from searchapp.engine.indexing.bulk_tokenizer import KnownTerms
from searchapp.engine.indexing.document import Document
from searchapp.engine.indexing.field_buffers import KeywordBuffer, NumberBuffer, TextBuffer
from searchapp.engine.indexing.limits import DEFAULT_LIMITS, IndexingLimits
from searchapp.engine.indexing.term_ids import check_terms
from searchapp.errors import DocumentError

_PENDING_DOCUMENTS: Final = 1_000  # whose keywords wait for their term ids


class Buffer:
    """Documents that are not in a segment yet; their doc ids count from 0 in the order in which they were added.

    It takes over the term ids that the `previous` buffer gave, which has been flushed.
    """

    def __init__(
        self,
        fields: Mapping[str, EngineField],
        key: str,
        limits: IndexingLimits = DEFAULT_LIMITS,
        previous: Buffer | None = None,
    ) -> None:
        self.fields = fields
        self.limits = limits
        self._key = key
        names = {kind: [name for name, field in fields.items() if field.kind == kind] for kind in _KINDS}
        self.texts: dict[str, TextBuffer] = {
            name: TextBuffer(previous.texts[name].known.for_next_buffer(limits) if previous else KnownTerms(), limits)
            for name in names["text"]
        }
        self.keywords = {name: KeywordBuffer() for name in names["keyword"] + names["term"]}
        self.numbers = {name: NumberBuffer() for name in names["number"]}
        self.stored: dict[str, list[bytes]] = {name: [] for name in names["stored"]}
        self._keys = self.keywords[key]
        self._next_doc_id = 0
        self.token_count = 0  # tokens that have to be sorted, without those of prose that waits
        self.stored_bytes = 0
        self.deleted: set[int] = set()
        self._doc_id_by_key: dict[str, int] = {}

    def __len__(self) -> int:
        return self._next_doc_id - len(self.deleted)

    def add(self, document: Document) -> None:
        """Add a document, replacing an earlier one with its key. DocumentError, and no trace of it, if it is wrong."""
        key, text, _, _, stored = document
        doc_id = self._next_doc_id
        try:
            sizes = [self.texts[name].check(passages) for name, passages in text.items()]
            self._add_values(document)
        except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as error:
            self._undo()
            raise DocumentError(str(key), f"{type(error).__name__}: {error}") from error
        for (name, passages), size in zip(text.items(), sizes, strict=True):
            self.token_count += self.texts[name].add(doc_id, passages, size)
        if len(stored) < len(self.stored):
            for name in self.stored.keys() - stored.keys():
                self.stored[name].append(b"")
        if key in self._doc_id_by_key:
            self.deleted.add(self._doc_id_by_key[key])
        self._doc_id_by_key[key] = doc_id
        self._next_doc_id += 1

    @property
    def is_full(self) -> bool:
        """Whether it should be flushed."""
        return self.token_count >= self.limits.buffer_tokens or self.stored_bytes >= self.limits.buffer_stored_bytes

    @property
    def keys(self) -> list[str]:
        """The keys of its documents, deleted ones too, each once."""
        return list(self._doc_id_by_key)

    def delete(self, field: str, value: str) -> int:
        """Delete the documents with a value of a keyword field; how many there were."""
        deleted = set(self.keywords[field].doc_ids_with(value).tolist()) - self.deleted
        self.deleted |= deleted
        return len(deleted)

    def new_doc_ids(self) -> npt.NDArray[np.int64] | None:
        """The doc id in the segment of each document, -1 for a deleted one; None when they stay as they are."""
        if not self.deleted:
            return None
        is_live = np.ones(self._next_doc_id, dtype=bool)
        is_live[list(self.deleted)] = False
        return np.where(is_live, np.cumsum(is_live) - 1, -1)

    def _add_values(self, document: Document) -> None:
        key, _, keywords, numbers, stored = document
        doc_id = self._next_doc_id
        if self._key in keywords:
            raise ValueError(f"{self._key} is given by the document's key")
        check_terms([*keywords.values(), (key,)])
        if not doc_id % _PENDING_DOCUMENTS:
            for waiting in self.keywords.values():
                waiting.number_pending()
        for name, values in keywords.items():
            if values:
                self.keywords[name].add(doc_id, values)
        self._keys.add(doc_id, (key,))
        for name, number in numbers.items():
            self.numbers[name].add(doc_id, number)
        for name, content in stored.items():
            if type(content) is not bytes:
                raise TypeError(f"{name} is {type(content).__name__}, not bytes")
            self.stored[name].append(content)
            self.stored_bytes += len(content)

    def _undo(self) -> None:
        """Take back what the document that failed has left."""
        for keywords in self.keywords.values():
            keywords.undo(self._next_doc_id)
        for numbers in self.numbers.values():
            numbers.undo(self._next_doc_id)
        for contents in self.stored.values():
            del contents[self._next_doc_id :]


_KINDS = ("text", "keyword", "term", "number", "stored")
