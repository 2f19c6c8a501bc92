"""A batch becomes the file of a segment: sorting and grouping of arrays, no object a posting."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.fields import NUMERIC, Schema

from searchapp.engine.format.array_runs import changes, consecutive, starts
from searchapp.engine.format.doc_values import Pairs, write_keyword_column, write_number_column
from searchapp.engine.format.field_kinds import FieldKind
from searchapp.engine.format.posting_codes import ONCE, cell_counts, code_table
from searchapp.engine.format.postings_writer import Family, FieldShape, FieldWriter, Run, rare_postings
from searchapp.engine.format.segment_file import FileBuilder
from searchapp.engine.format.stored_fields import Compressor, write_stored
from searchapp.engine.indexing.buffer import Batch, KeywordRows, NumberRows, Occurrences, TextRows

Array = npt.NDArray[Any]

RUN_OCCURRENCES: Final = 1 << 18  # of terms that are written at once
KEY_BITS: Final = 63  # of an int64


@dataclass(frozen=True, slots=True)
class _Work:
    """The file to be written, the documents to be written into it, and their new numbers if some are dropped."""

    builder: FileBuilder
    batch: Batch
    renumbering: Array | None

    @property
    def documents(self) -> int:
        """How many documents are written."""
        return len(self.batch)

    def renumbered(self, pairs: Pairs) -> Pairs:
        """Documents by their new numbers, without those that are dropped."""
        if self.renumbering is None:
            return pairs
        documents = self.renumbering[pairs.documents]
        return Pairs(documents[documents >= 0], pairs.values[documents >= 0])


def write_batch(path: str | os.PathLike[str], batch: Batch, schema: Schema, means: Means) -> None:
    """Write the documents of a batch, which is used up, as a segment file."""
    with FileBuilder(path) as builder:
        begin_facts(builder, len(batch))
        work = _Work(builder, batch, batch.renumbering())
        for name in batch.stored:  # first, because sorting postings can use the memory then
            _write_stored(work, name, means.compressor(name))
        for name, texts in batch.texts.items():
            _write_text(work, batch.kinds[name], texts, means.family)
        for name, rows in batch.keywords.items():
            _write_keywords(work, batch.kinds[name], rows)
        for name, numbers in batch.numbers.items():
            _write_numbers(work, name, schema[name], numbers)
        builder.finish()


class Means:
    """What all segments of one writer are made with: the family of a term, and a compressor for each stored field."""

    def __init__(self, family: Family | None, dictionaries: Mapping[str, bytes]) -> None:
        self.family = family
        self._compressors = {name: Compressor(dictionary) for name, dictionary in dictionaries.items()}

    def compressor(self, field: str) -> Compressor:
        """The compressor of a stored field."""
        return self._compressors.setdefault(field, Compressor())


def begin_facts(builder: FileBuilder, documents: int) -> None:
    """Note in a file being written how many documents it has, and that it has no field yet."""
    builder.facts.update(documents=documents, fields={}, number_terms={}, columns={})
    builder.facts.update(keyword_columns=[], number_columns=[], stored=[])


# ---- text ----------------------------------------------------------------------------------------


def _kept(found: Occurrences, renumbering: Array | None) -> Occurrences:
    """What is left when some documents are dropped, by the new numbers of the others."""
    if renumbering is None:
        return found
    kept = renumbering[found.documents] >= 0
    return Occurrences(
        found.numbers[np.repeat(kept, found.counts)],
        found.counts[kept],
        renumbering[found.documents[kept]],
        found.positions[kept],
        found.weights[kept],
    )


def _write_text(work: _Work, kind: FieldKind, rows: TextRows, family: Family | None) -> None:
    found = _kept(rows.occurrences(), work.renumbering)
    if not len(found.numbers):
        return
    runs = list(_text_runs(found, rows.seen.terms()))
    lengths = np.bincount(found.documents, found.counts, work.documents).astype(np.int64)
    shape = FieldShape(
        kind.name,
        work.documents,
        sum(len(run.documents) for run in runs),
        sum(rare_postings(np.diff(run.starts)) for run in runs),
        code_table(np.sum([cell_counts(run.occurrences, run.weights) for run in runs], axis=0)),
        kind.values,
        occurrences=len(found.numbers),
        lengths=lengths if kind.is_scored else None,
        family=family,
    )
    writer = FieldWriter(work.builder, shape)
    for run in runs:
        writer.add(run)
    writer.finish()


def _text_runs(found: Occurrences, terms: list[bytes]) -> Iterator[Run]:
    """The postings of a text field, so many terms at a time that their arrays fit the cache."""
    ranks, ordered = _ranks(found.numbers, terms)
    passages = _Passages.of(found)
    starts = (np.arange(len(found.counts)) << passages.position_bits) | found.positions
    places = consecutive(starts[found.counts > 0], found.counts[found.counts > 0])
    span = 1 << (KEY_BITS - passages.bits)  # terms whose keys differ: all of them, unless a text is monstrous
    for begin in range(0, len(ordered), span):
        is_among = (ranks >= begin) & (ranks < begin + span)
        chosen = slice(None) if is_among.all() else is_among[found.numbers]
        keys, numbers = places[chosen], found.numbers[chosen]
        high = (ranks - begin) << passages.bits
        for part in range(0, len(keys), RUN_OCCURRENCES):  # all at once would fill a new array as long
            keys[part : part + RUN_OCCURRENCES] |= high[numbers[part : part + RUN_OCCURRENCES]]
        keys.sort()  # one sort of integers, by term and then by position, is several times faster than an argsort
        yield from _runs(keys, ordered[begin : begin + span], passages)


@dataclass(frozen=True, slots=True)
class _Passages:
    """The documents and weights of passages; the number of one with a position takes `bits`, the latter the last."""

    documents: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    position_bits: int
    bits: int

    @staticmethod
    def of(found: Occurrences) -> _Passages:
        """The passages of a text field."""
        position_bits = int((found.positions + found.counts).max()).bit_length()
        bits = position_bits + len(found.counts).bit_length()
        return _Passages(found.documents.astype(np.uint32), found.weights, position_bits, bits)


def _runs(keys: npt.NDArray[np.int64], terms: list[bytes], passages: _Passages) -> Iterator[Run]:
    """The postings of terms from sorted keys: a term's rank, the number of a passage, and a position."""
    firsts = np.append(np.unique(keys[::RUN_OCCURRENCES] >> passages.bits), len(terms))
    edges = np.append(np.searchsorted(keys, firsts[:-1] << passages.bits), len(keys))
    for (first, last), (begin, end) in zip(pairwise(firsts.tolist()), pairwise(edges.tolist()), strict=True):
        keys[begin:end] -= first << passages.bits
        yield _run(keys[begin:end], terms[first:last], passages)


