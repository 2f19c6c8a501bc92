"""The terms of several segments as one row, and their postings brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.array_runs import consecutive, starts
from searchapp.engine.format.field_kinds import FieldKind
from searchapp.engine.format.posting_codes import code_table
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import Family, FieldShape, FieldWriter, Run, rare_postings
from searchapp.engine.format.segment_file import FileBuilder

Array = npt.NDArray[Any]

_POSTING_TYPES: Final = (np.int64, np.uint32, np.float32, np.uint16)
CHUNK_POSTINGS: Final = 500_000  # brought together at a time, in some 50 MB


class MergedTerms:
    """The terms of one field over several segments (None: the segment has none), without those of dropped documents.

    `ranks[s]` (int64) gives for each ordinal of segment s the one among `terms`, -1 if all its documents are dropped.
    """

    def __init__(self, fields: Sequence[IndexedField | None], renumberings: Sequence[Array]) -> None:
        self.fields = fields
        self._renumberings = renumberings
        lists = [field.terms.terms(0, len(field.terms)) if field else [] for field in fields]
        union = list(dict.fromkeys(sorted(chain.from_iterable(lists))))  # sorting merges lists that are in order
        place = {term: at for at, term in enumerate(union)}
        self._places = [np.fromiter(map(place.__getitem__, terms), np.int64, len(terms)) for terms in lists]
        self.counts = np.zeros(len(union), dtype=np.int64)
        for field, renumbering, places in zip(fields, renumberings, self._places, strict=True):
            if field:
                self.counts[places] += _living(field, renumbering)
        used = self.counts > 0
        self._ordinals = np.where(used, np.cumsum(used) - 1, -1)
        self._union = union
        self.terms = [union[at] for at in np.flatnonzero(used).tolist()]
        self.ranks = [self._ordinals[places] for places in self._places]

    def runs(self) -> Iterator[Run]:
        """The postings in the order of the terms."""
        for begin, end in pairwise(_chunks(self.counts)):
            run = self._run(begin, end)
            if len(run.terms):
                yield run

    def _run(self, begin: int, end: int) -> Run:
        parts = [
            _part(field, renumbering, places, range(*np.searchsorted(places, (begin, end)).tolist()))
            for field, renumbering, places in zip(self.fields, self._renumberings, self._places, strict=True)
            if field
        ]
        blocks = _blocks(parts)
        order = _moved(blocks.postings, blocks.order)
        documents, occurrences, weights, positions = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("documents", "occurrences", "weights", "positions")
        )
        counts = self.counts[begin:end]
        return Run(
            terms=[self._union[at] for at in (begin + np.flatnonzero(counts)).tolist()],
            starts=starts(counts[counts > 0]),
            documents=documents[order],
            occurrences=occurrences[order],
            weights=weights[order],
            positions=positions[_moved(blocks.occurrences, blocks.order)] if len(positions) else None,
            values=self._values(begin, end, order),
        )

    def _values(self, begin: int, end: int, order: Array) -> list[bytes] | None:
        """Encoded values, of formats that only Whoosh knows, one by one."""
        if not any(field and field.values == "bytes" for field in self.fields):
            return None
        values = []
        for field, renumbering, places in zip(self.fields, self._renumberings, self._places, strict=True):
            if field:
                first, last = np.searchsorted(places, (begin, end)).tolist()
                postings = range(field.span(first)[0], field.span(last - 1)[1]) if first < last else range(0)
                kept = renumbering[field.documents_between(first, last)] >= 0
                values += [field.value(posting) for posting, keep in zip(postings, kept, strict=True) if keep]
        return [values[at] for at in order.tolist()]


@dataclass(frozen=True, slots=True)
class MergedShape:
    """What a merged field is: its kind, the documents of its segment, their lengths if it is scored, and its stems."""

    kind: FieldKind
    documents: int
    lengths: Array | None
    family: Family | None


def write_merged_field(builder: FileBuilder, merged: MergedShape, terms: MergedTerms) -> None:
    """Write a field from the postings of several segments."""
    present = [field for field in terms.fields if field]
    counts = [field.cell_counts() for field in present]
    total = np.zeros(max(map(len, counts)), dtype=np.int64)
    for part in counts:
        total[: len(part)] += part
    shape = FieldShape(
        merged.kind.name,
        merged.documents,
        int(terms.counts.sum()),
        rare_postings(terms.counts),
        code_table(total),
        merged.kind.values,
        occurrences=sum(field.position_count for field in present),
        lengths=merged.lengths,
        family=merged.family,
    )
    writer = FieldWriter(builder, shape)
    for run in terms.runs():
        writer.add(run)
    writer.finish()


def _living(field: IndexedField, renumbering: Array) -> npt.NDArray[np.int64]:
    """How many documents with a new number each term has."""
    frequencies = field.frequencies()
    if not len(renumbering) or renumbering.min() >= 0:
        return frequencies
    living = np.empty(len(frequencies), dtype=np.int64)
    for begin, end in pairwise(_chunks(frequencies)):
        kept = renumbering[field.documents_between(begin, end)] >= 0
        living[begin:end] = np.add.reduceat(kept, starts(frequencies[begin:end])[:-1], dtype=np.int64)
    return living


def _chunks(counts: Array) -> list[int]:
    """Where to cut terms with so many postings, so that a chunk has about CHUNK_POSTINGS."""
    if not len(counts):
        return [0]
    chunk = (np.cumsum(counts) - counts) // CHUNK_POSTINGS
    return [*np.flatnonzero(np.diff(chunk, prepend=-1)).tolist(), len(counts)]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a segment has of some terms that it uses: their `places` and how many postings and occurrences each has;
    by posting its document, occurrences and weight; and the positions."""

    places: Array
    counts: Array
    occurrence_counts: Array
    documents: Array
    occurrences: Array
    weights: Array
    positions: Array


