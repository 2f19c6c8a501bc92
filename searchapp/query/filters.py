"""What a request is narrowed to by its parameters, as query trees that do not score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from searchapp.backends.base import ADDED, PUBLISHED, Backend
from searchapp.errors import ParameterError
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import Added, And, DateRange, Every, Not, Or, Prefix, QueryTree, Value
from searchapp.model.request import NO_VALUE, UNDATED, SearchRequest
from searchapp.text.calendar.iso_dates import days_of, moment_of

# Facet and member of a request; all members are read at once, as most are empty.
_SELECTING = [(facet.name, facet.request_field) for facet in FACETS.values()]
_EXCLUDING = [(facet.name, facet.exclude_field) for facet in FACETS.values()]
_selected = attrgetter(*[attribute for _, attribute in _SELECTING])
_excluded = attrgetter(*[attribute for _, attribute in _EXCLUDING])

_PART = re.compile("[\ud800-\udfff]")  # half of a UTF-16 pair, or a byte that a terminal could not read


def filters_of(request: SearchRequest, backend: Backend | None = None) -> dict[str, QueryTree]:
    """The filters of a request by facet; what it excludes stands under names of its own, so that all counts obey it.

    The backend tells whether “none” is a value that articles have; without one it is taken for none of them.

    Raises ParameterError for a date that is none, for one text where several are expected, and for what is no text.
    """
    filters: dict[str, QueryTree] = {}
    if any(selected := _selected(request)):
        for (name, attribute), values in zip(_SELECTING, selected, strict=True):
            if values:
                filters[name] = _any_value(name, attribute, values, backend)
    if any(excluded := _excluded(request)):
        for (name, attribute), values in zip(_EXCLUDING, excluded, strict=True):
            if values:
                filters[f"exclude_{name}"] = Not(_any_value(name, attribute, values, backend))
    if request.date == UNDATED:
        filters[PUBLISHED] = Not(DateRange("published", None, None))
    if request.since is not None or request.until is not None:
        filters[request.date] = _dates(request)
    if request.added_since is not None or request.added_until is not None:
        filters[ADDED] = _added(request.added_since, request.added_until)
    return filters


def _any_value(field: str, attribute: str, values: Sequence[str], backend: Backend | None) -> QueryTree:
    if isinstance(values, str):  # its letters would be taken for ids
        raise ParameterError(attribute, f'{attribute}: give a tuple of ids, as in ("{values[:40]}",).')
    if any(map(_PART.search, values)):
        raise ParameterError(attribute, f"{attribute}: it holds a part of a character.", "not_text")
    if NO_VALUE not in values or (backend and is_value(backend, field, NO_VALUE)):
        return Value(field, tuple(values))
    others = tuple(value for value in values if value != NO_VALUE)
    without = And((Every(), Not(Prefix("", field=field))))
    return Or((Value(field, others), without)) if others else without


def is_value(backend: Backend, field: str, value: str) -> bool:
    """Whether an article has a value of a facet."""
    return bool(backend.first(field, (value,)))


def _dates(request: SearchRequest) -> QueryTree:
    if request.date == UNDATED:
        raise ParameterError("date", "date: articles without a date (none) have no from and to.", "conflict")
    if not all(isinstance(end, str | None) for end in (request.since, request.until)):
        raise ParameterError("from", 'since, until: give a text, as in "2015-01-31".')
    since = None if request.since is None else _days("from", request.since)[0]
    until = None if request.until is None else _days("to", request.until)[1]
    if since is not None and until is not None and since > until:
        raise ParameterError("to", f"to: {request.until} ends before from={request.since} begins.", "range")
    return DateRange(request.date, since, until)


def _added(since: str | None, until: str | None) -> QueryTree:
    first = None if since is None else _moment("added-from", since)[0]
    last = None if until is None else _moment("added-to", until)[1]
    if first is not None and last is not None and first > last:
        raise ParameterError("added-to", f"added-to: {until} ends before added-from={since} begins.", "range")
    return Added(first, last)


def _moment(param: str, text: str) -> tuple[int, int]:
    seconds = moment_of(text)
    if seconds is None:
        remedy = "write YYYY, YYYY-MM, YYYY-MM-DD or an instant as in 2026-11-20T08:30:00Z."
        raise ParameterError(param, f"{param}: “{text[:40]}” is no time; {remedy}")
    return seconds


def _days(param: str, text: str) -> tuple[int, int]:
    days = days_of(text)
    if days is None:
        raise ParameterError(param, f"{param}: “{text[:40]}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD.")
    return days
