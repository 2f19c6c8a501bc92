"""The terms of several segments as one row, and their postings brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.codes import code_table
from searchapp.engine.files import FileBuilder
from searchapp.engine.inverted import Family, FieldShape, FieldWriter, Run, rare_postings
from searchapp.engine.kinds import FieldKind
from searchapp.engine.postings import IndexedField

Array = npt.NDArray[Any]

CHUNK_POSTINGS: Final = 1_000_000  # brought together at a time, in some 100 MB


class MergedTerms:
    """The terms of one field over several segments (None: the segment has none), without those of dropped documents.

    `ranks[s]` (int64) gives for each ordinal of segment s the one among `terms`, -1 if all its documents are dropped.
    """

    def __init__(self, fields: Sequence[IndexedField | None], renumberings: Sequence[Array]) -> None:
        self.fields = fields
        self._renumberings = renumberings
        lists = [field.terms.terms(0, len(field.terms)) if field else [] for field in fields]
        union = sorted(set().union(*lists))
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
        columns = zip(*parts, strict=True)
        places, documents, occurrences, weights, positions = (np.concatenate(column) for column in columns)
        keys = np.sort((places.astype(np.uint64) << np.uint64(32)) | np.arange(len(places), dtype=np.uint64))
        order = (keys & np.uint64(0xFFFFFFFF)).astype(np.intp)
        counts = self.counts[begin:end]
        starts = np.zeros(int(np.count_nonzero(counts)) + 1, dtype=np.int64)
        np.cumsum(counts[counts > 0], out=starts[1:])
        return Run(
            terms=[self._union[at] for at in (begin + np.flatnonzero(counts)).tolist()],
            starts=starts,
            documents=documents[order],
            occurrences=occurrences[order],
            weights=weights[order],
            positions=_reordered(positions, occurrences, order) if len(positions) else None,
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
        family=_remembering(present, merged.family) if merged.family else None,
    )
    writer = FieldWriter(builder, shape)
    for run in terms.runs():
        writer.add(run)
    writer.finish()


def _remembering(fields: Sequence[IndexedField], family: Family) -> Family:
    """The family function, not asked again for terms that a segment has grouped."""
    known: dict[str, str] = {}
    for field in fields:
        known.update((term.decode(), stem.decode()) for term, stem in field.stems().items())
    return lambda term: known.get(term) or family(term)


def _living(field: IndexedField, renumbering: Array) -> npt.NDArray[np.int64]:
    """How many documents with a new number each term has."""
    frequencies = field.frequencies()
    if not len(renumbering) or renumbering.min() >= 0:
        return frequencies
    living = np.empty(len(frequencies), dtype=np.int64)
    for begin, end in pairwise(_chunks(frequencies)):
        kept = renumbering[field.documents_between(begin, end)] >= 0
        starts = np.cumsum(frequencies[begin:end]) - frequencies[begin:end]
        living[begin:end] = np.add.reduceat(kept, starts, dtype=np.int64)
    return living


def _chunks(counts: Array) -> list[int]:
    """Where to cut terms with so many postings, so that a chunk has about CHUNK_POSTINGS."""
    if not len(counts):
        return [0]
    chunk = (np.cumsum(counts) - counts) // CHUNK_POSTINGS
    return [*np.flatnonzero(np.diff(chunk, prepend=-1)).tolist(), len(counts)]


def _part(field: IndexedField, renumbering: Array, places: Array, ordinals: range) -> tuple[Array, ...]:
    """What a segment has of some terms: by posting its place, document, occurrences and weight; and the positions."""
    if not ordinals:
        return (*(np.empty(0, dtype) for dtype in (np.int64, np.int64, np.uint32, np.float32)), np.empty(0, np.uint16))
    begin, end = ordinals.start, ordinals.stop
    documents = renumbering[field.documents_between(begin, end)]
    owners = np.repeat(places[begin:end], field.frequencies(begin, end))
    occurrences, weights = field.occurrences_between(begin, end), field.weights_between(begin, end)
    positions = field.positions_between(begin, end) if field.has_positions else np.empty(0, np.uint16)
    kept = documents >= 0
    if kept.all():
        return owners, documents, occurrences, weights, positions
    if len(positions):
        positions = positions[np.repeat(kept, occurrences)]
    return owners[kept], documents[kept], occurrences[kept], weights[kept], positions


def _reordered(positions: Array, occurrences: Array, order: Array) -> Array:
    """The positions of the postings in their new order."""
    counts = occurrences.astype(np.int64)
    begins = np.cumsum(counts) - counts
    new = counts[order]
    places = np.repeat(begins[order] - (np.cumsum(new) - new), new) + np.arange(len(positions))
    return positions[places]
