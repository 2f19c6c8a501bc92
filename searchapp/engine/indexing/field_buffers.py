"""What a buffer holds of one field: the values of its documents as arrays of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.doc_values import DocValuePairs
from searchapp.engine.format.layout import MISSING
from searchapp.engine.indexing.bulk_tokenizer import BulkTokenizer, KnownTerms
from searchapp.engine.indexing.document import Passage, Prose
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.term_ids import CheckedTermIds

GREATEST_WEIGHT: Final = 1e6


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The `term_ids` (uint32) of all passages of a field in a row; of each passage its term count, doc id, position of
    the first term, and weight.

    The lead of a passage and the variants of its terms are passages of their own before and behind the rest; none is
    empty.
    """

    term_ids: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]
    doc_ids: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]


class TextBuffer:
    """The term ids of a text field, and each passage's doc id, position, weight and length.

    Prose waits until there is enough of it to be worth an array.
    """

    def __init__(self, known: KnownTerms, limits: IndexingLimits) -> None:
        self.known = known
        self.term_ids = known.ids
        self._limits = limits
        self._analyzer = known.tokenizer.analyzer if known.tokenizer else None
        self._passages = array("d")  # seven numbers each, as `occurrences` reads them; none has more than 53 bits
        self._term_id_parts = [np.empty(0, dtype=np.uint32)]
        self._count_parts = [np.empty((0, 2), dtype=np.int64)]  # of the terms and of the variants of each passage
        self._pending: list[bytes] = []
        self._pending_bytes = 0

    def check(self, passages: Sequence[Passage]) -> None:
        """ValueError, TypeError or OverflowError for what cannot be indexed."""
        end = 0
        for terms, weight, position, lead_terms, lead_weight in passages:
            if position < end or not 0 < weight < GREATEST_WEIGHT or not 0 <= lead_weight < GREATEST_WEIGHT:
                raise ValueError(f"a passage at position {position} after {end}, of weight {weight} + {lead_weight}")
            if lead_terms < 0:
                raise ValueError(f"a passage with a lead of {lead_terms} terms")
            if isinstance(terms, Prose):
                text = terms.text
                if type(text) is not bytes:
                    raise TypeError(f"prose that is {type(text).__name__}, not bytes")
                end = position + len(text)
                if variants := terms.analyzer.variants:
                    end += variants.gap + len(text)
            else:
                if type(terms) is str:
                    raise _not_a_sequence(terms)
                end = position + len([self.term_ids.checked(term) for term in terms])
        if end >= 1 << 32:
            raise ValueError(f"a position of {end}")

    def add(self, doc_id: int, passages: Sequence[Passage]) -> int:
        """Take in what has been checked; how many tokens have got their term ids meanwhile, which have to be sorted."""
        tokens = 0
        for terms, weight, position, lead_terms, lead_weight in passages:
            variant_position, variant_weight = 0, 0.0
            if isinstance(terms, Prose):
                text, analyzer = terms
                if analyzer is not self._analyzer:
                    tokens += self._tokenize_pending()
                    self._analyzer = analyzer
                    self.known.tokenizer = BulkTokenizer(analyzer, self.term_ids.__getitem__)
                self._pending.append(text)
                self._pending_bytes += len(text)
                if variants := analyzer.variants:
                    variant_position = position + len(text) + variants.gap
                    variant_weight = weight * variants.weight
            else:
                tokens += self._tokenize_pending() + len(terms)
                term_ids = np.fromiter(map(self.term_ids.__getitem__, terms), np.uint32, len(terms))
                self._append(term_ids, [[len(terms), 0]])
            self._passages.extend(
                (doc_id, position, weight, lead_terms, weight + lead_weight, variant_position, variant_weight)
            )
        return tokens if self._pending_bytes < self._limits.pending_text_bytes else tokens + self._tokenize_pending()

    def occurrences(self) -> Occurrences:
        """All that was taken in."""
        self._tokenize_pending()
        self._term_id_parts = [np.concatenate(self._term_id_parts)]  # and the parts are free
        terms, variants = np.concatenate(self._count_parts).T
        passages = np.array(self._passages).reshape(-1, 7).T
        doc_ids, positions, weights, lead_terms, lead_weights, variant_positions, variant_weights = passages
        leads = np.minimum(terms, lead_terms.astype(np.int64))
        counts = _in_turns(leads, terms - leads, variants)
        is_any = counts > 0
        return Occurrences(
            self._term_id_parts[0],
            counts[is_any],
            np.repeat(doc_ids.astype(np.int64), 3)[is_any],
            _in_turns(positions, positions + leads, variant_positions)[is_any].astype(np.int64),
            _in_turns(lead_weights, weights, variant_weights)[is_any].astype(np.float32),
        )

    def _tokenize_pending(self) -> int:
        """Tokenize the prose that waits; how many tokens there were."""
        tokens = 0
        if self._pending and self.known.tokenizer:
            for texts in _slices(self._pending, self._limits.tokenizer_bytes):
                tokenized = self.known.tokenizer.tokenize(texts)
                self._append(tokenized.term_ids, tokenized.counts)
                tokens += len(tokenized.term_ids)
            self._pending = []
            self._pending_bytes = 0
        return tokens

    def _append(self, term_ids: npt.NDArray[np.uint32], counts: npt.ArrayLike) -> None:
        self._term_id_parts.append(term_ids)
        self._count_parts.append(np.asarray(counts))


