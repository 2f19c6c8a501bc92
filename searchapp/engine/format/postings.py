"""Reading the postings of an indexed field."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from searchapp.engine import similarity
from searchapp.engine.format.array_runs import consecutive
from searchapp.engine.format.layout import BLOCK, PAGE
from searchapp.engine.format.positions import PositionList
from searchapp.engine.format.posting_codes import ONCE
from searchapp.engine.format.segment_file import Section, SegmentFile
from searchapp.engine.format.term_dictionary import TermDictionary
from searchapp.engine.format.weights import CodedWeights

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Positions:
    """Where a term occurs: `counts` (int64) by posting, and the positions (int64) of all of them in a row."""

    counts: npt.NDArray[np.int64]
    flat: npt.NDArray[np.int64]


class IndexedField:
    """The terms of a field of one segment, and for each term its documents, weights and positions.

    Documents are int64, ascending, numbered within the segment; deleted ones are among them. Weights are float32.
    Every term is named by its ordinal in `terms`.
    """

    def __init__(self, file: SegmentFile, name: str) -> None:
        self.name = name
        self.terms = TermDictionary(file, f"{name}.terms")
        self._file = file
        facts = file.facts["fields"][name]
        self.posting_count: int = facts["postings"]
        self.total_length: int = facts["length"]
        self.values: str = facts["values"]  # "none", "frequency", "positions" or "bytes"
        self.document_count: int = file.facts["documents"]
        self._low = file.section(f"{name}.low")
        self._starts = file.optional(f"{name}.starts")
        self._coded = CodedWeights(file, name) if f"{name}.codes" in file else None
        self._high = file.optional(f"{name}.high")

    # ---- which documents -------------------------------------------------------------------------

    def span(self, ordinal: int) -> tuple[int, int]:
        """The first posting of a term and the one after its last, counted over the field."""
        if self._starts is None:
            return ordinal, ordinal + 1
        starts = self._start_memory
        return starts[ordinal], starts[ordinal + 1]

    def frequency(self, ordinal: int) -> int:
        """How many documents have the term."""
        begin, end = self.span(ordinal)
        return end - begin

    def frequencies(self, begin: int = 0, end: int | None = None) -> npt.NDArray[np.int64]:
        """How many documents have each of the terms from `begin` to before `end`; int64."""
        end = len(self.terms) if end is None else end
        if self._starts is None:
            return np.ones(end - begin, dtype=np.int64)
        starts = self._starts.part(begin, end + 1).astype(np.int64)
        return starts[1:] - starts[:-1]

    def documents(self, ordinal: int) -> npt.NDArray[np.intp]:
        """The documents that have the term."""
        begin, end = self.span(ordinal)
        low = self._low.part(begin, end)
        if self._high is None:
            return low.astype(np.intp)
        row = self._row(ordinal)
        if self._is_common(row, ordinal):
            return self._on_pages(row, low)
        first = begin - self._before[row]
        return (self._high.part(first, first + end - begin).astype(np.intp) << 16) + low

    def documents_between(self, begin: int, end: int) -> npt.NDArray[np.intp]:
        """The documents of the terms from ordinal `begin` to before `end`, term after term, so not in order."""
        if begin >= end:
            return np.empty(0, dtype=np.intp)
        first, last = self.span(begin)[0], self.span(end - 1)[1]
        low = self._low.part(first, last)
        if self._high is None:
            return low.astype(np.intp)
        rows = range(self._row(begin), self._row(end))
        pages = np.empty(last - first, dtype=np.intp)
        rare = np.ones(last - first, dtype=bool)
        for row in rows:
            at = self.span(self._common[row])
            pages[at[0] - first : at[1] - first] = self._page_numbers(row)
            rare[at[0] - first : at[1] - first] = False
        from_ = first - self._before[rows.start]
        count = int(np.count_nonzero(rare))
        pages[rare] = self._high.part(from_, from_ + count).astype(np.intp) << 16
        return pages + low

    # ---- how much --------------------------------------------------------------------------------

    def weights(self, ordinal: int) -> npt.NDArray[np.float32]:
        """The weight of the term in each of its documents."""
        return self.weights_between(ordinal, ordinal + 1)

    def weights_between(self, begin: int, end: int) -> npt.NDArray[np.float32]:
        """The weights of the terms from ordinal `begin` to before `end`, term after term."""
        first, last = self.span(begin)[0], self.span(end - 1)[1]
        return self._coded.between(first, last, "weight") if self._coded else np.ones(last - first, dtype=np.float32)

    def weights_at(self, ordinal: int, places: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """The weight of the term in the documents at these places among its postings."""
        if self._coded is None:
            return np.ones(len(places), dtype=np.float32)
        return self._coded.at(*self.span(ordinal), places, "weight")

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
        section = self._file.optional(f"{self.name}.lengths")
        return np.zeros(self.document_count, dtype=np.uint16) if section is None else section.whole()

    def impact_bound(self, ordinal: int) -> float:
        """What no impact of the term's postings exceeds, see `similarity.bound_factor`."""
        return float(similarity.decoded_bounds(self._bounds.part(ordinal, ordinal + 1))[0])

    def block_impact_bounds(self, ordinal: int) -> npt.NDArray[np.float32] | None:
        """The same for each 128 postings of a term that has more than that; None for others."""
        row = self._row(ordinal)
        if not self._is_common(row, ordinal):
            return None
        first = self._first_blocks
        section = self._file.section(f"{self.name}.block.bound")
        return similarity.decoded_bounds(section.part(first[row], first[row + 1]))

    # ---- where -----------------------------------------------------------------------------------

    @property
    def has_positions(self) -> bool:
        """Whether positions are kept."""
        return f"{self.name}.positions" in self._file

    @property
    def position_count(self) -> int:
        """How many positions there are."""
        return len(self._position_list) if self.has_positions else 0

    def positions(self, ordinal: int, picks: npt.NDArray[np.intp] | None = None) -> Positions:
        """Where the term occurs in its documents, or in those at the places `picks` (ascending) among its postings."""
        first = self._first_positions[ordinal]
        if picks is None:
            flat = self._position_list.between(first, self._first_positions[ordinal + 1])
            return Positions(self.occurrences(ordinal).astype(np.int64), flat)
        starts, counts = self._position_spans(ordinal, picks)
        return Positions(counts, self._position_list.at(consecutive(starts + first, counts)))

    def occurrence_count(self, ordinal: int) -> int:
        """How often the term occurs in all of its documents."""
        count: int = self._first_positions[ordinal + 1] - self._first_positions[ordinal]
        return count

    def positions_between(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """The positions of the terms from ordinal `begin` to before `end`, term after term."""
        return self._position_list.between(self._first_positions[begin], self._first_positions[end])

    def _position_spans(self, ordinal: int, picks: npt.NDArray[np.intp]) -> tuple[Array, Array]:
        """Where, among the term's positions, those of the picked postings begin, and how many they are."""
        row = self._row(ordinal)
        if not self._is_common(row, ordinal) or 4 * len(picks) * BLOCK > self.frequency(ordinal):
            counts = self.occurrences(ordinal).astype(np.int64)
            picked = counts.take(picks)
            return counts.cumsum().take(picks) - picked, picked
        return self._spans_by_block(ordinal, row, picks)

    def _spans_by_block(self, ordinal: int, row: int, picks: npt.NDArray[np.intp]) -> tuple[Array, Array]:
        begin, end = self.span(ordinal)
        blocks = picks // BLOCK
        first, last = self._first_blocks[row], self._first_blocks[row + 1]
        starts = self._file.section(f"{self.name}.block.position").part(first, last)[blocks].astype(np.int64)
        within = np.minimum(blocks[:, None] * BLOCK + np.arange(BLOCK), end - begin - 1)
        counts = self._occurrences_at(begin, end, within)
        before = np.where(within < picks[:, None], counts, 0).sum(axis=1)
        return starts + before, self._occurrences_at(begin, end, picks)

    def _occurrences_at(self, begin: int, end: int, places: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        if self._coded is None:
            return np.ones(places.shape, dtype=np.int64)
        return self._coded.at(begin, end, places, "frequency").astype(np.int64)

    # ---- words of one stem, encoded values -------------------------------------------------------

    def cell_counts(self) -> npt.NDArray[np.int64]:
        """How many postings have each pair of occurrences and weight, as `codes.cells` numbers them."""
        if self._coded:
            return self._coded.cell_counts()
        counts = np.zeros(ONCE + 1, dtype=np.int64)
        counts[ONCE] = self.posting_count
        return counts

    def family(self, stem: bytes) -> list[int]:
        """The ordinals, ascending, of the terms with this stem."""
        if f"{self.name}.family.starts" not in self._file:
            return []
        found = self._stems.find(stem)
        if found >= 0:
            starts, members = self._families
            return members[starts[found] : starts[found + 1]].tolist()
        alone = self.terms.find(stem)
        return [alone] if alone >= 0 and not self._grouped[alone] else []

    def value(self, posting: int) -> bytes:
        """The encoded value of one posting (counted over the field), of a format that only Whoosh knows."""
        ends = self._file.section(f"{self.name}.values.ends").part(max(0, posting - 1), posting + 1)
        begin = int(ends[0]) if posting else 0
        base = self._file.offset(f"{self.name}.values.blob")
        return self._file.text(base + begin, base + int(ends[-1]))

    # ---- the parts of the above ------------------------------------------------------------------

    @cached_property
    def _start_memory(self) -> memoryview:
        return self._file.section(f"{self.name}.starts").memory()

    @cached_property
    def _common(self) -> memoryview:
        return self._file.section(f"{self.name}.common").memory()

    @cached_property
    def _before(self) -> memoryview:
        return self._file.section(f"{self.name}.before").memory()

    @cached_property
    def _first_blocks(self) -> memoryview:
        return self._file.section(f"{self.name}.block.first").memory()

    @cached_property
    def _first_positions(self) -> memoryview:
        return self._file.section(f"{self.name}.occurrences").memory()

    @cached_property
    def _position_list(self) -> PositionList:
        return PositionList(self._file, self.name)

    @cached_property
    def _bounds(self) -> Section:
        return self._file.section(f"{self.name}.bound")

    @cached_property
    def _families(self) -> tuple[memoryview, memoryview]:
        section = self._file.section
        return section(f"{self.name}.family.starts").memory(), section(f"{self.name}.family.members").memory()

    @cached_property
    def _stems(self) -> TermDictionary:
        return TermDictionary(self._file, f"{self.name}.family")

    @cached_property
    def _grouped(self) -> Array:
        grouped = np.zeros(len(self.terms), dtype=bool)
        grouped[self._file.section(f"{self.name}.family.members").whole()] = True
        return grouped

    def _row(self, ordinal: int) -> int:
        return bisect_left(self._common, ordinal)

    def _is_common(self, row: int, ordinal: int) -> bool:
        return row < len(self._common) and self._common[row] == ordinal

    def _on_pages(self, row: int, low: Array) -> npt.NDArray[np.intp]:
        """The documents of a common term: page by page, which is twice as fast as adding up two arrays."""
        found = low.astype(np.intp)
        ends = self._file.section(f"{self.name}.pages").part(row, row + 1)[0].tolist()
        for page in range(1, len(ends) - 1):
            found[ends[page] : ends[page + 1]] += page * PAGE
        return found

    def _page_numbers(self, row: int) -> npt.NDArray[np.intp]:
        """Page * 65536 of each posting of a common term."""
        ends = self._file.section(f"{self.name}.pages").part(row, row + 1)[0].astype(np.intp)
        return np.repeat(np.arange(len(ends) - 1) * PAGE, np.diff(ends))
