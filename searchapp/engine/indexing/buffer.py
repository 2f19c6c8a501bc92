"""Documents that wait to become a segment: their terms as numbers, one row of numbers a field."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.doc_values import Pairs
from searchapp.engine.format.field_kinds import FieldKind
from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.stored_fields import BYTES
from searchapp.engine.indexing.bulk_tokenizer import CheckedNumbers, ChunkTerms, KnownTerms
from searchapp.engine.indexing.document import Document, Passage, Prose
from searchapp.errors import DocumentError

GREATEST_WEIGHT: Final = 1e6
PROSE_BYTES: Final = 8 << 20  # that wait to be numbered together
PORTION_BYTES: Final = 1 << 18  # numbered at once: its arrays fit the cache; those of 8 MB take twice as long a byte


def _taken_for_letters(text: str) -> TypeError:
    return TypeError(f"{text!r} is one text, not a sequence of terms")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Term `numbers` (uint32) of passages in a row, and of each passage the rest: one item each."""

    numbers: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int64]  # of its first term
    weights: npt.NDArray[np.float32]


class TextRows:
    """The terms of a text field as numbers in a row, and each passage's document, position, weight and length.

    Prose waits until there is enough of it to be worth an array.
    """

    def __init__(self, words: KnownTerms) -> None:
        self.words = words
        self.seen = words.seen
        self._reading = words.chunks.reading if words.chunks else None
        self._documents, self._positions, self._weights = array("q"), array("q"), array("f")
        self._numbers = [np.empty(0, dtype=np.uint32)]
        self._counts = [np.empty(0, dtype=np.int64)]
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0

    def check(self, passages: Sequence[Passage]) -> None:
        """ValueError, TypeError or OverflowError for what cannot be indexed."""
        end = 0
        for terms, weight, position in passages:
            if position < end or not 0 < weight < GREATEST_WEIGHT:
                raise ValueError(f"a passage at {position} after {end}, of weight {weight}")
            if isinstance(terms, Prose):
                text = terms.text
                if type(text) is not bytes:
                    raise TypeError(f"prose that is {type(text).__name__}, not bytes")
                end = position + len(text)
            else:
                if type(terms) is str:
                    raise _taken_for_letters(terms)
                end = position + len([self.seen.number(term) for term in terms])
        if end >= 1 << 32:
            raise ValueError(f"a position of {end}")

    def add(self, document: int, passages: Sequence[Passage]) -> int:
        """Take in what has been checked; how many terms have been numbered by the way, which will have to be sorted."""
        settled = 0
        for terms, weight, position in passages:
            if isinstance(terms, Prose):
                text, reading = terms
                if reading is not self._reading:
                    settled += self._settle()
                    self._reading = reading
                    self.words.chunks = ChunkTerms(reading, self.seen.__getitem__)
                self._waiting.append(text)
                self._waiting_bytes += len(text)
            else:
                settled += self._settle() + len(terms)
                self._keep(np.fromiter(map(self.seen.__getitem__, terms), np.uint32, len(terms)), [len(terms)])
            self._documents.append(document)
            self._positions.append(position)
            self._weights.append(weight)
        return settled if self._waiting_bytes < PROSE_BYTES else settled + self._settle()

    def _settle(self) -> int:
        """Number the terms of the prose that waits; how many there were."""
        settled = 0
        if self._waiting and self.words.chunks:
            for texts in _portions(self._waiting):
                found = self.words.chunks.numbered(texts)
                self._keep(found.numbers, found.counts)
                settled += len(found.numbers)
            self._waiting = []
            self._waiting_bytes = 0
        return settled

    def _keep(self, numbers: npt.NDArray[np.uint32], counts: npt.ArrayLike) -> None:
        self._numbers.append(numbers)
        self._counts.append(np.asarray(counts))

    def occurrences(self) -> Occurrences:
        """All that was taken in."""
        self._settle()
        self._numbers = [np.concatenate(self._numbers)]  # and the parts are free
        return Occurrences(
            self._numbers[0],
            np.concatenate(self._counts),
            np.array(self._documents, dtype=np.int64),
            np.array(self._positions, dtype=np.int64),
            np.array(self._weights, dtype=np.float32),
        )