def _in_turns(leads: npt.ArrayLike, rests: npt.ArrayLike, variants: npt.ArrayLike) -> npt.NDArray[Any]:
    """What the lead, the rest and the variants of each passage have, one passage after another."""
    return np.column_stack([leads, rests, variants]).ravel()


def _not_a_sequence(text: str) -> TypeError:
    return TypeError(f"{text!r} is one text, not a sequence of terms")


def _slices(texts: list[bytes], slice_bytes: int) -> Iterator[list[bytes]]:
    """The texts, so many at a time that they have about so many bytes."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    edges = np.flatnonzero(np.diff(ends // slice_bytes, prepend=-1, append=-1)).tolist()
    return (texts[begin:end] for begin, end in pairwise(edges))


class KeywordBuffer:
    """The values of a keyword field as term ids, with their documents."""

    def __init__(self) -> None:
        self.term_ids = CheckedTermIds()
        self._pairs = array("Q")  # a doc id, then a term id of 32 bits

    def add(self, doc_id: int, values: Sequence[str]) -> None:
        """Take in the values, each once; ValueError, TypeError or AttributeError for what cannot be indexed."""
        if type(values) is str:
            raise _not_a_sequence(values)
        document, term_ids = doc_id << 32, self.term_ids
        for value in values if len(values) == 1 else dict.fromkeys(values):
            self._pairs.append(document | term_ids[value])

    def undo(self, doc_id: int) -> None:
        """Take back the values of the last document, as far as they came."""
        while self._pairs and self._pairs[-1] >> 32 == doc_id:
            self._pairs.pop()

    def doc_ids_with(self, value: str) -> npt.NDArray[np.int64]:
        """The documents with a value."""
        term_id = self.term_ids.get(value, -1)
        pairs = self.pairs()
        doc_ids: npt.NDArray[np.int64] = pairs.doc_ids[pairs.values == term_id]
        return doc_ids

    def pairs(self) -> DocValuePairs:
        """Doc ids and term ids, int64."""
        pairs = np.array(self._pairs, dtype=np.uint64).astype(np.int64)
        return DocValuePairs(pairs >> 32, pairs & 0xFFFFFFFF)


class NumberBuffer:
    """The numbers of a field with their documents."""

    def __init__(self) -> None:
        self._doc_ids = array("I")
        self._numbers = array("q")

    def add(self, doc_id: int, number: int) -> None:
        """Take in a number; ValueError if it is none of 64 bits."""
        if type(number) is not int or not -MISSING <= number < MISSING:
            raise ValueError(f"{number!r} is no number of this index")
        self._numbers.append(number)
        self._doc_ids.append(doc_id)

    def undo(self, doc_id: int) -> None:
        """Take back the number of the last document, if it had one."""
        if self._doc_ids and self._doc_ids[-1] == doc_id:
            self._doc_ids.pop()
            self._numbers.pop()

    def pairs(self) -> DocValuePairs:
        """Doc ids and numbers, int64."""
        return DocValuePairs(np.array(self._doc_ids, dtype=np.int64), np.array(self._numbers, dtype=np.int64))
