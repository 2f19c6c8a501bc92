"""What a buffer holds of one field: the values of its documents as arrays of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.doc_values import DocValuePairs, concatenated
from searchapp.engine.format.layout import MISSING
from searchapp.engine.indexing.bulk_tokenizer import KnownTerms, TokenizedTexts
from searchapp.engine.indexing.document import BulkAnalyzer, Layout, Passages
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
        self._pending: dict[Layout, _Pending] = {}
        self._pending_bytes = 0

    def check(self, parts: Sequence[Passages]) -> int:
        """How many bytes of prose the parts of texts add to those that wait; what has terms already does not let it
        wait.

        ValueError, TypeError or OverflowError for what cannot be indexed.
        """
        size = 0
        ends: Sequence[int] = ()  # of what each document has so far
        for texts, layout in parts:
            analyzer, weight, position, lead_terms, lead_weight = layout
            if analyzer is None:
                size += self._limits.pending_text_bytes
                lengths = [len(self._checked(terms)) for terms in texts]
            else:
                if other := {*map(type, texts)} - {bytes}:
                    raise TypeError(f"prose that is {other.pop().__name__}, not bytes")
                lengths = list(map(len, texts))
                size += sum(lengths)
            ends = ends or [0] * len(texts)
            end = max(compress(ends, lengths), default=0)
            if position < end or not 0 < weight < _GREATEST_WEIGHT or not 0 <= lead_weight < _GREATEST_WEIGHT:
                raise ValueError(f"a passage at position {position} after {end}, of weight {weight} + {lead_weight}")
            if lead_terms < 0:
                raise ValueError(f"a passage with a lead of {lead_terms} terms")
            ends = _ends(ends, lengths, layout)
        if max(ends, default=0) >= 1 << 32:
            raise ValueError(f"a position of {max(ends)}")
        return size

    def _checked(self, terms: Sequence[str] | bytes) -> list[int]:
        """The ids of terms."""
        if isinstance(terms, str | bytes):
            raise not_a_sequence(terms)
        return [self.term_ids.checked(term) for term in terms]

    def add(self, doc_id: int, parts: Sequence[Passages], size: int) -> int:
        """Take in what documents from this one on have, which has been checked and has this size; how many tokens have
        got their term ids meanwhile, which have to be sorted."""
        for texts, layout in parts:
            if (pending := self._pending.get(layout)) is None:
                pending = self._pending[layout] = _Pending([], [])
            pending.texts.extend(texts)
            pending.doc_ids.extend(range(doc_id, doc_id + len(texts)))
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
        """Give the terms of the texts that wait their ids; how many tokens there were."""
        tokens = 0
        for layout, (texts, doc_ids) in self._pending.items():
            tokenized = self._numbered(texts) if layout.analyzer is None else self._tokenized(texts, layout.analyzer)
            lengths = np.fromiter(map(len, texts), np.int64, len(texts))
            for part in _occurrences(np.array(doc_ids), lengths, layout, tokenized):
                self._parts.append(part)
                tokens += len(part.term_ids)
        self._pending, self._pending_bytes = {}, 0
        return tokens

    def _numbered(self, texts: Sequence[Sequence[str]]) -> TokenizedTexts:
        """The term ids of texts that have terms."""
        counts = np.fromiter(map(len, texts), np.int64, len(texts))
        term_ids = np.array([self.term_ids[term] for term in chain.from_iterable(texts)], np.uint32)
        return TokenizedTexts(term_ids, counts, term_ids[:0], np.zeros_like(counts))

    def _tokenized(self, texts: Sequence[bytes], analyzer: BulkAnalyzer) -> TokenizedTexts:
        """The term ids of prose."""
        tokenizer = self.known.tokenizer_of(analyzer)
        slices = [tokenizer.tokenize(each) for each in _slices(texts, self._limits.tokenizer_bytes)]
        return TokenizedTexts(
            np.concatenate([part.term_ids for part in slices]),
            np.concatenate([part.counts for part in slices]),
            np.concatenate([part.spelling_ids for part in slices]),
            np.concatenate([part.spelling_counts for part in slices]),
        )


class _Pending(NamedTuple):
    """Texts of one layout that wait for their term ids, and the documents that they are of."""

    texts: list[Any]
    doc_ids: list[int]


def _ends(before: Sequence[int], lengths: Sequence[int], layout: Layout) -> Sequence[int]:
    """The positions that texts of these lengths reach at most, or what went before them where there is no text."""
    other = layout.analyzer.spellings if layout.analyzer else None
    begin, factor = (layout.position + other.gap, 2) if other else (layout.position, 1)
    return [begin + factor * length if length else end for end, length in zip(before, lengths, strict=True)]


def _occurrences(
    doc_ids: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], layout: Layout, texts: TokenizedTexts
) -> Iterator[Occurrences]:
    """The occurrences of the terms of texts, and those of their other spellings."""
    analyzer, weight, position, lead_terms, lead_weight = layout
    leads = np.minimum(texts.counts, lead_terms)
    counts = np.column_stack([leads, texts.counts - leads]).ravel()
    positions = np.column_stack([np.full_like(leads, position), leads + position]).ravel()
    weights = np.tile(np.array([weight + lead_weight, weight], dtype=np.float32), len(leads))
    yield _without_empty(texts.term_ids, counts, np.repeat(doc_ids, 2), positions, weights)
    if analyzer and (other := analyzer.spellings):
        spelling_weights = np.full(len(doc_ids), weight * other.weight, dtype=np.float32)
        behind = lengths + (position + other.gap)
        yield _without_empty(texts.spelling_ids, texts.spelling_counts, doc_ids, behind, spelling_weights)


def _without_empty(term_ids: npt.NDArray[np.uint32], counts: npt.NDArray[np.int64], *members: Any) -> Occurrences:
    """Occurrences without the passages that have none."""
    is_any = counts > 0
    return Occurrences(term_ids, counts[is_any], *(member[is_any] for member in members))


def _slices(texts: Sequence[bytes], slice_bytes: int) -> Iterator[Sequence[bytes]]:
    """The texts, so many at a time that they have about so many bytes."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    edges = np.flatnonzero(np.diff(ends // slice_bytes, prepend=-1, append=-1)).tolist()
    return (texts[begin:end] for begin, end in pairwise(edges))


