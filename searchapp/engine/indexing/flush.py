"""Flush: a buffer becomes the file of a segment."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from whoosh.fields import NUMERIC, Schema

from searchapp.engine.format.doc_values import DocValuePairs, write_keyword_doc_values, write_numeric_doc_values
from searchapp.engine.format.frequency_codes import code_table, once_counts, pair_counts
from searchapp.engine.format.postings_writer import (
    FieldStatistics,
    PostingsWriter,
    TermPostings,
    TextStatistics,
    rare_posting_count,
)
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFileWriter
from searchapp.engine.format.stems import DEFAULT_LANGUAGE, DocumentLanguages, document_languages
from searchapp.engine.format.stored_fields import write_stored
from searchapp.engine.indexing.buffer import Buffer
from searchapp.engine.indexing.engine_fields import EngineField
from searchapp.engine.indexing.field_buffers import KeywordBuffer, NumberBuffer, Occurrences, TextBuffer
from searchapp.engine.indexing.inversion import inverted, ordinals_of
from searchapp.engine.indexing.segment_options import SegmentOptions

Array = npt.NDArray[Any]


class _Flush(Struct, frozen=True):
    """The file to be written, the buffer, its doc ids in the segment if some are deleted, and the options."""

    writer: SegmentFileWriter
    buffer: Buffer
    new_doc_ids: Array | None
    options: SegmentOptions

    @property
    def documents(self) -> int:
        """How many documents are written."""
        return len(self.buffer)

    def live(self, pairs: DocValuePairs) -> DocValuePairs:
        """The pairs with their doc ids in the segment, without those of deleted documents."""
        if self.new_doc_ids is None:
            return pairs
        doc_ids = self.new_doc_ids[pairs.doc_ids]
        return DocValuePairs(doc_ids[doc_ids >= 0], pairs.values[doc_ids >= 0])


def flush(path: str | os.PathLike[str], buffer: Buffer, schema: Schema, options: SegmentOptions) -> None:
    """Write the documents of a buffer, which is used up, as a segment file."""
    with SegmentFileWriter(path, len(buffer)) as writer:
        work = _Flush(writer, buffer, buffer.new_doc_ids(), options)
        for name in buffer.stored:  # first, because sorting postings can use the memory then
            _write_stored(work, name)
        for name, texts in buffer.texts.items():
            _write_text(work, name, texts)
        for name, keywords in buffer.keywords.items():
            _write_keywords(work, buffer.fields[name], keywords)
        for name, numbers in buffer.numbers.items():
            _write_numbers(work, name, schema[name], numbers)
        writer.finish()


# ---- text ----------------------------------------------------------------------------------------


def _write_text(work: _Flush, name: str, buffer: TextBuffer) -> None:
    occurrences = _live(buffer.occurrences(), work.new_doc_ids)
    if not len(occurrences.term_ids):
        return
    parts = list(inverted(occurrences, buffer.term_ids.terms(), work.options.limits))
    lengths = np.bincount(occurrences.doc_ids, occurrences.counts, work.documents).astype(np.int64)
    statistics = FieldStatistics(
        name,
        work.documents,
        postings=sum(len(part.doc_ids) for part in parts),
        rare_postings=sum(rare_posting_count(np.diff(part.starts)) for part in parts),
        codes=code_table(np.sum([pair_counts(part.occurrences, part.weights) for part in parts], axis=0)),
        term_bytes=sum(sum(map(len, part.terms)) for part in parts),
        text=TextStatistics(len(occurrences.term_ids), lengths, _languages(work)),
    )
    writer = PostingsWriter(work.writer, statistics)
    for part in parts:
        writer.add(part)
    writer.finish()


def _languages(work: _Flush) -> DocumentLanguages | None:
    """The languages of the documents, None where nothing is stemmed."""
    stemming = work.options.stemming
    if stemming is None:
        return None
    keywords = work.buffer.keywords.get(stemming.language_field)
    if keywords is None:
        return DocumentLanguages([DEFAULT_LANGUAGE], [stemming.default])
    pairs = work.live(keywords.pairs())
    return document_languages(stemming, pairs.doc_ids, list(keywords.term_ids), pairs.values, work.documents)


def _live(occurrences: Occurrences, new_doc_ids: Array | None) -> Occurrences:
    """The occurrences with their doc ids in the segment, without those of deleted documents."""
    if new_doc_ids is None:
        return occurrences
    is_live = new_doc_ids[occurrences.doc_ids] >= 0
    return Occurrences(
        occurrences.term_ids[np.repeat(is_live, occurrences.counts)],
        occurrences.counts[is_live],
        new_doc_ids[occurrences.doc_ids[is_live]],
        occurrences.positions[is_live],
        occurrences.weights[is_live],
    )


# ---- keywords and numbers ------------------------------------------------------------------------


def _write_keywords(work: _Flush, field: EngineField, buffer: KeywordBuffer) -> None:
    pairs = work.live(buffer.pairs())
    if not len(pairs.values):
        return
    ordinals, terms = ordinals_of(pairs.values, buffer.term_ids.terms())
    owned = DocValuePairs(pairs.doc_ids, ordinals[pairs.values])
    _write_keyword_postings(work, field.name, terms, owned)
    if field.kind == "keyword":
        write_keyword_doc_values(work.writer, field.name, [owned], work.documents)


def _write_keyword_postings(work: _Flush, name: str, terms: list[bytes], pairs: DocValuePairs) -> None:
    """Write the doc ids of each term (`pairs.values` are ordinals)."""
    keys = np.sort((pairs.values << 32) | pairs.doc_ids)
    count = len(keys)
    postings = TermPostings(
        terms=terms,
        starts=offsets(np.bincount(keys >> 32, minlength=len(terms))),
        doc_ids=keys & 0xFFFFFFFF,
        occurrences=np.ones(count, dtype=np.uint32),
        weights=np.ones(count, dtype=np.float32),
    )
    rare = rare_posting_count(np.diff(postings.starts))
    codes = code_table(once_counts(count))
    size = sum(map(len, terms))
    writer = PostingsWriter(work.writer, FieldStatistics(name, work.documents, count, rare, codes, term_bytes=size))
    writer.add(postings)
    writer.finish()


def _write_numbers(work: _Flush, name: str, field: NUMERIC, buffer: NumberBuffer) -> None:
    pairs = work.live(buffer.pairs())
    if len(pairs.values):
        write_numeric_doc_values(work.writer, name, pairs, work.documents, field.shift_step)


# ---- stored values -------------------------------------------------------------------------------


def _write_stored(work: _Flush, name: str) -> None:
    contents = work.buffer.stored[name]
    work.buffer.stored[name] = []
    if deleted := work.buffer.deleted:
        contents = [content for doc_id, content in enumerate(contents) if doc_id not in deleted]
    write_stored(work.writer, name, contents, work.options.compressor(name))
