"""Merging segments: their live documents become one segment, by array work on a range of terms at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from whoosh.fields import Schema

from searchapp.engine.format.doc_values import (
    DocValuePairs,
    NumericDocValues,
    concatenated,
    narrowest,
    write_keyword_doc_values,
    write_numeric_ordinals,
)
from searchapp.engine.format.frequency_codes import code_table
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.postings_writer import FieldStatistics, PostingsWriter, TextStatistics
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.format.segment_file import SegmentFileWriter
from searchapp.engine.format.stems import DocumentLanguages, document_languages
from searchapp.engine.format.stored_fields import CompressedValues, Compressor, StoredField, StoredFieldWriter
from searchapp.engine.indexing.engine_fields import EngineField, engine_fields
from searchapp.engine.indexing.merge.parted_terms import PartedTerms, PostingCounts
from searchapp.engine.indexing.merge.terms import pair_counts_of
from searchapp.engine.indexing.segment_options import SegmentOptions
from searchapp.engine.indexing.term_ids import TermIds

Array = npt.NDArray[Any]


class Source(Struct, frozen=True):
    """A segment to be merged; `live` (bool[documents]) is False for deleted documents, None when none is."""

    arrays: SegmentArrays
    live: npt.NDArray[np.bool_] | None

    @property
    def live_count(self) -> int:
        """Documents that are not deleted."""
        return self.arrays.documents if self.live is None else int(np.count_nonzero(self.live))

    def new_doc_ids(self, base: int) -> npt.NDArray[np.int32]:
        """The doc id (int32) in the merged segment of each document, the first one's being `base`; -1 if deleted."""
        if self.live is None:
            return np.arange(base, base + self.arrays.documents, dtype=np.int32)
        return np.where(self.live, np.cumsum(self.live) + (base - 1), -1).astype(np.int32)


class _Merge(Struct, frozen=True):
    """The file being written, the segments, their doc ids in it, its number of documents, and the options."""

    writer: SegmentFileWriter
    sources: Sequence[Source]
    new_doc_ids: Sequence[npt.NDArray[np.int32]]  # by source
    documents: int
    options: SegmentOptions

    def release(self) -> None:
        """Give back the memory of what was read: all of the segments may be far larger than the memory there is."""
        for source in self.sources:
            source.arrays.release()


def merge(path: str | os.PathLike[str], sources: Sequence[Source], schema: Schema, options: SegmentOptions) -> None:
    """Write one segment with the live documents of several, in their order."""
    bases = np.cumsum([0, *(source.live_count for source in sources)]).tolist()
    new_doc_ids = [source.new_doc_ids(base) for source, base in zip(sources, bases, strict=False)]
    with SegmentFileWriter(path, bases[-1]) as writer:
        work = _Merge(writer, sources, new_doc_ids, bases[-1], options)
        for name, field in engine_fields(schema).items():
            if field.kind == "number":
                _merge_numbers(work, name, schema[name].shift_step)
            elif field.kind == "stored":
                _merge_stored(work, name)
            else:
                _merge_postings(work, field)
            work.release()
        writer.finish()


# ---- postings and keywords -----------------------------------------------------------------------


def _merge_postings(work: _Merge, field: EngineField) -> None:
    name = field.name
    present = [name in source.arrays.indexed_fields for source in work.sources]
    fields = [
        source.arrays.field(name) if is_present else None
        for source, is_present in zip(work.sources, present, strict=True)
    ]
    if not any(present):
        return
    terms = PartedTerms(fields, work.new_doc_ids, work.options.limits)
    counts = terms.counts()
    if not counts.postings:
        return
    statistics = _statistics(work, field, counts, [field for field in fields if field])
    postings_writer = PostingsWriter(work.writer, statistics)
    for part in terms:
        for postings in part.postings():
            postings_writer.add(postings)
    postings_writer.finish()
    if field.kind == "keyword":
        values = _MergedValues(work, name, terms.ordinals())
        write_keyword_doc_values(work.writer, name, values, work.documents)


def _statistics(
    work: _Merge, field: EngineField, counts: PostingCounts, present: Sequence[IndexedField]
) -> FieldStatistics:
    occurrences = sum(source.position_count for source in present)
    is_text = field.kind == "text"
    return FieldStatistics(
        field.name,
        work.documents,
        counts.postings,
        counts.rare,
        codes=code_table(pair_counts_of(present)),
        term_bytes=sum(source.terms.size for source in present),
        text=TextStatistics(occurrences, _lengths(work, field.name), _languages(work)) if is_text else None,
    )


def _languages(work: _Merge) -> DocumentLanguages | None:
    """The languages of the documents, None where nothing is stemmed."""
    stemming = work.options.stemming
    if stemming is None:
        return None
    field, values = stemming.language_field, TermIds()
    merged = []
    for source, new_doc_ids in zip(work.sources, work.new_doc_ids, strict=True):
        if field in source.arrays.keyword_fields:
            terms = source.arrays.field(field).terms
            numbers = np.array([values[term.decode()] for term in terms.terms(0, len(terms))], dtype=np.int64)
            pairs = source.arrays.keywords(field).pairs()
            doc_ids = new_doc_ids[pairs.doc_ids]
            merged.append(DocValuePairs(doc_ids[doc_ids >= 0], numbers[pairs.values[doc_ids >= 0]]))
            source.arrays.file.release()
    pairs = concatenated(merged)
    return document_languages(stemming, pairs.doc_ids, list(values), pairs.values, work.documents)


