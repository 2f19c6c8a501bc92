"""Reading the postings of a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine import similarity
from searchapp.engine.format import layout
from searchapp.engine.format.coded_postings import CodedPostings
from searchapp.engine.format.doc_id_lists import DocIdLists, Span
from searchapp.engine.format.frequency_codes import once_counts
from searchapp.engine.format.layout import BLOCK, SectionSpec
from searchapp.engine.format.packed_positions import PositionList
from searchapp.engine.format.run_lengths import concatenated_ranges
from searchapp.engine.format.segment_file import Section, SegmentFile
from searchapp.engine.format.stems import Stems
from searchapp.engine.format.term_dictionary import TermDictionary

Array = npt.NDArray[Any]


class Positions(Struct, frozen=True):
    """Where a term occurs: `counts` (int64) by posting, and the positions (int64) of all postings in a row."""

    counts: npt.NDArray[np.int64]
    flat: npt.NDArray[np.int64]


class IndexedField:
    """The terms of a field of one segment, and the postings of each: doc ids, weights, frequencies and positions.

    Doc ids are ascending, and int64 unless told otherwise; deleted documents are among them. Weights are float32. A
    term is given by its ordinal in `terms`; a posting by its index among those of its term or, where told so, among
    those of the field.
    """

    def __init__(self, file: SegmentFile, name: str) -> None:
        self.name = name
        self.terms = TermDictionary(file, f"{name}.terms")
        self._file = file
        facts = file.facts["fields"][name]
        self.posting_count: int = facts["postings"]
        self.total_length: int = facts["length"]
        self.has_positions: bool = facts["positions"]
        self.document_count: int = file.facts["documents"]
        self._doc_ids = DocIdLists(file, name)
        self._starts = file.optional(layout.POSTING_STARTS.of(name))
        self._coded = CodedPostings(file, name) if layout.CODES.of(name) in file else None

    # ---- doc ids ---------------------------------------------------------------------------------

    def span(self, ordinal: int) -> Span:
        """The first posting of a term, counted over the field, and the one after its last."""
        if self._starts is None:
            return ordinal, ordinal + 1
        starts = self._start_memory
        return starts[ordinal], starts[ordinal + 1]

    @property
    def rare_posting_count(self) -> int:
        """How many of the postings are those of terms that at most BLOCK documents have."""
        return self.posting_count - int(self._doc_ids.before[-1])

    def frequency(self, ordinal: int) -> int:
        """How many documents have the term."""
        begin, end = self.span(ordinal)
        return end - begin

    def frequencies(self, begin: int = 0, end: int | None = None) -> npt.NDArray[np.int64]:
        """How many documents have each of the terms from ordinal `begin` to before `end`; int64."""
        end = len(self.terms) if end is None else end
        if self._starts is None:
            return np.ones(end - begin, dtype=np.int64)
        starts = self._starts.part(begin, end + 1).astype(np.int64)
        return starts[1:] - starts[:-1]

    def doc_ids(self, ordinal: int) -> npt.NDArray[np.intp]:
        """The documents that have the term."""
        return self._doc_ids.of(ordinal, self.span(ordinal))

    def doc_ids_of(self, ordinals: Sequence[int], spans: Sequence[Span]) -> Array:
        """The doc ids of some terms with their spans, those of one behind those of the one before.

        They are uint16 in a segment of one page, else uint32.
        """
        return self._doc_ids.of_several(ordinals, spans)

    def doc_ids_between(self, begin: int, end: int) -> npt.NDArray[np.intp]:
        """The doc ids of the terms from ordinal `begin` to before `end`, term after term, so not in order."""
        return self._doc_ids.between(begin, end, self.span)

    # ---- weights and frequencies -----------------------------------------------------------------

    @property
    def is_trivial(self) -> bool:
        """Whether every document has each of its terms once, with weight 1."""
        return self._coded is None

    def weights(self, ordinal: int) -> npt.NDArray[np.float32]:
        """The weight of the term in each of its documents."""
        return self.weights_between(ordinal, ordinal + 1)

    def weights_between(self, begin: int, end: int) -> npt.NDArray[np.float32]:
        """The weights of the terms from ordinal `begin` to before `end`, term after term."""
        first, last = self.span(begin)[0], self.span(end - 1)[1]
        return self._coded.between(first, last, "weight") if self._coded else np.ones(last - first, dtype=np.float32)

    def weights_of(self, spans: Sequence[Span]) -> npt.NDArray[np.float32]:
        """The weights of the terms with these spans, those of one behind those of the one before."""
        if self._coded is None:
            return np.ones(sum([end - begin for begin, end in spans]), dtype=np.float32)
        return self._coded.weights_of(spans)

    def codes_of(self, spans: Sequence[Span]) -> npt.NDArray[np.uint8] | None:
        """The same as indices into `code_weights`; None where a weight has no code."""
        return self._coded.codes_of(spans) if self._coded else None

    @cached_property
    def code_weights(self) -> npt.NDArray[np.float32]:
        """The weight by code, where there are codes."""
        assert self._coded is not None
        return self._coded.weights

    def weights_at(self, ordinal: int, indexes: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """The weight of each of these postings of the term."""
        if self._coded is None:
            return np.ones(len(indexes), dtype=np.float32)
        return self._coded.values_at(*self.span(ordinal), indexes, "weight")

    def occurrences(self, ordinal: int) -> npt.NDArray[np.uint32]:
        """How often the term occurs in each of its documents."""
        return self.occurrences_between(ordinal, ordinal + 1)

    def occurrences_between(self, begin: int, end: int) -> npt.NDArray[np.uint32]:
        """The occurrences of the terms from ordinal `begin` to before `end`, term after term."""
        first, last = self.span(begin)[0], self.span(end - 1)[1]
        return self._coded.between(first, last, "frequency") if self._coded else np.ones(last - first, dtype=np.uint32)

    @cached_property
    def lengths(self) -> Array:
        """How many occurrences of terms each document has (uint16 or uint32, one a document); zeros if unscored."""
        section = self._file.optional(layout.LENGTHS.of(self.name))
        return np.zeros(self.document_count, dtype=np.uint16) if section is None else section.whole()

    def impact_bound(self, ordinal: int) -> float:
        """What no impact of the term's postings exceeds, see `similarity.bound_factor`."""
        return float(similarity.decoded_bounds(self._impact_bounds.part(ordinal, ordinal + 1))[0])

    def block_impact_bounds(self, ordinal: int) -> npt.NDArray[np.float32] | None:
        """The same of each block of 128 postings of a common term; None for a rare term."""
        row = self._doc_ids.row(ordinal)
        if not self._doc_ids.is_common(row, ordinal):
            return None
        first = self._first_blocks
        return similarity.decoded_bounds(self._section(layout.BLOCK_IMPACT_BOUND).part(first[row], first[row + 1]))

    # ---- positions -------------------------------------------------------------------------------

    @property
    def position_count(self) -> int:
        """How many positions there are."""
        return len(self._position_list) if self.has_positions else 0

    def positions(self, ordinal: int, picks: npt.NDArray[np.intp] | None = None) -> Positions:
        """Where the term occurs in its documents, or in those of the postings `picks` (ascending)."""
        first = self._first_positions[ordinal]
        if picks is None:
            flat = self._position_list.between(first, self._first_positions[ordinal + 1])
            return Positions(self.occurrences(ordinal).astype(np.int64), flat)
        starts, counts = self._position_spans(ordinal, picks)
        return Positions(counts, self._position_list.values_at(concatenated_ranges(starts + first, counts)))

    def occurrence_count(self, ordinal: int) -> int:
        """How often the term occurs in all of its documents."""
        count: int = self._first_positions[ordinal + 1] - self._first_positions[ordinal]
        return count

    def occurrence_counts(self, begin: int = 0, end: int | None = None) -> npt.NDArray[np.int64]:
        """How often each of some terms occurs; as often as it has documents where there are no positions."""
        if not self.has_positions:
            return self.frequencies(begin, end)
        end = len(self.terms) if end is None else end
        return np.diff(self._first_positions[begin : end + 1]).astype(np.int64)

    def position_pieces(self, begin: int, end: int, at_once: int) -> Iterator[npt.NDArray[np.int64]]:
        """The positions of the terms from ordinal `begin` to before `end`, term after term, so many at a time."""
        first, last = self._first_positions[begin], self._first_positions[end]
        for start in range(first, last, at_once):
            yield self._position_list.between(start, min(start + at_once, last))

    def _position_spans(self, ordinal: int, picks: npt.NDArray[np.intp]) -> tuple[Array, Array]:
        """The first position, among the term's, of each picked posting, and how many positions it has."""
        row = self._doc_ids.row(ordinal)
        if not self._doc_ids.is_common(row, ordinal) or 4 * len(picks) * BLOCK > self.frequency(ordinal):
            counts = self.occurrences(ordinal).astype(np.int64)
            picked = counts.take(picks)
            return counts.cumsum().take(picks) - picked, picked
        return self._spans_by_block(ordinal, row, picks)

    def _spans_by_block(self, ordinal: int, row: int, picks: npt.NDArray[np.intp]) -> tuple[Array, Array]:
        begin, end = self.span(ordinal)
        blocks = picks // BLOCK
        first, last = self._first_blocks[row], self._first_blocks[row + 1]
        starts = self._section(layout.BLOCK_POSITION).part(first, last)[blocks].astype(np.int64)
        within = np.minimum(blocks[:, None] * BLOCK + np.arange(BLOCK), end - begin - 1)
        counts = self._occurrences_at(begin, end, within)
        before = np.where(within < picks[:, None], counts, 0).sum(axis=1)
        return starts + before, self._occurrences_at(begin, end, picks)

    def _occurrences_at(self, begin: int, end: int, indexes: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        if self._coded is None:
            return np.ones(indexes.shape, dtype=np.int64)
        return self._coded.values_at(begin, end, indexes, "frequency").astype(np.int64)

    # ---- inflections, statistics -----------------------------------------------------------------

    def pair_counts(self) -> npt.NDArray[np.int64]:
        """How many postings have each pair of frequency and weight, by the pair's number in frequency_codes.py."""
        return self._coded.pair_counts() if self._coded else once_counts(self.posting_count)

    @property
    def languages(self) -> Sequence[str]:
        """The languages in which its terms have stems; the empty one is the default."""
        return self._stems.languages

    def inflections(self, stem: bytes, language: str) -> list[int]:
        """The ordinals, ascending, of the terms with this stem in documents of a language."""
        return self._stems.inflections(stem, language)

    # ---- the sections ----------------------------------------------------------------------------

    def release(self) -> None:
        """Give the memory back that what was read takes up; it is read from the file again where it is needed."""
        self._file.release()

    @cached_property
    def _start_memory(self) -> memoryview:
        return self._section(layout.POSTING_STARTS).memory()

    @cached_property
    def _first_blocks(self) -> memoryview:
        return self._section(layout.BLOCK_FIRST).memory()

    @cached_property
    def _first_positions(self) -> memoryview:
        return self._section(layout.POSITION_STARTS).memory()

    @cached_property
    def _position_list(self) -> PositionList:
        return PositionList(self._file, self.name)

    @cached_property
    def _impact_bounds(self) -> Section:
        return self._section(layout.IMPACT_BOUND)

    @cached_property
    def _stems(self) -> Stems:
        return Stems(self._file, self.name, self.terms)

    def _section(self, spec: SectionSpec) -> Section:
        return self._file.section(spec.of(self.name))
