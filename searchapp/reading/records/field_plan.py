"""Which field of a record tells what: its plan, worked out once for all records that have the same fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from searchapp.model.field_names import FieldMap
from searchapp.reading.records.usual_names import CONTRACT_LISTS, PARTS_FILE, plain_name, ranks
from searchapp.text.tab_separated import WordSets

_MEMO_SHAPES = 1 << 10
_PARTS = WordSets(PARTS_FILE)
_NESTED_RANK = 0.5  # behind the same name of the record itself
_APART_RANK = 1_000.0  # behind every name of the record itself
_APART = frozenset(("metadata", "meta", "properties", "data"))


class Plan(Struct, frozen=True):
    """The fields that may fill each target, the surest first."""

    sources: Mapping[str, tuple[str, ...]]
    mapped: frozenset[str]  # of these, what the user gave


def flattened(record: Mapping[str, Any], field_map: FieldMap) -> Mapping[str, Any]:
    """The fields of a record, those of objects that only wrap them under their path: `fields.headline`.

    So are those whose paths the user gave.
    """
    paths = [source for _, source in field_map.pairs if "." in source and source not in record]
    wrappers = _wrappers(record) if dict in map(type, record.values()) else ()
    if not paths and not wrappers:
        return record
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if key in wrappers:
            flat.update((f"{key}.{name}", inner) for name, inner in value.items())
        else:
            flat[key] = value
    for path in paths:
        if path not in flat and (value := _at_path(record, path)) is not None:
            flat[path] = value
    return flat


def _wrappers(record: Mapping[str, Any]) -> Sequence[str]:
    """The fields that are objects which only wrap others."""
    return [key for key, value in record.items() if isinstance(value, dict) and key.casefold() in _PARTS["wrapper"]]


def _at_path(value: Any, path: str) -> Any:
    """The value within objects that a path such as `content.text` leads to; None where it leads nowhere."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


@lru_cache(maxsize=_MEMO_SHAPES)
def plan_of(names: tuple[str, ...], field_map: FieldMap) -> Plan:
    """The plan for records with these fields."""
    sources: dict[str, tuple[str, ...]] = {}
    mapped: set[str] = set()
    given = {target for target, _ in field_map.pairs}
    for target, target_ranks in ranks().items():
        if target in given:
            sources[target] = _given(names, field_map.sources(target))
            mapped.update(sources[target])
        else:
            ranked = {name: rank for name in names if (rank := _rank(name, target, target_ranks)) is not None}
            sources[target] = tuple(sorted(ranked, key=ranked.__getitem__))
    for target in CONTRACT_LISTS:
        sources[target] = _given(names, field_map.sources(target)) if target in given else _given(names, (target,))
        mapped.update(sources[target] if target in given else ())
    return Plan(sources, frozenset(mapped))


def _given(names: tuple[str, ...], sources: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that have the names given, written as they are or, where none is, in another case or spelling."""
    return tuple([name for source in sources for name in _spelled(names, source)])


def _spelled(names: tuple[str, ...], source: str) -> list[str]:
    if source in names or not source:
        return [source] if source else []
    return [name for name in names if plain_name(name) == plain_name(source)]


def _rank(name: str, target: str, ranks: Mapping[str, int]) -> float | None:
    """How sure it is that a field tells the target; None where its name says nothing of it."""
    if name == target:
        return -1
    wrapper, dot, inner = name.partition(".")
    if dot and wrapper.casefold() in _PARTS["wrapper"]:
        rank = ranks.get(plain_name(inner))
        if rank is None:
            return None
        return rank + (_APART_RANK if wrapper.casefold() in _APART else _NESTED_RANK)
    return ranks.get(plain_name(name))