def _lengths(work: _Merge, name: str) -> npt.NDArray[np.uint32]:
    lengths = np.zeros(work.documents, dtype=np.uint32)
    for source, new_doc_ids in zip(work.sources, work.new_doc_ids, strict=True):
        if name in source.arrays.indexed_fields:
            is_live = new_doc_ids >= 0
            lengths[new_doc_ids[is_live]] = source.arrays.field(name).lengths[is_live]
            source.arrays.file.release()
    return lengths


class _MergedValues(Struct, frozen=True):
    """The values of a keyword field in the live documents, so many documents of a segment at a time."""

    work: _Merge
    name: str
    ordinals: Sequence[Array]  # in the merged segment, by source and ordinal there

    def __iter__(self) -> Iterator[DocValuePairs]:
        step = self.work.options.limits.merge_documents
        for source, new_doc_ids, ordinals in zip(self.work.sources, self.work.new_doc_ids, self.ordinals, strict=True):
            if self.name in source.arrays.keyword_fields:
                values = source.arrays.keywords(self.name)
                for begin in range(0, source.arrays.documents, step):
                    pairs = values.pairs(begin, begin + step)
                    doc_ids = new_doc_ids[pairs.doc_ids]
                    yield DocValuePairs(doc_ids[doc_ids >= 0], ordinals[pairs.values[doc_ids >= 0]])
                    source.arrays.file.release()


# ---- numbers -------------------------------------------------------------------------------------


def _merge_numbers(work: _Merge, name: str, shift_step: int) -> None:
    """By ordinals, which take far less memory than the numbers of all documents."""
    present = [
        (source.arrays.numbers(name), new_doc_ids)
        for source, new_doc_ids in zip(work.sources, work.new_doc_ids, strict=True)
        if name in source.arrays.number_fields
    ]
    used = [numbers.values[_used(numbers, new_doc_ids)] for numbers, new_doc_ids in present]
    values = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *used]))
    if not len(values):
        return
    ordinals = np.zeros(work.documents, dtype=narrowest(len(values)))
    for numbers, new_doc_ids in present:
        merged = np.concatenate([[0], np.searchsorted(values, numbers.values) + 1]).astype(ordinals.dtype)
        is_live = new_doc_ids >= 0
        ordinals[new_doc_ids[is_live]] = merged[numbers.ordinals[is_live]]
    write_numeric_ordinals(work.writer, name, ordinals, values, shift_step)


def _used(numbers: NumericDocValues, new_doc_ids: Array) -> npt.NDArray[np.bool_]:
    """Which of the numbers documents have that are not deleted."""
    ordinals = numbers.ordinals if new_doc_ids.min(initial=0) >= 0 else numbers.ordinals[new_doc_ids >= 0]
    is_used: npt.NDArray[np.bool_] = np.bincount(ordinals, minlength=len(numbers.values) + 1)[1:] > 0
    return is_used


# ---- stored values -------------------------------------------------------------------------------


def _merge_stored(work: _Merge, name: str) -> None:
    fields = [source.arrays.stored(name) if name in source.arrays.stored_fields else None for source in work.sources]
    present = [field for field in fields if field is not None]
    if not present:
        return
    compressor = work.options.compressor(name)
    if not compressor.dictionary:
        compressor = Compressor(max(present, key=lambda field: field.size).dictionary or None)
    step = work.options.limits.merge_documents
    room = sum(_room(field, source, compressor, step) for field, source in zip(fields, work.sources, strict=True))
    writer = StoredFieldWriter(work.writer, name, room)
    for field, source in zip(fields, work.sources, strict=True):
        for doc_ids in _stretches(source, step):
            writer.add(_compressed(field, source, doc_ids, compressor))
            source.arrays.file.release()
    writer.finish(compressor.dictionary)


def _room(field: StoredField | None, source: Source, compressor: Compressor, step: int) -> int:
    """The bytes that the values of a segment take at most."""
    if field is None:
        return 0
    if compressor.uses(field.dictionary):
        return field.size
    room = 0
    for doc_ids in _stretches(source, step):
        room += field.greatest_size(doc_ids)
        source.arrays.file.release()
    return room


def _stretches(source: Source, step: int) -> Iterator[range]:
    """The doc ids of a segment, so many at a time."""
    documents = source.arrays.documents
    return (range(begin, min(begin + step, documents)) for begin in range(0, documents, step))


def _compressed(field: StoredField | None, source: Source, doc_ids: range, compressor: Compressor) -> CompressedValues:
    """The values of the live documents among some, compressed anew only where the dictionary differs."""
    live = source.live
    if field is None:
        count = len(doc_ids) if live is None else int(np.count_nonzero(live[doc_ids.start : doc_ids.stop]))
        return CompressedValues(np.empty(0, dtype=np.uint8), np.zeros(count, dtype=np.int64))
    if compressor.uses(field.dictionary):
        return field.compressed(doc_ids.start, doc_ids.stop, live)
    return compressor.compress([field.get(doc_id) for doc_id in doc_ids if live is None or live[doc_id]])