def _part(field: IndexedField, renumbering: Array, places: Array, ordinals: range) -> _Part:
    if not ordinals:
        return _Part(
            *(np.empty(0, dtype=np.int64) for _ in range(3)), *(np.empty(0, dtype) for dtype in _POSTING_TYPES)
        )
    begin, end = ordinals.start, ordinals.stop
    documents = renumbering[field.documents_between(begin, end)]
    occurrences, weights = field.occurrences_between(begin, end), field.weights_between(begin, end)
    positions = field.positions_between(begin, end) if field.has_positions else np.empty(0, np.uint16)
    counts, owners = field.frequencies(begin, end), places[begin:end]
    kept = documents >= 0
    if not kept.all():
        if len(positions):
            positions = positions[np.repeat(kept, occurrences)]
        counts = np.add.reduceat(kept, np.cumsum(counts) - counts, dtype=np.int64)
        counts, owners = counts[counts > 0], owners[counts > 0]
        documents, occurrences, weights = documents[kept], occurrences[kept], weights[kept]
    occurrence_counts = np.add.reduceat(occurrences, np.cumsum(counts) - counts, dtype=np.int64)
    return _Part(owners, counts, occurrence_counts, documents, occurrences, weights, positions)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """What segments have of a term each: how many postings and occurrences; and the order that brings terms together,
    as stable as sorting is, so that a term's documents stay in theirs."""

    postings: Array
    occurrences: Array
    order: Array


def _blocks(parts: Sequence[_Part]) -> _Blocks:
    places, postings, occurrences = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("places", "counts", "occurrence_counts")
    )
    return _Blocks(postings, occurrences, np.argsort(places, kind="stable"))


def _moved(counts: Array, order: Array) -> Array:
    """Where the items of blocks of so many (1 or more) come from when the blocks are put into this order."""
    if not len(order):
        return np.empty(0, dtype=np.int64)
    return consecutive((np.cumsum(counts) - counts)[order], counts[order])
