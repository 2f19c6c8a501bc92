"""The name of a writer that a record tells in parts: a given name and a family name beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from searchapp.reading.records.record_fields import RecordFields
from searchapp.reading.records.record_values import is_nothing, line_of
from searchapp.reading.records.usual_names import names_of, plain_name

_MEMO_SHAPES = 1 << 10
_PARTS = ("given name", "family name")


def parted_name(fields: RecordFields) -> str:
    """The writer whose name two fields of a record tell together; empty where none or only one of them is there."""
    names = _name_fields(tuple(fields.values))
    if not names:
        return ""
    parts = {name: line_of(fields.values[name]) for name in names}
    known = {name: part for name, part in parts.items() if not is_nothing(part)}
    fields.used.update(dict.fromkeys(known, "byline"))
    return " ".join(known.values())


@lru_cache(maxsize=_MEMO_SHAPES)
def _name_fields(names: Sequence[str]) -> Sequence[str]:
    """The fields with the given and the family name of a writer, in this order; one alone has to say whose it is."""
    parts = [[name for name in names if plain_name(name.rpartition(".")[2]) in names_of(part)] for part in _PARTS]
    named = [part[0] for part in parts if part]
    return named if len(named) == len(_PARTS) or any(plain_name(name).startswith("author") for name in named) else ()
