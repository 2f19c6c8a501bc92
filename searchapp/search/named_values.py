"""What a request names instead of giving its id: OPEC, Harbour Board, Norway."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.backends.value_types import id_called, kind_of, name_id
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import NO_VALUE, SearchRequest
from searchapp.query.typed_values import longer_names, read_as
from searchapp.search.parameters.values import READERS, ValueFault
from searchapp.text.writers import writers_of

_FIELDS = tuple(
    (facet, attribute) for facet in FACETS.values() for attribute in (facet.request_field, facet.exclude_field)
)
_named = attrgetter(*[attribute for _, attribute in _FIELDS])  # all at once, as most are empty


class NamedRequest(NamedTuple):
    """A request with ids for names, and what the user should know about that."""

    request: SearchRequest
    warnings: tuple[str, ...] = ()


class NamedValues:
    """Finds the ids of organizations and persons that requests name; remembers which ids one state of an index has."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._known: set[tuple[str, str]] = set()

    def resolved(self, request: SearchRequest) -> NamedRequest:
        """The request with the ids of the index; what it cannot find stays as it is."""
        if not any(named := _named(request)):
            return NamedRequest(request)
        changes: dict[str, Any] = {}
        warnings: list[str] = []
        for (facet, attribute), values in zip(_FIELDS, named, strict=True):
            if not values or isinstance(values, str) or all(self._is_known(facet.name, value) for value in values):
                continue
            ids = [each for value in values for each in self._ids(facet, attribute, value, warnings)]
            changes[attribute] = tuple(dict.fromkeys(ids))
        return NamedRequest(replace(request, **changes), tuple(warnings)) if changes else NamedRequest(request)

    def _ids(self, facet: FacetField, attribute: str, value: str, warnings: list[str]) -> tuple[str, ...]:
        if value.lower() == NO_VALUE and not self._is_known(facet.name, value):
            return (NO_VALUE,)
        if self._is_known(facet.name, value):
            return (value,)
        if kind_of(facet).codes:
            return (_code(facet, attribute, value),)
        named = id_called(facet, value)
        if named and self._is_known(facet.name, named):
            return (named,)
        writers = [name_id(name) for name in writers_of(value)] if facet.holds == "writers" else []
        longer = tuple(filter(partial(self._is_known, facet.name), writers if len(writers) > 1 else ()))
        longer = longer or (longer_names(self._backend, facet, named) if named else ())
        if longer:
            warnings.append(read_as(self._backend, facet, f"{facet.parameter}:{named}", longer))
        else:
            warnings.append(f"No article has {facet.parameter}:{value}.")
        return longer or (value,)

    def _is_known(self, field: str, value: str) -> bool:
        if (field, value) in self._known:
            return True
        if not self._backend.first(field, (value,)):
            return False
        self._known.add((field, value))
        return True


def _code(facet: FacetField, attribute: str, value: str) -> str:
    """The code of a country or a language that is given by its code in any case or by a name. Raises ParameterError."""
    try:
        return READERS[facet.value_type](value)
    except ValueFault as fault:
        raise ParameterError(attribute, f"{attribute}: {fault}", fault.code) from fault
