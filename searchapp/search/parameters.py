"""The one table of the search parameters: a request as a query string, and a query string as a request.

The JSON endpoint, the page's links and forms, the command line's help and the OpenAPI document all go by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from difflib import get_close_matches
from functools import partial
from operator import attrgetter
from typing import Any, Literal, get_args

from searchapp.backends.facet_terms import name_id
from searchapp.errors import ParameterError, ParametersError
from searchapp.geo.countries import country_code, standard_code
from searchapp.model.facets import FACET_NAMES, FACETS, FacetField, ValueType
from searchapp.model.request import QUERY_CHARS, UNDATED, DateKind, FacetSort, SearchRequest
from searchapp.model.result import HIT_FIELDS
from searchapp.model.sorts import SORTS
from searchapp.text.iso_dates import days_of, moment_of
from searchapp.text.languages import language_code
from searchapp.text.relative_dates import dates_meant

VALUE_CHARS = 200  # the longest ids are organizations' names
LIST_VALUES = 100  # ids that one parameter may name
PAGE_SIZE = 100
REACH = 10_000  # results that can be paged to by number; `cursor` goes on from there
FACET_SIZE = 1_000
ERRORS_TOLD = 20  # of one request; who makes more has made them by machine
FACET_SORTS = "those of most articles (count); by name; or those that these articles have oftener than all (typical)"
DATE_KINDS = "Which dates `from` and `to` look at; `none`: only articles without a date of publication."
MATCHES = "some, those with all of them first (best); all; or any"
NONE = "none"  # `facet=none`: no facets, where naming none means the usual ones


_COUNTRY = re.compile(r"[A-Za-z]{2}\Z")
_WHOLE = re.compile(r"[0-9]{1,9}\Z", re.ASCII)
_FLAGS = {"true": True, "false": False}


class _Fault(Exception):
    """Why a value cannot be taken, before it is known whose value it is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Parameter:
    """One search parameter: its name in a query string, the field of a request that it fills, and what it takes."""

    name: str
    attribute: str
    description: str
    example: str
    read: Callable[[str], Any]
    type: Literal["string", "integer", "boolean"] = "string"
    repeated: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    facet: str = ""  # the facet whose size it is

    @property
    def default(self) -> Any:
        """The value of the request's field when the parameter is not given."""
        return DEFAULTS[self.attribute]


# ---- one value -----------------------------------------------------------------------------------


def _text(value: str) -> str:
    if len(value) > QUERY_CHARS:
        raise _Fault("too_long", f"The query has {len(value):,} characters; {QUERY_CHARS:,} are allowed.")
    return value


def _identifier(value: str) -> str:
    if not value.strip():
        raise _Fault("empty", "It is empty; leave it out or name a value.")
    if len(value) > VALUE_CHARS:
        raise _Fault("too_long", f"It has {len(value):,} characters; {VALUE_CHARS} are allowed.")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise _Fault("not_text", "It holds a part of a character; type it again.")
    return value.strip()


def _name(value: str) -> str:
    """The facet value of a plain name, however it is written."""
    name = name_id(_identifier(value))
    if not name:
        raise _Fault("empty", "It is empty; leave it out or name a value.")
    return name


def _language(value: str) -> str:
    """The code of a language; a value that is none finds nothing."""
    return language_code(_identifier(value)) or _name(value)


def _country(value: str) -> str:
    """The code of a country, from its code or a name of it."""
    code = standard_code(value) if _COUNTRY.match(value.strip()) else country_code(value)
    if code is None:
        raise _Fault("invalid", f"{_shown(value)} is not known as a country; write its code, such as IR.")
    return code


def _date(end: Literal[0, 1], value: str) -> str | None:
    """A date, or the first or last day of a stretch told from today; an end that is left empty is open."""
    if not value.strip() or days_of(value):
        return value.strip() or None
    stretch = dates_meant(value, date.today())
    if stretch is None:
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD, or as in last week, -30d."
        raise _Fault("invalid", f"{_shown(value)} is not a date; {remedy}")
    return stretch[end]


def _moment(end: Literal[0, 1], value: str) -> str | None:
    """A date or an instant, or the first or last day, in UTC, of a stretch told from today."""
    if not value.strip() or moment_of(value.strip()):
        return value.strip() or None
    stretch = dates_meant(value, datetime.now(timezone.utc).date())
    if stretch is None:
        remedy = "write a date, an instant as in 2026-11-20T08:30:00Z, or as in last week, -7d."
        raise _Fault("invalid", f"{_shown(value)} is no time; {remedy}")
    return stretch[end]


