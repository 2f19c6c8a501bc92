"""What a buffer holds of one field: the values of its documents as arrays of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.doc_values import DocValuePairs, concatenated
from searchapp.engine.format.layout import MISSING
from searchapp.engine.indexing.bulk_tokenizer import KnownTerms, TokenizedTexts
from searchapp.engine.indexing.document import BulkAnalyzer, Passage, Prose
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.term_ids import TermIds, not_a_sequence

_GREATEST_WEIGHT: Final = 1e6


class Occurrences(Struct, frozen=True):
    """The `term_ids` (uint32) of all passages of a field in a row; of each passage its term count, doc id, position of
    the first term, and weight.

    The lead of a passage and the other spellings of its terms are passages of their own before and behind the rest;
    none is empty.
    """

    term_ids: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]
    doc_ids: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]


class TextBuffer:
    """The occurrences of terms in a text field.

    Prose waits until there is enough of it to be worth an array.
    """

    def __init__(self, known: KnownTerms, limits: IndexingLimits) -> None:
        self.known = known
        self.term_ids = known.ids
        self._limits = limits
        self._parts: list[Occurrences] = []
        self._pending: list[Passage] = []
        self._pending_doc_ids: list[int] = []
        self._pending_bytes = 0

    def check(self, passages: Sequence[Passage]) -> int:
        """How many bytes of prose the passages add to those that wait; what has terms already does not let it wait.

        ValueError, TypeError or OverflowError for what cannot be indexed.
        """
        end = size = 0
        for terms, weight, position, lead_terms, lead_weight in passages:
            if position < end or not 0 < weight < _GREATEST_WEIGHT or not 0 <= lead_weight < _GREATEST_WEIGHT:
                raise ValueError(f"a passage at position {position} after {end}, of weight {weight} + {lead_weight}")
            if lead_terms < 0:
                raise ValueError(f"a passage with a lead of {lead_terms} terms")
            if isinstance(terms, Prose):
                text, analyzer = terms
                if type(text) is not bytes:
                    raise TypeError(f"prose that is {type(text).__name__}, not bytes")
                size += len(text)
                end = position + len(text)
                if spellings := analyzer.spellings:
                    end += spellings.gap + len(text)
            elif type(terms) is str:
                raise not_a_sequence(terms)
            else:
                size += self._limits.pending_text_bytes
                end = position + len([self.term_ids.checked(term) for term in terms])
        if end >= 1 << 32:
            raise ValueError(f"a position of {end}")
        return size

    def add(self, doc_id: int, passages: Sequence[Passage], size: int) -> int:
        """Take in what has been checked and has this size; how many tokens have got their term ids meanwhile, which
        have to be sorted."""
        self._pending += passages
        self._pending_doc_ids += [doc_id] * len(passages)
        self._pending_bytes += size
        return 0 if self._pending_bytes < self._limits.pending_text_bytes else self._number_pending()

    def occurrences(self) -> Occurrences:
        """All that was taken in."""
        self._number_pending()
        parts, self._parts = self._parts, []
        nothing = np.empty(0, dtype=np.int64)
        return Occurrences(
            np.concatenate([np.empty(0, dtype=np.uint32), *(part.term_ids for part in parts)]),
            np.concatenate([nothing, *(part.counts for part in parts)]),
            np.concatenate([nothing, *(part.doc_ids for part in parts)]),
            np.concatenate([nothing, *(part.positions for part in parts)]),
            np.concatenate([np.empty(0, dtype=np.float32), *(part.weights for part in parts)]),
        )

    def _number_pending(self) -> int:
        """Give the terms of the passages that wait their ids; how many tokens there were."""
        begin = tokens = 0
        for analyzer, group in groupby(self._pending, _analyzer_of):
            passages = list(group)
            doc_ids = self._pending_doc_ids[begin : begin + len(passages)]
            texts = self._numbered(passages) if analyzer is None else self._tokenized(passages, analyzer)
            self._parts.append(_occurrences(np.array(doc_ids), passages, analyzer, texts))
            begin += len(passages)
            tokens += len(texts.term_ids)
        self._pending, self._pending_doc_ids, self._pending_bytes = [], [], 0
        return tokens

    def _numbered(self, passages: Sequence[Passage]) -> TokenizedTexts:
        """The term ids of passages that have terms."""
        terms = [passage.terms for passage in passages if not isinstance(passage.terms, Prose)]
        counts = np.fromiter(map(len, terms), np.int64, len(terms))
        term_ids = [self.term_ids[term] for term in chain.from_iterable(terms)]
        return TokenizedTexts(np.array(term_ids, np.uint32), np.column_stack([counts, np.zeros_like(counts)]))

    def _tokenized(self, passages: Sequence[Passage], analyzer: BulkAnalyzer) -> TokenizedTexts:
        """The term ids of passages of prose."""
        tokenizer = self.known.tokenizer_of(analyzer)
        slices = [tokenizer.tokenize(texts) for texts in _slices(_texts(passages), self._limits.tokenizer_bytes)]
        return TokenizedTexts(
            np.concatenate([part.term_ids for part in slices]), np.concatenate([part.counts for part in slices])
        )


def _texts(passages: Sequence[Passage]) -> list[bytes]:
    """The texts of passages of prose."""
    return [passage.terms.text for passage in passages if isinstance(passage.terms, Prose)]


def _analyzer_of(passage: Passage) -> BulkAnalyzer | None:
    """What the text of a passage is tokenized by; None where it has terms."""
    return passage.terms.analyzer if isinstance(passage.terms, Prose) else None


def _occurrences(
    doc_ids: npt.NDArray[np.int64], passages: Sequence[Passage], analyzer: BulkAnalyzer | None, texts: TokenizedTexts
) -> Occurrences:
    """The occurrences of the terms of passages."""
    _, *columns = zip(*passages, strict=True)
    weights, positions, lead_terms, lead_weights = (np.fromiter(column, np.float64) for column in columns)
    terms, spellings = texts.counts.T
    leads = np.minimum(terms, lead_terms.astype(np.int64))
    counts = _in_turns(leads, terms - leads, spellings)
    is_any = counts > 0
    spelling_positions, spelling_weights = positions, weights
    if analyzer and analyzer.spellings:
        spelling_positions = positions + [len(text) + analyzer.spellings.gap for text in _texts(passages)]
        spelling_weights = weights * analyzer.spellings.weight
    return Occurrences(
        texts.term_ids,
        counts[is_any],
        np.repeat(doc_ids, 3)[is_any],
        _in_turns(positions, positions + leads, spelling_positions)[is_any].astype(np.int64),
        _in_turns(weights + lead_weights, weights, spelling_weights)[is_any].astype(np.float32),
    )


def _in_turns(leads: npt.ArrayLike, rests: npt.ArrayLike, spellings: npt.ArrayLike) -> npt.NDArray[Any]:
    """What the lead, the rest and the other spellings of each passage have, one passage after another."""
    return np.column_stack([leads, rests, spellings]).ravel()


def _slices(texts: list[bytes], slice_bytes: int) -> Iterator[list[bytes]]:
    """The texts, so many at a time that they have about so many bytes."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    edges = np.flatnonzero(np.diff(ends // slice_bytes, prepend=-1, append=-1)).tolist()
    return (texts[begin:end] for begin, end in pairwise(edges))


