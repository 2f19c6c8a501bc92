"""A query string becomes a request, and a request the shortest query string that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import attrgetter
from typing import Any

from searchapp.errors import ParameterError, ParametersError
from searchapp.model.facets import FACETS
from searchapp.model.request import UNDATED, SearchRequest
from searchapp.query.fields import ALIASES, FIELDS
from searchapp.search.parameters.table import BY_NAME, DEFAULTS, LIST_VALUES, NONE, PARAMETERS, REACH, Parameter
from searchapp.search.parameters.values import VALUE_CHARS, ValueFault, shown
from searchapp.text.calendar.iso_dates import days_of, moment_of

_SHOWN_ERRORS = 20  # of one request; who makes more has made them by machine
# What other endpoints call parameters that have no name like it here.
_ELSEWHERE: Mapping[str, str] = {
    **{name: FACETS[field.facet].parameter for name, field in FIELDS.items() if field.facet},
    **{name: FIELDS[field].name for name, (field, _) in ALIASES.items() if FIELDS[field].facet},
    **{facet.name.replace("_", "-"): facet.parameter for facet in FACETS.values()},
    **{facet.plural.replace(" ", "-"): facet.parameter for facet in FACETS.values()},
    **dict.fromkeys(("query", "text", "search", "keywords", "term", "s"), "q"),
    **dict.fromkeys(("limit", "rows", "size", "count", "per-page", "hitsperpage", "n"), "page-size"),
    **dict.fromkeys(("offset", "start", "skip"), "page"),
    **dict.fromkeys(("order", "sort-by", "orderby", "order-by"), "sort"),
    **dict.fromkeys(("since", "after", "start-date", "date-from", "from-date", "min-date", "published"), "from"),
    **dict.fromkeys(("until", "before", "end-date", "date-to", "to-date", "max-date"), "to"),
    **dict.fromkeys(("facets", "aggs"), "facet"),
}
_FILES = "files have addresses of their own, such as /api/search.csv."
_AMPERSAND = "an & that belongs to a value is written %26."
_GUESSED = tuple(name for name, parameter in BY_NAME.items() if not parameter.facet)


def parse(pairs: Iterable[tuple[str, str]]) -> SearchRequest:
    """The request that a query string asks for; ParametersError tells everything that is wrong with it."""
    errors: list[ParameterError] = []
    given = _gather(pairs, errors)
    values: dict[str, Any] = {}
    for parameter in PARAMETERS:
        pieces = [piece for text in given.get(parameter.name, ()) for piece in _listed(parameter, text)]
        read = [value for piece in pieces for value in _read(parameter, piece, errors)]
        if read:
            _fill(values, parameter, read)
    errors.extend(_contradictions(values))
    if errors:
        raise ParametersError(tuple(errors[:_SHOWN_ERRORS]))
    return SearchRequest(**values)


def _gather(pairs: Iterable[tuple[str, str]], errors: list[ParameterError]) -> dict[str, list[str]]:
    """The values given to each parameter."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        parameter = BY_NAME.get(name)
        if parameter is None:
            errors.append(_unknown(name, value))
            continue
        values = given.setdefault(name, [])
        if values and not parameter.repeated:
            errors.append(ParameterError(name, f"{name}: it can be given only once.", "repeated"))
        elif len(values) == LIST_VALUES:
            errors.append(ParameterError(name, f"{name}: it can be given {LIST_VALUES} times at most.", "too_many"))
        else:
            values.append(value)
    return given


def meant_by(name: str) -> str:
    """The parameter that goes by this name elsewhere; empty where none does."""
    called = name[:VALUE_CHARS].lower().removesuffix("[]")
    return called if called in BY_NAME else _ELSEWHERE.get(called.replace("_", "-"), "")


def _unknown(name: str, value: str) -> ParameterError:
    called, near = name[:VALUE_CHARS].lower(), meant_by(name)
    if not near and not value:
        remedy = _AMPERSAND
    elif called == "format":
        remedy = _FILES
    elif near := near or next(iter(get_close_matches(called, _GUESSED, n=1, cutoff=0.6)), ""):
        remedy = f"did you mean {near}?"
    else:
        remedy = f"there are {', '.join(BY_NAME)}."
    return ParameterError(name, f"There is no parameter {shown(name)}; {remedy}", "unknown")