def _portions(texts: list[bytes]) -> Iterator[list[bytes]]:
    """The texts, so many at a time that they have some PORTION_BYTES."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    edges = np.flatnonzero(np.diff(ends // PORTION_BYTES, prepend=-1, append=-1)).tolist()
    return (texts[begin:end] for begin, end in pairwise(edges))


class KeywordRows:
    """The values of a keyword field, as numbers, with their documents."""

    def __init__(self) -> None:
        self.seen = CheckedNumbers()
        self._documents, self._numbers = array("I"), array("I")

    def add(self, document: int, values: Sequence[str]) -> None:
        """Take in the values, each once; ValueError, TypeError or AttributeError for what cannot be indexed."""
        if type(values) is str:
            raise _taken_for_letters(values)
        seen = self.seen
        for value in values if len(values) == 1 else dict.fromkeys(values):
            self._numbers.append(seen[value])
            self._documents.append(document)

    def forget(self, document: int) -> None:
        """Take back what was given for the last document, as far as it came."""
        while self._documents and self._documents[-1] == document:
            self._documents.pop()
            self._numbers.pop()

    def documents_with(self, value: str) -> npt.NDArray[np.int64]:
        """The documents with a value."""
        number = self.seen.get(value, -1)
        pairs = self.pairs()
        documents: npt.NDArray[np.int64] = pairs.documents[pairs.values == number]
        return documents

    def pairs(self) -> Pairs:
        """Documents and value numbers, int64."""
        return Pairs(np.array(self._documents, dtype=np.int64), np.array(self._numbers, dtype=np.int64))


class NumberRows:
    """The numbers of a field with their documents."""

    def __init__(self) -> None:
        self.numbers = array("q")
        self.documents = array("I")

    def add(self, document: int, number: int) -> None:
        """Take in a number; ValueError if it is none of 64 bits."""
        if type(number) is not int or not -MISSING <= number < MISSING:
            raise ValueError(f"{number!r} is no number of this index")
        self.numbers.append(number)
        self.documents.append(document)

    def forget(self, document: int) -> None:
        """Take back what was given for the last document, if it was."""
        if self.documents and self.documents[-1] == document:
            self.documents.pop()
            self.numbers.pop()

    def pairs(self) -> Pairs:
        """Documents and numbers, int64."""
        return Pairs(np.array(self.documents, dtype=np.int64), np.array(self.numbers, dtype=np.int64))


class Batch:
    """Documents that are not in a segment yet, numbered from 0 in the order of their coming.

    It goes by the words that an `earlier` batch has met, which is used up.
    """

    def __init__(self, kinds: Mapping[str, FieldKind], key: str, earlier: Batch | None = None) -> None:
        self.kinds = kinds
        self.key = key
        names = [name for name, kind in kinds.items() if kind.kind == "text"]
        self.texts: dict[str, TextRows] = {
            name: TextRows(earlier.texts[name].words.kept() if earlier else KnownTerms()) for name in names
        }
        self.keywords = {name: KeywordRows() for name, kind in kinds.items() if kind.kind in ("keyword", "term")}
        self.numbers = {name: NumberRows() for name, kind in kinds.items() if kind.kind == "number"}
        self.stored: dict[str, list[bytes]] = {name: [] for name, kind in kinds.items() if kind.kind == "stored"}
        self._keys = self.keywords[key]
        self.count = 0
        self.token_count = 0  # terms that have to be sorted, beside those of prose that waits
        self.stored_bytes = 0
        self.dropped: set[int] = set()
        self._by_key: dict[str, int] = {}

    def __len__(self) -> int:
        return self.count - len(self.dropped)

    def add(self, document: Document) -> None:
        """Take a document in, instead of an earlier one with its key. DocumentError, and no trace, if it is wrong."""
        try:
            self._check(document)
            self._add_values(document)
        except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as error:
            self._forget()
            raise DocumentError(str(document.key), f"{type(error).__name__}: {error}") from error
        for name, passages in document.text.items():
            self.token_count += self.texts[name].add(self.count, passages)
        if len(document.stored) < len(self.stored):
            for name in self.stored.keys() - document.stored.keys():
                self.stored[name].append(b"")
        if document.key in self._by_key:
            self.dropped.add(self._by_key[document.key])
        self._by_key[document.key] = self.count
        self.count += 1

    @property
    def keys(self) -> list[str]:
        """The keys of its documents, dropped ones too, each once."""
        return list(self._by_key)

    def delete(self, field: str, value: str) -> int:
        """Drop the documents with a keyword; how many there were."""
        found = set(self.keywords[field].documents_with(value).tolist()) - self.dropped
        self.dropped |= found
        return len(found)

    def renumbering(self) -> npt.NDArray[np.int64] | None:
        """The new number of each document, -1 for those that were dropped; None when none was."""
        if not self.dropped:
            return None
        kept = np.ones(self.count, dtype=bool)
        kept[list(self.dropped)] = False
        return np.where(kept, np.cumsum(kept) - 1, -1)

    def _check(self, document: Document) -> None:
        if self.key in document.keywords:
            raise ValueError(f"{self.key} is given by the document's key")
        for name, passages in document.text.items():
            self.texts[name].check(passages)

    def _add_values(self, document: Document) -> None:
        count, keywords = self.count, self.keywords
        for name, values in document.keywords.items():
            if values:
                keywords[name].add(count, values)
        self._keys.add(count, (document.key,))
        for name, number in document.numbers.items():
            self.numbers[name].add(count, number)
        for name, content in document.stored.items():
            if type(content) is not bytes:
                raise TypeError(f"{name} is {type(content).__name__}, not bytes")
            self.stored[name].append(content + BYTES)  # as `stored.encoded` gives it
            self.stored_bytes += len(content)

    def _forget(self) -> None:
        for keywords in self.keywords.values():
            keywords.forget(self.count)
        for numbers in self.numbers.values():
            numbers.forget(self.count)
        for column in self.stored.values():
            del column[self.count :]
