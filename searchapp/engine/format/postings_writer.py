"""Writing the postings of a field: postings by term in, sections of the segment's file out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.engine import similarity
from searchapp.engine.format import layout
from searchapp.engine.format.frequency_codes import CodeTable
from searchapp.engine.format.kept_items import KeptItems, running_sums
from searchapp.engine.format.layout import BLOCK, ESCAPE, PAGE, SectionSpec
from searchapp.engine.format.packed_positions import PositionWriter
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import GrowingSection, SegmentFileWriter
from searchapp.engine.format.stems import DocumentLanguages, StemsWriter
from searchapp.engine.format.term_dictionary import TermWriter

Array = npt.NDArray[Any]

_AT_ONCE: Final = 1 << 18  # postings


class TermPostings(Struct, frozen=True):
    """Postings of some terms in byte order: those of term i are `starts[i]` to before `starts[i + 1]`, by doc id."""

    terms: Sequence[bytes]
    starts: npt.NDArray[np.int64]
    doc_ids: Array  # integers, one a posting
    occurrences: Array  # integers
    weights: npt.NDArray[np.float32]
    positions: Iterable[Array] | None = None  # integers, of all occurrences in a row, in pieces; None: without any


class TextStatistics(Struct, frozen=True):
    """What has to be known of a text field, beside its postings, before the first is written."""

    occurrences: int  # at most
    lengths: Array  # occurrences by document
    languages: DocumentLanguages | None = None  # None: without stems


class FieldStatistics(Struct, frozen=True):
    """What has to be known of a field before its first posting is written."""

    name: str
    documents: int
    postings: int  # at most
    rare_postings: int  # of terms that have at most BLOCK of them; at most
    codes: CodeTable
    term_bytes: int  # of all terms; at most
    text: TextStatistics | None = None  # None for fields without positions and scores


def rare_posting_count(frequencies: Array) -> int:
    """How many postings are those of rare terms, where terms have so many."""
    return int(frequencies[frequencies <= BLOCK].sum())


class PostingsWriter:
    """Writes the postings of a field; `add` them in the order of their terms, then `finish`."""

    def __init__(self, writer: SegmentFileWriter, statistics: FieldStatistics) -> None:
        self._writer = writer
        self._statistics = statistics
        self._text = text = statistics.text
        documents, postings = statistics.documents, statistics.postings
        self._low = self._reserve(layout.DOC_LOW, np.uint16, postings)
        high = np.uint8 if documents <= PAGE << 8 else np.uint16
        self._high = self._reserve(layout.DOC_HIGH, high, statistics.rare_postings) if documents > PAGE else None
        self._codes = None if statistics.codes.is_trivial else self._reserve(layout.CODES, np.uint8, postings)
        self._positions = PositionWriter(writer, statistics.name, text.occurrences) if text else None
        self._norms = similarity.norms(text.lengths, _mean(text.lengths)) if text else None
        self._terms = TermWriter(writer, f"{statistics.name}.terms", statistics.term_bytes, hashed=text is not None)
        self._stems = StemsWriter(text.languages) if text and text.languages else None
        self._term_count = 0
        self._kept: dict[SectionSpec, KeptItems] = {}  # of the sections that are written at the end
        self._frequencies = writer.kept(np.uint32)  # how many documents have each term
        self._common_frequencies = writer.kept(np.uint32)
        self._occurrence_counts = writer.kept(np.int64)  # by term
        self._postings = self._occurrences = 0

    def add(self, postings: TermPostings) -> None:
        """Write some terms with their postings."""
        if not len(postings.terms):
            return
        for piece in _pieces(postings.doc_ids):
            self._low.append(piece & (PAGE - 1))
        frequencies = np.diff(postings.starts)
        common = np.flatnonzero(frequencies > BLOCK)
        self._frequencies.append(frequencies)
        self._common_frequencies.append(frequencies[common])
        self._keep(layout.COMMON_ORDINALS, common + self._term_count)
        if self._high is not None:
            self._add_pages(postings, common, self._high)
        self._add_codes(postings)
        self._add_positions(postings)
        self._add_blocks(postings, common)
        if self._stems:
            self._stems.add(postings.terms, postings.starts, postings.doc_ids)
        self._terms.add(postings.terms)
        self._term_count += len(postings.terms)
        self._postings += len(postings.doc_ids)

    def finish(self) -> None:
        """Write what is known only now: the term dictionary, and the sections by term and by block."""
        name, text = self._statistics.name, self._text
        self._terms.finish()
        if self._postings != self._term_count:
            self._add_starts(layout.POSTING_STARTS, self._frequencies, np.uint32)
        self._finish_common()
        self._finish_codes()
        languages = self._finish_text(text) if text else []
        self._writer.facts["fields"][name] = {
            "postings": self._postings,
            "positions": text is not None,
            "length": int(text.lengths.sum(dtype=np.int64)) if text else 0,
            "languages": languages,
        }

    # ---- doc ids ---------------------------------------------------------------------------------

    @property
    def _pages(self) -> int:
        return -(-self._statistics.documents // PAGE)

    def _add_pages(self, postings: TermPostings, common: Array, high: GrowingSection) -> None:
        frequencies = np.diff(postings.starts)
        high.append(postings.doc_ids[np.repeat(frequencies <= BLOCK, frequencies)] >> 16)
        edges = np.arange(self._pages + 1) * PAGE
        for begin, end in zip(postings.starts[common].tolist(), postings.starts[common + 1].tolist(), strict=True):
            self._keep(layout.COMMON_PAGES, np.searchsorted(postings.doc_ids[begin:end], edges))

    def _finish_common(self) -> None:
        self._add_kept(layout.COMMON_ORDINALS)
        self._add_starts(layout.COMMON_BEFORE, self._common_frequencies, np.uint64)
        if self._high is not None:
            self._add_kept(layout.COMMON_PAGES, self._pages + 1)
        if self._text:
            blocks = (-(-frequencies.astype(np.int64) // BLOCK) for frequencies in self._common_frequencies)
            starts = np.concatenate([*running_sums(blocks, np.uint32)])
            self._writer.add(layout.BLOCK_FIRST.of(self._statistics.name), starts)

    # ---- frequencies and weights -----------------------------------------------------------------

    def _add_codes(self, postings: TermPostings) -> None:
        if self._codes is None:
            return
        first = self._postings
        for occurrences, weights in zip(_pieces(postings.occurrences), _pieces(postings.weights), strict=True):
            codes = self._statistics.codes.codes(occurrences, weights)
            self._codes.append(codes)
            escaped = np.flatnonzero(codes == ESCAPE)
            self._keep(layout.ESCAPED_POSTING, escaped + first)
            self._keep(layout.ESCAPED_FREQUENCY, occurrences[escaped])
            self._keep(layout.ESCAPED_WEIGHT, weights[escaped])
            first += len(codes)

    def _finish_codes(self) -> None:
        if self._codes is None:
            return
        self._add(layout.CODE_FREQUENCY, self._statistics.codes.frequencies)
        self._add(layout.CODE_WEIGHT, self._statistics.codes.weights)
        for spec in (layout.ESCAPED_POSTING, layout.ESCAPED_FREQUENCY, layout.ESCAPED_WEIGHT):
            self._add_kept(spec)

    # ---- positions and impacts of text fields ----------------------------------------------------

    def _add_positions(self, postings: TermPostings) -> None:
        if self._positions is not None and postings.positions is not None:
            for piece in postings.positions:
                self._positions.add(piece)
            counts = np.add.reduceat(postings.occurrences, postings.starts[:-1], dtype=np.int64)
            self._occurrence_counts.append(counts)
            self._occurrences += int(counts.sum())

    def _add_blocks(self, postings: TermPostings, common: Array) -> None:
        if self._norms is None:
            return
        starts = postings.starts
        blocks = -(-np.diff(starts)[common] // BLOCK)
        first = np.repeat(starts[:-1][common] - offsets(blocks)[:-1] * BLOCK, blocks)
        begins = first + np.arange(int(blocks.sum())) * BLOCK
        before = offsets(postings.occurrences, np.uint32)  # differences within a term, which are right if it overflows
        self._keep(layout.BLOCK_POSITION, before[begins] - np.repeat(before[starts[:-1][common]], blocks))
        impacts = similarity.scores(postings.weights, self._norms[postings.doc_ids])
        self._keep(layout.IMPACT_BOUND, similarity.encoded_bounds(np.maximum.reduceat(impacts, starts[:-1])))
        self._keep(layout.BLOCK_IMPACT_BOUND, _block_impact_bounds(impacts, begins, starts[1:][common], blocks))

    def _finish_text(self, text: TextStatistics) -> list[str]:
        """Write what only a text field has; the languages in which it has stems."""
        if self._positions is not None:
            self._positions.finish()
        is_narrow = self._occurrences < 1 << 32
        self._add_starts(layout.POSITION_STARTS, self._occurrence_counts, np.uint32 if is_narrow else np.uint64)
        for spec in (layout.BLOCK_POSITION, layout.IMPACT_BOUND, layout.BLOCK_IMPACT_BOUND):
            self._add_kept(spec)
        is_short = int(text.lengths.max(initial=0)) < 1 << 16
        self._add(layout.LENGTHS, text.lengths.astype(np.uint16 if is_short else np.uint32))
        if self._stems is None or not self._term_count:
            return []
        return self._stems.finish(self._writer, self._statistics.name, self._terms.written())

    # ---- sections --------------------------------------------------------------------------------

    def _reserve(self, spec: SectionSpec, dtype: npt.DTypeLike, room: int) -> GrowingSection:
        return self._writer.reserve(spec.of(self._statistics.name), dtype, room)

    def _add(self, spec: SectionSpec, items: Array) -> None:
        self._writer.add(spec.of(self._statistics.name), items)

    def _add_starts(self, spec: SectionSpec, counts: KeptItems, dtype: npt.DTypeLike) -> None:
        """Write where each run of so many items begins, and where the last one ends."""
        sums = running_sums(counts, dtype)
        self._writer.add_pieces(spec.of(self._statistics.name), sums, dtype, (len(counts) + 1,))

    def _keep(self, spec: SectionSpec, items: Array) -> None:
        self._items(spec).append(items)

    def _add_kept(self, spec: SectionSpec, columns: int = 0) -> None:
        """Write what was kept of a section, flat or as rows of so many columns."""
        kept = self._items(spec)
        shape = (len(kept) // columns, columns) if columns else (len(kept),)
        self._writer.add_pieces(spec.of(self._statistics.name), kept, kept.dtype, shape)

    def _items(self, spec: SectionSpec) -> KeptItems:
        if spec not in self._kept:
            self._kept[spec] = self._writer.kept(spec.dtypes)
        return self._kept[spec]


def _pieces(items: Array) -> Iterator[Array]:
    """So many items at a time: one term may have as many postings as there are documents."""
    return (items[begin : begin + _AT_ONCE] for begin in range(0, len(items), _AT_ONCE))


def _block_impact_bounds(impacts: Array, begins: Array, ends: Array, blocks: Array) -> npt.NDArray[np.uint8]:
    """The greatest impact of each block; `ends` and `blocks` are the last posting + 1 and the blocks of each term."""
    if not len(begins):
        return np.empty(0, dtype=np.uint8)
    stops = begins + BLOCK
    stops[np.cumsum(blocks) - 1] = ends
    edges = np.stack([begins, stops], axis=1).reshape(-1)
    padded = np.append(impacts, np.float32(0))  # reduceat wants every edge inside the array
    return similarity.encoded_bounds(np.maximum.reduceat(padded, edges)[::2])


def _mean(lengths: Array) -> float:
    return float(lengths.mean()) if len(lengths) else 0.0