def _run(keys: npt.NDArray[np.int64], terms: list[bytes], passages: _Passages) -> Run:
    groups = keys >> passages.position_bits
    begins = np.flatnonzero(changes(groups))
    groups = groups[begins]
    counts = np.diff(begins, append=len(keys))
    passage_of = groups & ((1 << (passages.bits - passages.position_bits)) - 1)
    groups >>= passages.bits - passages.position_bits
    documents = passages.documents[passage_of]
    is_first = changes(groups) | changes(documents)  # of a posting's passages; mostly the only one
    firsts = np.flatnonzero(is_first)
    weights = passages.weights[passage_of] * counts.astype(np.float32)
    found = weights[firsts]
    others = np.flatnonzero(~is_first)
    np.add.at(found, np.searchsorted(firsts, others) - 1, weights[others])
    keys &= (1 << passages.position_bits) - 1
    return Run(
        terms=terms,
        starts=np.append(np.flatnonzero(changes(groups[firsts])), len(firsts)),
        documents=documents[firsts],
        occurrences=np.diff(begins[firsts], append=len(keys)).astype(np.uint32),
        weights=found,
        positions=keys.astype(np.uint32),
    )


def _ranks(numbers: Array, terms: list[bytes]) -> tuple[Array, list[bytes]]:
    """The place in byte order of each term number (int64), and the terms that occur in that order."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(terms)))
    ordered = used[_byte_order(list(map(terms.__getitem__, used.tolist())))]
    ranks = np.zeros(len(terms), dtype=np.int64)
    ranks[ordered] = np.arange(len(ordered))
    return ranks, list(map(terms.__getitem__, ordered.tolist()))


def _byte_order(terms: list[bytes]) -> list[int]:
    """The places of the terms in byte order: by their first eight bytes as numbers, those that share them by object."""
    heads = np.array(terms, dtype="S8").view(">u8").astype(np.uint64)
    order = np.argsort(heads)
    heads = heads[order]
    places: list[int] = order.tolist()
    edges = np.flatnonzero(np.diff(heads[1:] == heads[:-1], prepend=False, append=False))
    for begin, end in zip(edges[::2].tolist(), (edges[1::2] + 1).tolist(), strict=True):
        places[begin:end] = sorted(places[begin:end], key=terms.__getitem__)
    return places


# ---- keywords and numbers ------------------------------------------------------------------------


def _write_keywords(work: _Work, kind: FieldKind, rows: KeywordRows) -> None:
    pairs = work.renumbered(rows.pairs())
    if not len(pairs.values):
        return
    ranks, terms = _ranks(pairs.values, rows.seen.terms())
    owned = Pairs(pairs.documents, ranks[pairs.values])
    write_existence(work.builder, kind, terms, owned, work.documents)
    if kind.kind == "keyword":
        write_keyword_column(work.builder, kind.name, owned, work.documents)


def write_existence(builder: FileBuilder, kind: FieldKind, terms: list[bytes], pairs: Pairs, documents: int) -> None:
    """Write a field of which only is kept which documents have which terms (`pairs.values` are ordinals)."""
    keys = np.sort((pairs.values << 32) | pairs.documents)
    count = len(keys)
    run = Run(
        terms=terms,
        starts=starts(np.bincount(keys >> 32, minlength=len(terms))),
        documents=keys & 0xFFFFFFFF,
        occurrences=np.ones(count, dtype=np.uint32),
        weights=np.ones(count, dtype=np.float32),
    )
    once = np.zeros(ONCE + 1, dtype=np.int64)
    once[ONCE] = count
    rare = rare_postings(np.diff(run.starts))
    writer = FieldWriter(builder, FieldShape(kind.name, documents, count, rare, code_table(once), kind.values))
    writer.add(run)
    writer.finish()


def _write_numbers(work: _Work, name: str, field: NUMERIC, rows: NumberRows) -> None:
    pairs = work.renumbered(rows.pairs())
    if len(pairs.values):
        write_number_column(work.builder, name, pairs, work.documents)
        work.builder.facts["number_terms"][name] = field.shift_step


# ---- stored values -------------------------------------------------------------------------------


def _write_stored(work: _Work, name: str, compressor: Compressor) -> None:
    contents = work.batch.stored[name]
    work.batch.stored[name] = []
    if dropped := work.batch.dropped:
        contents = [content for document, content in enumerate(contents) if document not in dropped]
    write_stored(work.builder, name, contents, compressor)