def _listed(parameter: Parameter, text: str) -> Sequence[str]:
    """The values in a text, with commas between them where none has one in it: fields, countries and languages."""
    kind = parameter.values
    is_list = parameter.repeated and (parameter.enum or (kind and kind.codes and not kind.value_of(text)))
    return [piece.strip() for piece in text.split(",") if piece.strip()] or [text] if is_list else [text]


def _read(parameter: Parameter, text: str, errors: list[ParameterError]) -> Iterator[Any]:
    try:
        yield parameter.read(text)
    except ValueFault as fault:
        errors.append(ParameterError(parameter.name, f"{parameter.name}: {fault}", fault.code))


def _fill(values: dict[str, Any], parameter: Parameter, read: list[Any]) -> None:
    """Put what was read into the field that it is for; sizes of single facets join the size of all."""
    if parameter.facet == "*":
        values["facet_size"] = read[0]
    elif parameter.facet:
        before = values.get("facet_size", {})
        shared = before if isinstance(before, dict) else dict.fromkeys(FACETS, before)
        values["facet_size"] = {**shared, parameter.facet: read[0]}
    else:
        values[parameter.attribute] = tuple(dict.fromkeys(read)) if parameter.repeated else read[0]


def _contradictions(values: dict[str, Any]) -> Iterator[ParameterError]:
    """What is wrong with values that are right each by itself."""
    since, until = values.get("since"), values.get("until")
    if since and until and _first_day(since) > _last_day(until):
        yield ParameterError("to", f"to: {until} ends before from={since} begins.", "range")
    if (since or until) and values.get("date") == UNDATED:
        yield ParameterError("date", f"date: articles without a date ({UNDATED}) have no from and to.", "conflict")
    since, until = values.get("added_since"), values.get("added_until")
    if since and until and (moment_of(since) or (0, 0))[0] > (moment_of(until) or (0, 0))[1]:
        yield ParameterError("added-to", f"added-to: {until} ends before added-from={since} begins.", "range")
    page, page_size = values.get("page", 1), values.get("page_size", DEFAULTS["page_size"])
    if page * page_size > REACH:
        yield ParameterError(
            "page",
            f"page: only {REACH:,} results have numbered pages; go on by cursor, as “Next” does.",
            "too_far",
        )
    if page > 1 and values.get("cursor"):
        yield ParameterError("cursor", "cursor: it stands instead of page; leave one of them out.", "conflict")
    facets = values.get("facets", ())
    if facets == (NONE,):
        values["facets"] = ()
    elif NONE in facets:
        yield ParameterError("facet", f"facet: {NONE} cannot stand beside others.", "conflict")


def _first_day(date: str) -> int:
    days = days_of(date)
    return days[0] if days else 0


def _last_day(date: str) -> int:
    days = days_of(date)
    return days[1] if days else 0


# ---- a request becomes a query string ------------------------------------------------------------


# Of each parameter, in the order of the table; a page has a hundred links, and each asks for all of them.
_values_of: Callable[[SearchRequest], tuple[Any, ...]] = attrgetter(*(each.attribute for each in PARAMETERS))
_DEFAULT_VALUES = tuple(parameter.default for parameter in PARAMETERS)


def to_pairs(request: SearchRequest) -> list[tuple[str, str]]:
    """The shortest query string that asks for the request, always in the same order."""
    pairs: list[tuple[str, str]] = []
    for parameter, value, default in zip(PARAMETERS, _values_of(request), _DEFAULT_VALUES, strict=True):
        if value != default:
            pairs.extend((parameter.name, text) for text in _written(parameter, value))
    return pairs


def _written(parameter: Parameter, value: Any) -> list[str]:
    """A field of a request as values of one parameter."""
    if parameter.facet:
        size = value.get(parameter.facet) if isinstance(value, Mapping) else value
        return [] if size is None or isinstance(value, Mapping) is (parameter.facet == "*") else [str(size)]
    if parameter.repeated:
        return list(value) or [NONE]
    return [str(value).lower() if parameter.type == "boolean" else str(value)]
