"""The fields of a Whoosh schema as the engine keeps them; a field that it cannot keep is refused."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct
from whoosh import fields, formats

Kind = Literal["text", "keyword", "term", "number", "stored"]


class EngineField(Struct, frozen=True):
    """A field by what the engine keeps of it.

    text: postings with positions and weights, scored; keyword: postings and doc values, to be counted; term: postings
    without anything more; number: numeric doc values; stored: bytes.
    """

    name: str
    kind: Kind


def _engine_field(name: str, field: Any) -> EngineField:
    """A Whoosh field as the engine keeps it. ValueError for a field that it cannot keep."""
    kind = _kind(field)
    if kind is None:
        raise ValueError(
            f"the engine cannot keep the field {name!r} ({type(field).__name__}): it keeps scored text with positions, "
            "KEYWORD and ID without scores, sortable NUMERIC(int, bits=64) and STORED"
        )
    return EngineField(name, kind)


def engine_fields(schema: fields.Schema) -> dict[str, EngineField]:
    """The fields of a schema by name. ValueError for a field that the engine cannot keep."""
    return {name: _engine_field(name, field) for name, field in schema.items()}


def key_field(schema: fields.Schema) -> str:
    """The name of the unique field."""
    return next(str(name) for name, field in schema.items() if field.unique)


def _kind(field: Any) -> Kind | None:
    if isinstance(field, fields.STORED):
        return "stored"
    if isinstance(field, fields.NUMERIC):
        return "number" if _is_int64(field) else None
    if field.stored or field.column_type is not None or field.vector is not None:
        return None
    if type(field.format) in (formats.Positions, formats.PositionBoosts) and field.scorable:
        return "text"
    if type(field.format) in (formats.Existence, formats.Frequency) and not field.scorable:
        return "keyword" if isinstance(field, fields.KEYWORD) else "term"
    return None


def _is_int64(field: fields.NUMERIC) -> bool:
    """Whether its numbers are what int64 doc values hold."""
    is_integer = field.numtype is int and field.bits == 64 and field.signed and not field.decimal_places
    return is_integer and field.column_type is not None and not field.stored
