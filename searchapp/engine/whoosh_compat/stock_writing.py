"""What Whoosh's own writer writes with: it hands over documents and postings one by one; here they wait for the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import Column
from whoosh.fields import FieldType, Schema
from whoosh.filedb.structfile import StructFile

from searchapp.engine.format.doc_values import Pairs, write_keyword_column, write_number_column
from searchapp.engine.format.field_kinds import field_kind, posting_values
from searchapp.engine.format.posting_codes import cell_counts, code_table
from searchapp.engine.format.postings_writer import FieldShape, FieldWriter, Run, rare_postings
from searchapp.engine.format.segment_file import FileBuilder
from searchapp.engine.format.stored_fields import Compressor, encoded, write_stored
from searchapp.engine.indexing.flush import begin_facts


@dataclass(slots=True)
class Pending:
    """What is known of the documents of a segment whose file is not written yet."""

    count: int = 0
    stored: list[dict[str, Any]] = field(default_factory=list)
    lengths: dict[str, dict[int, int]] = field(default_factory=dict)
    columns: dict[str, tuple[Column, dict[int, Any]]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)  # columns of number fields


class DocumentsWriter(base.PerDocumentWriter):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """Keeps lengths, columns and stored values of documents."""

    def __init__(self, segment: base.Segment) -> None:
        self.is_closed = False
        self._pending = segment.pending = Pending()
        self._begin()

    def _begin(self) -> None:
        self._stored: dict[str, Any] = {}
        self._lengths: dict[str, int] = {}
        self._columns: dict[str, tuple[Column, Any]] = {}

    def start_doc(self, docnum: int) -> None:
        """Begin a document."""
        self._begin()

    def add_field(self, fieldname: str, fieldobj: FieldType, value: Any, length: int) -> None:
        """Take a field's stored value and length."""
        if value is not None:
            self._stored[fieldname] = value
        if length:
            self._lengths[fieldname] = length
        if field_kind(fieldname, fieldobj).kind == "number":
            self._pending.numbers.add(fieldname)

    def add_column_value(self, fieldname: str, columnobj: Column, value: Any) -> None:
        """Take a field's sortable value."""
        self._columns[fieldname] = (columnobj, value)

    def cancel_doc(self) -> None:
        """Forget the document."""
        self._begin()

    def finish_doc(self) -> None:
        """Keep the document."""
        pending = self._pending
        pending.stored.append(self._stored)
        for name, length in self._lengths.items():
            pending.lengths.setdefault(name, {})[pending.count] = length
        for name, (column, value) in self._columns.items():
            pending.columns.setdefault(name, (column, {}))[1][pending.count] = value
        pending.count += 1
        self._begin()

    def close(self) -> None:
        """Nothing is left to do."""
        self.is_closed = True


class PendingDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """Gives Whoosh's writer the lengths that it asks for while it writes postings; the engine knows them already."""

    def __init__(self, segment: base.Segment) -> None:
        self._segment = segment

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The length of a field of a document."""
        return int(self._segment.pending.lengths.get(fieldname, {}).get(docnum, default))


@dataclass(slots=True)
class _Postings:
    """The postings of one field, as they come."""

    name: str
    fieldobj: FieldType
    terms: list[bytes] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    documents: array[int] = field(default_factory=lambda: array("I"))
    occurrences: array[int] = field(default_factory=lambda: array("I"))
    weights: array[float] = field(default_factory=lambda: array("f"))
    positions: array[int] = field(default_factory=lambda: array("I"))
    values: list[bytes] = field(default_factory=list)

    def run(self) -> Run:
        """All of them."""
        return Run(
            self.terms,
            np.array([*self.starts, len(self.documents)], dtype=np.int64),
            np.array(self.documents, dtype=np.int64),
            np.array(self.occurrences, dtype=np.uint32),
            np.array(self.weights, dtype=np.float32),
            np.array(self.positions, dtype=np.uint32),
            self.values,
        )


class PostingsWriter(base.FieldWriter):  # type: ignore[misc]
    """Keeps the postings of a field until it ends, and writes the segment's file when the last has ended."""

    def __init__(self, path: str, segment: base.Segment) -> None:
        self.is_closed = False
        self._path = path
        self._segment = segment

    def add_postings(self, schema: Schema, lengths: Any, items: Iterable[Any]) -> None:
        """Write the segment: its postings, and what was kept of its documents."""
        pending: Pending = self._segment.pending
        with FileBuilder(self._path) as self._builder:
            begin_facts(self._builder, pending.count)
            super().add_postings(schema, lengths, items)
            _write_documents(self._builder, pending)
            self._builder.finish()
        self._segment.pending = None

    def start_field(self, fieldname: str, fieldobj: FieldType) -> None:
        """Begin a field."""
        self._field = _Postings(fieldname, fieldobj)
        self._values = posting_values(fieldobj.format)

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._field.terms.append(text)
        self._field.starts.append(len(self._field.documents))

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """Take a posting."""
        postings, format_ = self._field, self._field.fieldobj.format
        postings.documents.append(docnum)
        postings.weights.append(weight)
        postings.occurrences.append(1 if self._values == "none" else format_.decode_frequency(vbytes))
        if self._values == "positions":
            postings.positions.extend(format_.decode_positions(vbytes))
        elif self._values == "bytes":
            postings.values.append(vbytes)

    def finish_term(self) -> None:
        """Nothing is left to do for a term."""

    def finish_field(self) -> None:
        """Write the field."""
        run, pending = self._field.run(), self._segment.pending
        lengths = np.zeros(pending.count, dtype=np.int64)
        for document, length in pending.lengths.get(self._field.name, {}).items():
            lengths[document] = length
        shape = FieldShape(
            self._field.name,
            pending.count,
            len(run.documents),
            rare_postings(np.diff(run.starts)),
            code_table(cell_counts(run.occurrences, run.weights)),
            self._values,
            occurrences=len(self._field.positions),
            lengths=lengths if self._field.fieldobj.scorable else None,
        )
        writer = FieldWriter(self._builder, shape)
        writer.add(run)
        writer.finish()
        if field_kind(self._field.name, self._field.fieldobj).kind == "keyword":
            ordinals = np.repeat(np.arange(len(run.terms)), np.diff(run.starts))
            write_keyword_column(self._builder, self._field.name, Pairs(run.documents, ordinals), pending.count)

    def close(self) -> None:
        """Nothing is left to do."""
        self.is_closed = True


def _write_documents(builder: FileBuilder, pending: Pending) -> None:
    for name in {name for stored in pending.stored for name in stored}:
        contents = [encoded(stored[name]) if name in stored else b"" for stored in pending.stored]
        write_stored(builder, name, contents, Compressor())
    for name, (column, values) in pending.columns.items():
        if name in pending.numbers:
            numbers = np.fromiter((value - (1 << 63) for value in values.values()), np.int64, len(values))
            documents = np.fromiter(values, np.int64, len(values))
            write_number_column(builder, name, Pairs(documents, numbers), pending.count)
        else:
            write_stock_column(builder, name, column, values, pending.count)


def write_stock_column(builder: FileBuilder, name: str, column: Column, values: dict[int, Any], count: int) -> None:
    """Write a column as Whoosh has it."""
    builder.add(f"{name}.column", np.frombuffer(_column_bytes(column, values, count), dtype=np.uint8))
    builder.facts["columns"][name] = True


def _column_bytes(column: Column, values: dict[int, Any], count: int) -> bytes:
    """A column as Whoosh writes it."""
    content = BytesIO()
    kept: list[bytes] = []
    file = StructFile(content, onclose=lambda closing: kept.append(content.getvalue()))
    writer = column.writer(file)
    for document, value in values.items():
        writer.add(document, value)
    writer.finish(count)
    file.close()
    return kept[0] if kept else b""