def _flag(value: str) -> bool:
    if value not in _FLAGS:
        raise _Fault("invalid", f"{_shown(value)} is neither true nor false.")
    return _FLAGS[value]


def _one_of(choices: tuple[str, ...], value: str) -> str:
    if value not in choices:
        raise _Fault("invalid", f"{_shown(value)} is not one of {', '.join(choices)}.")
    return value


def _whole(maximum: int, value: str) -> int:
    if not _WHOLE.match(value) or not 1 <= int(value) <= maximum:
        raise _Fault("invalid", f"{_shown(value)} is not a whole number from 1 to {maximum:,}.")
    return int(value)


def _shown(value: str) -> str:
    return f"“{value if len(value) <= 40 else value[:40] + '…'}”"


# ---- the table -----------------------------------------------------------------------------------

DEFAULTS: Mapping[str, Any] = dict(zip(SearchRequest.__struct_fields__, SearchRequest.__struct_defaults__, strict=True))
DATE_PATTERN = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|[A-Za-z -]+[0-9]{0,4} ?[a-z]*)?$"
MOMENT_PATTERN = DATE_PATTERN.replace("|", "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)?|", 1)
_RELATIVE = "Also `today`, `last week`, `past month`, `-30d` and the like."
_VALUES: Mapping[ValueType, str] = {
    "organization": "its id or a name",
    "person": "the id or a name",
    "country": "ISO 3166-1 or a name",
    "language": "ISO 639-1",
    "name": "its name",
}


def _only(name: str, attribute: str, description: str, example: str) -> Parameter:
    return Parameter(name, attribute, description, example, _identifier, max_length=VALUE_CHARS)


def _selecting(facet: FacetField) -> Parameter:
    description = f"Only articles that {facet.description} ({_VALUES[facet.value_type]}), or one of several."
    return _facet_values(facet, facet.parameter, facet.request_field, description)


def _excluding(facet: FacetField) -> Parameter:
    description = f"No articles that {facet.description}."
    return _facet_values(facet, facet.exclude_parameter, facet.exclude_field, description)


_READERS: Mapping[ValueType, Callable[[str], str]] = {
    "organization": _identifier,
    "person": _identifier,
    "country": _country,
    "language": _language,
    "name": _name,
}


def _facet_values(facet: FacetField, name: str, attribute: str, description: str) -> Parameter:
    read = _READERS[facet.value_type]
    return Parameter(name, attribute, description, facet.example, read, repeated=True, max_length=VALUE_CHARS)


def _orders() -> str:
    return "; ".join(f"{order.name}, {order.description}" for order in SORTS.values())


def _day(name: str, attribute: str, end: Literal[0, 1], description: str, example: str) -> Parameter:
    return Parameter(name, attribute, f"{description} {_RELATIVE}", example, partial(_date, end), pattern=DATE_PATTERN)


def _added(name: str, attribute: str, end: Literal[0, 1], description: str, example: str) -> Parameter:
    description = f"{description} Days are those of UTC. {_RELATIVE}"
    return Parameter(name, attribute, description, example, partial(_moment, end), pattern=MOMENT_PATTERN)


def _choice(name: str, description: str, example: str, *choices: str) -> Parameter:
    return Parameter(name, name, description, example, partial(_one_of, choices), enum=choices)


def _number(name: str, description: str, example: str, maximum: int, facet: str = "") -> Parameter:
    attribute = "facet_size" if facet else name.replace("-", "_")
    read = partial(_whole, maximum)
    return Parameter(name, attribute, description, example, read, "integer", minimum=1, maximum=maximum, facet=facet)