class KeywordBuffer:
    """The values of a keyword field as term ids, with their documents; they wait for these until `number_pending`."""

    def __init__(self) -> None:
        self.term_ids = TermIds()
        self._parts: list[DocValuePairs] = []
        self._pending: list[Sequence[str]] = []
        self._pending_doc_ids: list[int] = []

    def add(self, doc_id: int, values: Sequence[str]) -> None:
        """Take in values that `check_terms` has found right, each once."""
        is_distinct = len(values) == 1 or len(values) == len({*values})
        self._pending.append(values if is_distinct else tuple(dict.fromkeys(values)))
        self._pending_doc_ids.append(doc_id)

    def undo(self, doc_id: int) -> None:
        """Take back the values of the last document, if it had any."""
        if self._pending_doc_ids and self._pending_doc_ids[-1] == doc_id:
            self._pending_doc_ids.pop()
            self._pending.pop()

    def doc_ids_with(self, value: str) -> npt.NDArray[np.int64]:
        """The documents with a value."""
        pairs = self.pairs()
        term_id = self.term_ids.get(value, -1)
        doc_ids: npt.NDArray[np.int64] = pairs.doc_ids[pairs.values == term_id]
        return doc_ids

    def pairs(self) -> DocValuePairs:
        """Doc ids and term ids, int64."""
        self.number_pending()
        return concatenated(self._parts)

    def number_pending(self) -> None:
        """Give the values that wait their term ids, all at once."""
        if not self._pending:
            return
        counts = np.fromiter(map(len, self._pending), np.int64, len(self._pending))
        doc_ids = np.repeat(np.array(self._pending_doc_ids, dtype=np.uint32), counts)
        values = map(self.term_ids.__getitem__, chain.from_iterable(self._pending))
        self._parts.append(DocValuePairs(doc_ids, np.fromiter(values, np.uint32, len(doc_ids))))
        self._pending, self._pending_doc_ids = [], []


class NumberBuffer:
    """The numbers of a field with their documents."""

    def __init__(self) -> None:
        self._doc_ids: list[int] = []
        self._numbers: list[int] = []

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
