"""Merging of segments: array work, a range of terms at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.fields import Schema

from searchapp.engine.format.doc_values import Pairs, write_keyword_column, write_number_column
from searchapp.engine.format.field_kinds import FieldKind, field_kinds
from searchapp.engine.format.layout import MISSING
from searchapp.engine.format.number_terms import NumberField
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.segment_file import FileBuilder
from searchapp.engine.format.stored_fields import BlobWriter, Compressor, Frames, StoredField
from searchapp.engine.indexing.flush import Means, begin_facts
from searchapp.engine.indexing.merge.terms import MergedShape, MergedTerms, write_merged_field
from searchapp.engine.whoosh_compat.stock_writing import write_stock_column

Array = npt.NDArray[Any]

CHUNK_DOCUMENTS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to be merged; `live` (bool[documents]) is False for documents to be left out, None when all stay."""

    arrays: SegmentArrays
    live: npt.NDArray[np.bool_] | None

    @property
    def count(self) -> int:
        """Documents that stay."""
        return self.arrays.documents if self.live is None else int(np.count_nonzero(self.live))

    def renumbered(self, base: int) -> npt.NDArray[np.int64]:
        """The new number (int64) of each document when the first gets `base`; -1 for those left out."""
        if self.live is None:
            return np.arange(base, base + self.arrays.documents)
        return np.where(self.live, np.cumsum(self.live) + (base - 1), -1)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge works on: the file it writes, the segments, and the new numbers of their documents."""

    builder: FileBuilder
    sources: Sequence[Source]
    renumberings: Sequence[npt.NDArray[np.int64]]
    documents: int


def merge(path: str | os.PathLike[str], sources: Sequence[Source], schema: Schema, means: Means) -> None:
    """Write one segment with the living documents of several, in their order."""
    bases = np.cumsum([0, *(source.count for source in sources)]).tolist()
    renumberings = [source.renumbered(base) for source, base in zip(sources, bases, strict=False)]
    with FileBuilder(path) as builder:
        work = Merge(builder, sources, renumberings, bases[-1])
        begin_facts(builder, work.documents)
        for name, kind in field_kinds(schema).items():
            _merge_field(work, kind, means)
            _merge_columns(work, kind, schema)
            _merge_stored(work, name, means)
        builder.finish()


def _merge_field(work: Merge, kind: FieldKind, means: Means) -> None:
    name = kind.name
    fields = [source.arrays.field(name) if name in source.arrays.indexed else None for source in work.sources]
    if not any(fields):
        return
    if all(field is None or isinstance(field, NumberField) for field in fields):
        return  # the column will tell its terms
    terms = MergedTerms(fields, work.renumberings)
    if not len(terms.terms):
        return
    lengths = _lengths(work, name) if kind.is_scored else None
    shape = MergedShape(kind, work.documents, lengths, means.family if kind.kind == "text" else None)
    write_merged_field(work.builder, shape, terms)
    if kind.kind == "keyword":
        _merge_keyword_column(work, name, terms)


def _lengths(work: Merge, name: str) -> npt.NDArray[np.int64]:
    lengths = np.zeros(work.documents, dtype=np.int64)
    for source, renumbering in zip(work.sources, work.renumberings, strict=True):
        if name in source.arrays.indexed:
            kept = renumbering >= 0
            lengths[renumbering[kept]] = source.arrays.field(name).lengths[kept]
    return lengths


# ---- columns -------------------------------------------------------------------------------------


def _merge_keyword_column(work: Merge, name: str, terms: MergedTerms) -> None:
    documents, ordinals = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for source, renumbering, ranks in zip(work.sources, work.renumberings, terms.ranks, strict=True):
        if name not in source.arrays.keyword_columns:
            continue
        column = source.arrays.keywords(name)
        slots, owners = np.nonzero(column.slots)
        found = np.concatenate([column.slots[slots, owners], column.more_values]).astype(np.int64) - 1
        new = renumbering[np.concatenate([owners, column.more_documents])]
        documents.append(new[new >= 0])
        ordinals.append(ranks[found[new >= 0]])
    write_keyword_column(work.builder, name, Pairs(np.concatenate(documents), np.concatenate(ordinals)), work.documents)


def _merge_columns(work: Merge, kind: FieldKind, schema: Schema) -> None:
    if kind.kind == "number":
        _merge_numbers(work, kind.name, schema[kind.name].shift_step)
    elif any(kind.name in source.arrays.file.facts["columns"] for source in work.sources):
        column = schema[kind.name].column_type
        values: dict[int, Any] = {}
        for source, renumbering in zip(work.sources, work.renumberings, strict=True):
            if kind.name in source.arrays.file.facts["columns"]:
                old = source.arrays.column_reader(kind.name, column)
                values.update((int(new), old[document]) for document, new in enumerate(renumbering) if new >= 0)
        write_stock_column(work.builder, kind.name, column, values, work.documents)


def _merge_numbers(work: Merge, name: str, shift_step: int) -> None:
    documents, values = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for source, renumbering in zip(work.sources, work.renumberings, strict=True):
        if name in source.arrays.number_columns:
            numbers = source.arrays.numbers(name).numbers
            kept = (renumbering >= 0) & (numbers != MISSING)
            documents.append(renumbering[kept])
            values.append(numbers[kept])
    pairs = Pairs(np.concatenate(documents), np.concatenate(values))
    if len(pairs.values):
        write_number_column(work.builder, name, pairs, work.documents)
        if name not in work.builder.facts["fields"]:
            work.builder.facts["number_terms"][name] = shift_step


# ---- stored values -------------------------------------------------------------------------------


def _merge_stored(work: Merge, name: str, means: Means) -> None:
    fields = [source.arrays.stored(name) if name in source.arrays.stored_fields else None for source in work.sources]
    present = [field for field in fields if field is not None]
    if not present:
        return
    compressor = means.compressor(name)
    if not compressor.dictionary:
        compressor = Compressor(max(present, key=lambda field: field.size).dictionary or None)
    room = sum(field.size if compressor.made(field.dictionary) else field.plain_size() for field in present)
    writer = BlobWriter(work.builder, name, room)
    for field, source in zip(fields, work.sources, strict=True):
        for begin in range(0, source.arrays.documents, CHUNK_DOCUMENTS):
            end = min(begin + CHUNK_DOCUMENTS, source.arrays.documents)
            writer.add(_frames(field, source, range(begin, end), compressor))
    writer.finish(compressor.dictionary)


def _frames(field: StoredField | None, source: Source, chunk: range, compressor: Compressor) -> Frames:
    live = source.live
    if field is None:
        count = len(chunk) if live is None else int(np.count_nonzero(live[chunk.start : chunk.stop]))
        return Frames(np.empty(0, dtype=np.uint8), np.zeros(count, dtype=np.int64))
    if compressor.made(field.dictionary):
        return field.frames(chunk.start, chunk.stop, live)
    return compressor.frames([field.content(document) for document in chunk if live is None or live[document]])
