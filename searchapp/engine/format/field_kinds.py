"""What the engine keeps of a Whoosh field: read off its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from whoosh import fields, formats

from searchapp.engine.format.postings_writer import Values

Kind = Literal["text", "keyword", "term", "number", "stored"]


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field as the engine sees it; `keyword` fields have a column to count from, `term` fields do not."""

    name: str
    kind: Kind
    values: Values  # what a posting holds beside its weight
    is_scored: bool


def field_kind(name: str, field: Any) -> FieldKind:
    """The kind of a Whoosh field."""
    values = posting_values(field.format)
    if not field.indexed or field.format is None:
        return FieldKind(name, "stored", "none", False)
    if _is_plain_number(field):
        return FieldKind(name, "number", "none", False)
    if values in ("positions", "bytes") or field.scorable:
        return FieldKind(name, "text", values, bool(field.scorable))
    return FieldKind(name, "keyword" if isinstance(field, fields.KEYWORD) else "term", values, False)


def _is_plain_number(field: Any) -> bool:
    """Whether its numbers are what an int64 column holds; Whoosh's other numbers are terms to the engine."""
    is_integer = isinstance(field, fields.NUMERIC) and field.numtype is int and not field.decimal_places
    return is_integer and field.bits == 64 and bool(field.signed) and field.column_type is not None


def posting_values(format_: formats.Format | None) -> Values:
    """What the postings of a format hold; of `PositionBoosts` the positions are kept, and the weight as a sum."""
    if format_ is None or type(format_) is formats.Existence:
        return "none"
    if type(format_) is formats.Frequency:
        return "frequency"
    return "positions" if type(format_) in (formats.Positions, formats.PositionBoosts) else "bytes"


def field_kinds(schema: fields.Schema) -> dict[str, FieldKind]:
    """The kinds of the fields of a schema."""
    return {name: field_kind(name, field) for name, field in schema.items()}


def key_field(schema: fields.Schema) -> str:
    """The name of the unique field."""
    return next(str(name) for name, field in schema.items() if field.unique)
