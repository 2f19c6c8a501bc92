"""Values of facets as parts of a query, `source:herald` or `country:GB,KR`; what is not quite one adds a warning."""

from __future__ import annotations

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.backends.value_types import id_called, kind_of
from searchapp.model.facets import BY_PARAMETER
from searchapp.model.query_tree import Prefix, Value
from searchapp.model.request import NO_VALUE
from searchapp.query.clauses import Clauses, Part, joined
from searchapp.query.filters import is_value
from searchapp.query.syntax.tree import Pattern, Quoted, Word
from searchapp.query.typed_values import (
    longer_names,
    read_as,
    value_of,
    values_begun,
)
from searchapp.query.wildcards import glob_of, plain_prefix
from searchapp.text import analyzer
from searchapp.text.writers import writers_of


def value_part(node: Word | Quoted, backend: Backend, warnings: list[str]) -> Part | None:
    """The articles with a value, with all writers of a byline as articles show it, with one of a list with commas, or
    with none.

    Raises QueryError.
    """
    if isinstance(node, Word) and _is_none(node, backend):
        anything = Part(Prefix("", field=BY_PARAMETER[node.field].name), f"{node.field}:*", is_filter=True)
        without = joined(Clauses((), excluded=[anything]), "all")
        return without and replace(without, is_filter=True)
    if isinstance(node, Word) and (listed := _listed(node, backend)):
        parts = [part for each in listed if (part := value_part(each, backend, warnings))]
        either = joined(Clauses(parts), "any")
        return either and replace(either, is_filter=True)
    named = node.text.replace('\\"', '"')
    names = writers_of(named) if BY_PARAMETER[node.field].holds == "writers" else ()
    return joined(Clauses([_one_value(node, name, backend, warnings) for name in names or (named,)]), "all")


def begun_value_part(node: Pattern, backend: Backend, warnings: list[str]) -> Part | None:
    """The articles with a value of which a word within its name begins so, where no value does; None for any other.

    Raises QueryError.
    """
    facet = BY_PARAMETER.get(node.field)
    words = node.text.strip("*")
    if facet is None or kind_of(facet).codes or "*" in words or not analyzer.terms(words):
        return None
    if node.text[0] != "*":
        prefix = plain_prefix(glob_of(node))
        if prefix is None or backend.completions(facet.name, prefix, 1):
            return None
    values = values_begun(backend, facet, words)
    if not values:
        return None
    text = f"{node.field}:{node.text}"
    warnings.append(read_as(backend, facet, text, values))
    return Part(Value(facet.name, values), text, is_filter=True)


def _is_none(node: Word, backend: Backend) -> bool:
    """Whether articles without any value are asked for, `section:none`."""
    return node.text.lower() == NO_VALUE and not is_value(backend, BY_PARAMETER[node.field].name, NO_VALUE)


def _listed(node: Word, backend: Backend) -> list[Word]:
    """The values of a list with commas, `GB,KR`; a person called by the family name first, `Lontra,Ana`, is one value.

    Empty where its text is no list, or one value with a comma.
    """
    facet, pieces = BY_PARAMETER[node.field], node.text.split(",")
    if len(pieces) < 2 or not all(any(map(str.isalnum, piece)) for piece in pieces):
        return []
    spaced = replace(node, text=", ".join(map(str.strip, pieces)))
    for each, listed in ((node, []), (spaced, [spaced])) if not kind_of(facet).codes else ():
        if backend.first(facet.name, (id_called(facet, each.text),)):
            return listed
    return [replace(node, text=piece) for piece in pieces]


def _one_value(node: Word | Quoted, named: str, backend: Backend, warnings: list[str]) -> Part:
    """A value that is called so; where no article has it, longer names that it may mean, with a warning."""
    facet, value = BY_PARAMETER[node.field], value_of(node.field, named, node.position)
    escaped = value.replace('"', '\\"')
    text = f"{node.field}:{value}" if value.replace("-", "").isalnum() else f'{node.field}:"{escaped}"'
    values: tuple[str, ...] = (value,)
    is_unknown = not kind_of(facet).codes and not backend.first(facet.name, values)
    if is_unknown and (longer := longer_names(backend, facet, value)):
        warnings.append(read_as(backend, facet, text, longer))
        values = longer
    elif is_unknown:
        typed = named if named.isalnum() else f'"{node.text}"'
        warnings.append(f"No article has {node.field}:{typed}.")
    return Part(Value(facet.name, values), text, is_filter=True)