def _names(name: str, attribute: str, description: str, *choices: str) -> Parameter:
    return Parameter(name, attribute, description, choices[0], partial(_one_of, choices), repeated=True, enum=choices)


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("q", "text", "What to search for, in the query language.", "ceasefire", _text, max_length=QUERY_CHARS),
    *map(_selecting, FACETS.values()),
    *map(_excluding, FACETS.values()),
    _day("from", "since", 0, "Only articles of this day, month or year and later.", "2014-03"),
    _day("to", "until", 1, "Only articles of this day, month or year and earlier.", "2016"),
    _choice("date", DATE_KINDS, "mentioned", *get_args(DateKind)),
    _added("added-from", "added_since", 0, "Only articles added to the index at this time and later.", "last week"),
    _added("added-to", "added_until", 1, "Only articles added to the index at this time and earlier.", "2026-11-20"),
    _choice("match", f"Which words of the query have to be found: {MATCHES}.", "all", "best", "all", "any"),
    _choice("sort", f"Which articles come first: {_orders()}.", "newest", *SORTS),
    _number("page", "Which page of the results.", "2", REACH),
    _number("page-size", "How many results a page has.", "20", PAGE_SIZE),
    _only("cursor", "cursor", "Where the page before ended, instead of `page`.", ""),
    _names("facet", "facets", f"Which facets to count; `{NONE}` for none of them.", *FACET_NAMES, NONE),
    _number("facet-size", "How many values each facet shows.", "20", FACET_SIZE, facet="*"),
    *(
        _number(f"facet-size.{facet}", f"How many values the facet {facet} shows.", "20", FACET_SIZE, facet)
        for facet in FACETS
    ),
    Parameter(
        "facet-sort",
        "facet_sort",
        f"Which values of a facet come first: {FACET_SORTS}.",
        "typical",
        partial(_one_of, get_args(FacetSort)),
        enum=get_args(FacetSort),
    ),
    _choice("interval", "How long the spans of the date histogram are.", "month", "day", "week", "month", "year"),
    _choice(
        "span",
        "Whether the histogram shows all dates, or those chosen or, else, no outliers.",
        "chosen",
        "all",
        "chosen",
    ),
    _choice(
        "copies",
        "Whether near copies are results each, or one together as far as `page` goes.",
        "fold",
        "all",
        "fold",
    ),
    Parameter("snippets", "snippets", "Whether results show where they match.", "false", _flag, "boolean"),
    Parameter(
        "lenient",
        "lenient",
        "Whether a query that cannot be read is searched as its plain words, with the fault beside them.",
        "true",
        _flag,
        "boolean",
    ),
    _names("fields", "fields", "Which members each result has; all if none is named.", *HIT_FIELDS),
)
BY_NAME: Mapping[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}
# What decides which part of a result is shown and how; the result is the same without.
OF_PAGES = frozenset(
    {"page", "page-size", "cursor", "snippets", "fields", "facet", "facet-sort", "interval", "span", "copies"}
    | {parameter.name for parameter in PARAMETERS if parameter.facet}
)


# ---- a query string becomes a request ------------------------------------------------------------


def parse(pairs: Iterable[tuple[str, str]]) -> SearchRequest:
    """The request that a query string asks for; ParametersError tells everything that is wrong with it."""
    errors: list[ParameterError] = []
    given = _gather(pairs, errors)
    values: dict[str, Any] = {}
    for parameter in PARAMETERS:
        read = [value for text in given.get(parameter.name, ()) for value in _read(parameter, text, errors)]
        if read:
            _fill(values, parameter, read)
    errors.extend(_contradictions(values))
    if errors:
        raise ParametersError(tuple(errors[:ERRORS_TOLD]))
    return SearchRequest(**values)


def _gather(pairs: Iterable[tuple[str, str]], errors: list[ParameterError]) -> dict[str, list[str]]:
    """The values given to each parameter."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        parameter = BY_NAME.get(name)
        if parameter is None:
            errors.append(_unknown(name))
            continue
        values = given.setdefault(name, [])
        if values and not parameter.repeated:
            errors.append(ParameterError(name, f"{name}: it can be given only once.", "repeated"))
        elif len(values) == LIST_VALUES:
            errors.append(ParameterError(name, f"{name}: it can be given {LIST_VALUES} times at most.", "too_many"))
        else:
            values.append(value)
    return given


def _unknown(name: str) -> ParameterError:
    near = get_close_matches(name[:VALUE_CHARS], BY_NAME, n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)}."
    return ParameterError(name, f"There is no parameter {_shown(name)}; {remedy}", "unknown")


def _read(parameter: Parameter, text: str, errors: list[ParameterError]) -> Iterator[Any]:
    try:
        yield parameter.read(text)
    except _Fault as fault:
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
    if page > 1 and "cursor" in values:
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
