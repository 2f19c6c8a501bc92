"""Many texts become term ids at once, by arrays.

A *token* is one occurrence of a term; a *term id* is the number of a term; a *chunk* is what stands between two spaces.
Each distinct chunk is analyzed once; every later occurrence of it is looked up by its chunk id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine.format.run_lengths import concatenated_ranges, offsets
from searchapp.engine.indexing.chunk_ids import ChunkIds
from searchapp.engine.indexing.document import BulkAnalyzer
from searchapp.engine.indexing.growing_array import GrowingArray
from searchapp.engine.indexing.limits import IndexingLimits
from searchapp.engine.indexing.term_ids import TermIds

TermIdOf = Callable[[str], int]

_NOT_ONE: Final = np.uint32(0xFFFFFFFF)  # in place of the only term of a chunk that has none or several


class TokenizedTexts(Struct, frozen=True):
    """The term ids (uint32) of texts in a row, how many each text has (int64), and both of their other spellings."""

    term_ids: npt.NDArray[np.uint32]
    counts: npt.NDArray[np.int64]
    spelling_ids: npt.NDArray[np.uint32]
    spelling_counts: npt.NDArray[np.int64]


class BulkTokenizer:
    """Gives the term ids of texts, and remembers those of each chunk that it has met."""

    def __init__(self, analyzer: BulkAnalyzer, term_id_of: TermIdOf) -> None:
        self.analyzer = analyzer
        self._chunks = _KnownChunks(analyzer.terms_of, term_id_of)
        self._spellings = _KnownChunks(analyzer.spellings.terms_of, term_id_of) if analyzer.spellings else None

    @property
    def chunk_count(self) -> int:
        """How many chunks it has met."""
        return len(self._chunks)

    def tokenize(self, texts: Sequence[bytes]) -> TokenizedTexts:
        """The terms of texts."""
        joined = b" ".join(texts)
        ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
        begins, terms = self._chunks.terms_of(self.analyzer.separate(joined))
        counts = terms.counts_before(np.searchsorted(begins, ends))
        if self.analyzer.spellings is None or self._spellings is None:
            return TokenizedTexts(terms.ids, counts, terms.ids[:0], np.zeros_like(counts))
        words, word_begins = self.analyzer.spellings.find(joined)
        _, spellings = self._spellings.terms_of(words)
        return TokenizedTexts(
            terms.ids, counts, spellings.ids, spellings.counts_before(np.searchsorted(word_begins, ends))
        )


class _ChunkTerms(Struct, frozen=True):
    """The `ids` of the terms of chunks in a row; the `others` are the indexes of the chunks that have not just one, but
    so many `more` (or -1)."""

    ids: npt.NDArray[np.uint32]
    others: npt.NDArray[np.int64]
    more: npt.NDArray[np.int64]

    def counts_before(self, chunk_edges: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """How many terms stand before each of these chunks, and behind the one before it."""
        before: npt.NDArray[np.int64] = chunk_edges + offsets(self.more)[np.searchsorted(self.others, chunk_edges)]
        return np.diff(before, prepend=0)


class _KnownChunks:
    """The terms of the chunks that were met so far."""

    def __init__(self, terms_of: Callable[[Sequence[str]], Sequence[Sequence[str]]], term_id_of: TermIdOf) -> None:
        self._analyze = terms_of
        self._term_id_of = term_id_of
        self._chunk_ids = ChunkIds()
        self._only_terms = GrowingArray(np.zeros(1, dtype=np.uint32))  # of each chunk its only term, else _NOT_ONE
        self._term_ids = GrowingArray(np.zeros(1, dtype=np.uint32))  # of all chunks, one after another
        self._starts = GrowingArray(np.zeros(1, dtype=np.int64))  # of each chunk's terms among them
        self._counts = GrowingArray(np.zeros(1, dtype=np.int64))

    def __len__(self) -> int:
        return len(self._counts.items) - 1

    def terms_of(self, text: bytes) -> tuple[npt.NDArray[np.int64], _ChunkTerms]:
        """Where the chunks of a separated text begin, and their terms."""
        chunks = self._chunk_ids.of_text(text)
        if chunks.new:
            self._learn(chunks.new)
        ids = self._only_terms.items.take(chunks.ids, mode="clip")
        others = np.flatnonzero(ids == _NOT_ONE)
        counts = self._counts.items[chunks.ids[others]]
        if len(others):
            lengths = np.ones(len(ids), dtype=np.int64)
            lengths[others] = counts
            ids = np.repeat(ids, lengths)
            several = np.flatnonzero(counts)
            begins, starts = others + offsets(counts - 1)[:-1], self._starts.items[chunks.ids[others[several]]]
            targets = concatenated_ranges(begins[several], counts[several])
            ids[targets] = self._term_ids.items[concatenated_ranges(starts, counts[several])]
        return chunks.begins, _ChunkTerms(ids, others, counts - 1)

    def _learn(self, chunks: bytes) -> None:
        """Analyze new chunks and remember their terms."""
        terms = self._analyze(chunks[:-1].decode().split(" "))
        counts = np.fromiter(map(len, terms), np.int64, len(terms))
        term_ids = np.fromiter(map(self._term_id_of, chain.from_iterable(terms)), np.uint32, int(counts.sum()))
        starts = offsets(counts)[:-1]
        only_terms = np.full(len(terms), _NOT_ONE, dtype=np.uint32)
        only_terms[counts == 1] = term_ids[starts[counts == 1]]
        self._only_terms.extend(only_terms)
        self._starts.extend(starts + len(self._term_ids.items))
        self._counts.extend(counts)
        self._term_ids.extend(term_ids)


class KnownTerms:
    """The term ids of a text field and of the chunks of its prose, kept from one buffer to the next."""

    def __init__(self) -> None:
        self.ids = TermIds()
        self._tokenizer: BulkTokenizer | None = None

    def tokenizer_of(self, analyzer: BulkAnalyzer) -> BulkTokenizer:
        """What gives the term ids of texts that an analyzer reads; it remembers chunks as long as that is the same."""
        if self._tokenizer is None or self._tokenizer.analyzer is not analyzer:
            self._tokenizer = BulkTokenizer(analyzer, self.ids.__getitem__)
        return self._tokenizer

    def for_next_buffer(self, limits: IndexingLimits) -> KnownTerms:
        """These terms, or none when they have become too many."""
        chunk_count = self._tokenizer.chunk_count if self._tokenizer else 0
        return self if len(self.ids) <= limits.known_terms and chunk_count <= limits.known_chunks else KnownTerms()