class KeywordBuffer:
    """The values of a keyword field as term ids, with their documents; they wait for these until `number_pending`."""

    def __init__(self) -> None:
        self.term_ids = TermIds()
        self._parts: list[DocValuePairs] = []
        self._pending: list[tuple[int, Sequence[Sequence[str]]]] = []

    def add(self, doc_id: int, values: Sequence[Sequence[str]]) -> None:
        """Take in what documents from this one on have, values that `check_terms` has found right."""
        self._pending.append((doc_id, values))

    def doc_ids_with(self, value: str) -> npt.NDArray[np.int64]:
        """The documents with a value."""
        pairs = self.pairs()
        term_id = self.term_ids.get(value, -1)
        doc_ids: npt.NDArray[np.int64] = pairs.doc_ids[pairs.values == term_id]
        return doc_ids

    def pairs(self) -> DocValuePairs:
        """Doc ids and term ids, int64; each pair once."""
        self.number_pending()
        return concatenated(self._parts)

    def number_pending(self) -> None:
        """Give the values that wait their term ids, all at once."""
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        rows = [*chain.from_iterable(values for _, values in pending)]
        doc_ids = np.concatenate([np.arange(first, first + len(v), dtype=np.uint32) for first, v in pending])
        doc_ids = np.repeat(doc_ids, np.fromiter(map(len, rows), np.int64, len(rows)))
        values = map(self.term_ids.__getitem__, chain.from_iterable(rows))
        term_ids = np.fromiter(values, np.uint32, len(doc_ids))
        self._parts.append(_each_once(DocValuePairs(doc_ids, term_ids)))


def _each_once(pairs: DocValuePairs) -> DocValuePairs:
    """The pairs without those that stand there before."""
    keys = pairs.doc_ids.astype(np.int64) << 32 | pairs.values
    ordered = np.sort(keys)
    if (ordered[1:] != ordered[:-1]).all():
        return pairs
    first = np.sort(np.unique(keys, return_index=True)[1])
    return DocValuePairs(pairs.doc_ids[first], pairs.values[first])


class NumberBuffer:
    """The numbers of a field with their documents."""

    def __init__(self) -> None:
        self._doc_ids: list[int] = []
        self._numbers: list[int] = []

    def check(self, numbers: Iterable[int | None]) -> None:
        """ValueError for what is no number of 64 bits."""
        for number in numbers:
            if number is not None and (type(number) is not int or not -MISSING <= number < MISSING):
                raise ValueError(f"{number!r} is no number of this index")

    def add(self, doc_id: int, numbers: Sequence[int | None]) -> None:
        """Take in what documents from this one on have, which has been checked."""
        self._doc_ids += [having for having, number in enumerate(numbers, doc_id) if number is not None]
        self._numbers += [number for number in numbers if number is not None]

    def pairs(self) -> DocValuePairs:
        """Doc ids and numbers, int64."""
        return DocValuePairs(np.array(self._doc_ids, dtype=np.int64), np.array(self._numbers, dtype=np.int64))
