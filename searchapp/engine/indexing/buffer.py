"""Documents that wait in memory to be flushed as a segment."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.indexing.bulk_tokenizer import KnownTerms
from searchapp.engine.indexing.document import Documents
from searchapp.engine.indexing.engine_fields import EngineField
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
        self._numbered = 0  # the doc id from which on keywords wait for their term ids
        self.token_count = 0  # tokens that have to be sorted, without those of prose that waits
        self.stored_bytes = 0
        self.deleted: set[int] = set()
        self._doc_id_by_key: dict[str, int] = {}

    def __len__(self) -> int:
        return self._next_doc_id - len(self.deleted)

    def add(self, documents: Documents) -> None:
        """Add documents in place of those with their keys. DocumentError, and no trace of any, if one is wrong."""
        keys, text, keywords, numbers, stored = documents
        first = self._next_doc_id
        try:
            sizes = {name: self.texts[name].check(parts) for name, parts in text.items()}
            self._check_values(documents)
        except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as error:
            raise DocumentError(str(keys[0]), f"{type(error).__name__}: {error}") from error
        for name, parts in text.items():
            self.token_count += self.texts[name].add(first, parts, sizes[name])
        for name, values in keywords.items():
            self.keywords[name].add(first, values)
        self._keys.add(first, [*zip(keys)])
        for name, column in numbers.items():
            self.numbers[name].add(first, column)
        for name, contents in self.stored.items():
            contents += stored.get(name) or [b""] * len(keys)
        self.stored_bytes += sum(map(len, chain.from_iterable(stored.values())))
        for doc_id, key in enumerate(keys, first):
            if key in self._doc_id_by_key:
                self.deleted.add(self._doc_id_by_key[key])
            self._doc_id_by_key[key] = doc_id
        self._next_doc_id += len(keys)
        self._number_keywords()

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

    def _check_values(self, documents: Documents) -> None:
        keys, _, keywords, numbers, stored = documents
        if self._key in keywords:
            raise ValueError(f"{self._key} is given by the document's key")
        check_terms([keys])
        for name in (*keywords.keys() - self.keywords, *stored.keys() - self.stored):
            raise KeyError(name)
        for values in keywords.values():
            check_terms(values)
        for name, column in numbers.items():
            self.numbers[name].check(column)
        for name, contents in stored.items():
            for content in contents:
                if type(content) is not bytes:
                    raise TypeError(f"{name} is {type(content).__name__}, not bytes")

    def _number_keywords(self) -> None:
        """Give the keywords of many documents their term ids."""
        if self._next_doc_id - self._numbered >= _PENDING_DOCUMENTS:
            for waiting in self.keywords.values():
                waiting.number_pending()
            self._numbered = self._next_doc_id


_KINDS = ("text", "keyword", "term", "number", "stored")
