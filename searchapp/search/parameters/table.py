"""The one table of the search parameters: the JSON endpoint, the page's links and forms, the command line's help and
the OpenAPI document all go by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal, get_args

from msgspec import Struct

from searchapp.backends.value_types import ValueKind, kind_of
from searchapp.model.facets import FACET_NAMES, FACETS, FacetField
from searchapp.model.request import QUERY_CHARS, DateKind, FacetSort, SearchRequest
from searchapp.model.result import HIT_FIELDS
from searchapp.model.sorts import SORTS
from searchapp.search.parameters import values

LIST_VALUES = 100  # ids that one parameter may name
_PAGE_SIZE = 100
REACH = 10_000  # results that can be paged to by number; `cursor` goes on from there
_FACET_SIZE = 1_000
_FACET_SORTS = "those of most articles (count); by name; or those that these articles have oftener than all (typical)"
_DATE_KINDS = "Which dates `from` and `to` look at; `none`: only articles without a date of publication."
_MATCHES = "some, those with all of them first (best); all; or any"
NONE = "none"  # `facet=none`: no facets, where naming none means the usual ones


class Parameter(Struct, frozen=True):
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
    values: ValueKind | None = None  # of the facet that it selects or excludes by

    @property
    def typed_example(self) -> str | int | bool | list[str]:
        """The example as a JSON value of the parameter's type."""
        if self.repeated:
            return [self.example]
        if self.type == "boolean":
            return self.example == "true"
        return int(self.example) if self.type == "integer" else self.example

    @property
    def default(self) -> Any:
        """The value of the request's field when the parameter is not given."""
        return DEFAULTS[self.attribute]


DEFAULTS: Mapping[str, Any] = dict(zip(SearchRequest.__struct_fields__, SearchRequest.__struct_defaults__, strict=True))
DATE_PATTERN = r"^[\w ,./'+:-]*$"  # days, and what else people call a date
_RELATIVE = "Also `today`, `last week`, `-30d`, `2015-W06`, `2015-Q1`, `3 May 2015` and the like."


def _selecting(facet: FacetField) -> Parameter:
    description = f"Only articles that {facet.description} ({kind_of(facet).given_as}), or one of several."
    return _facet_values(facet, facet.parameter, facet.request_field, description)


def _excluding(facet: FacetField) -> Parameter:
    description = f"No articles that {facet.description}."
    return _facet_values(facet, facet.exclude_parameter, facet.exclude_field, description)


def _facet_values(facet: FacetField, name: str, attribute: str, description: str) -> Parameter:
    return Parameter(
        name,
        attribute,
        description,
        facet.example,
        values.READERS[facet.value_type],
        repeated=True,
        max_length=values.VALUE_CHARS,
        values=kind_of(facet),
    )


def _orders() -> str:
    return "; ".join(f"{order.name}, {order.description}" for order in SORTS.values())


def _day(name: str, attribute: str, end: Literal[0, 1], description: str, example: str) -> Parameter:
    return Parameter(
        name, attribute, f"{description} {_RELATIVE}", example, partial(values.date_of, end), pattern=DATE_PATTERN
    )


def _added(name: str, attribute: str, end: Literal[0, 1], description: str, example: str) -> Parameter:
    description = f"{description} Days are those of UTC. {_RELATIVE}"
    return Parameter(name, attribute, description, example, partial(values.moment, end), pattern=DATE_PATTERN)


def _choice(name: str, description: str, example: str, *choices: str) -> Parameter:
    return Parameter(name, name, description, example, partial(values.one_of, choices), enum=choices)


def _number(name: str, description: str, example: str, maximum: int, facet: str = "") -> Parameter:
    attribute = "facet_size" if facet else name.replace("-", "_")
    read = partial(values.whole_number, maximum)
    return Parameter(name, attribute, description, example, read, "integer", minimum=1, maximum=maximum, facet=facet)


def _names(name: str, attribute: str, description: str, *choices: str) -> Parameter:
    return Parameter(
        name,
        attribute,
        f"{description} Several may have commas between them.",
        choices[0],
        partial(values.one_of, choices),
        repeated=True,
        enum=choices,
    )


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "q", "text", "What to search for, in the query language.", "kelp", values.text_of, max_length=QUERY_CHARS
    ),
    *map(_selecting, FACETS.values()),
    *map(_excluding, FACETS.values()),
    _day("from", "since", 0, "Only articles of this day, month or year and later.", "2014-03"),
    _day("to", "until", 1, "Only articles of this day, month or year and earlier.", "2016"),
    _choice("date", _DATE_KINDS, "mentioned", *get_args(DateKind)),
    _added("added-from", "added_since", 0, "Only articles added to the index at this time and later.", "last week"),
    _added("added-to", "added_until", 1, "Only articles added to the index at this time and earlier.", "today"),
    _choice("match", f"Which words of the query have to be found: {_MATCHES}.", "all", "best", "all", "any"),
    _choice("sort", f"Which articles come first: {_orders()}.", "newest", *SORTS),
    _number("page", "Which page of the results.", "2", REACH),
    _number("page-size", "How many results a page has.", "20", _PAGE_SIZE),
    Parameter(
        "cursor",
        "cursor",
        "Where the page before ended, instead of `page`.",
        "",
        values.cursor_of,
        max_length=values.VALUE_CHARS,
    ),
    _names("facet", "facets", f"Which facets to count; `{NONE}` for none of them.", *FACET_NAMES, NONE),
    _number("facet-size", "How many values each facet shows.", "20", _FACET_SIZE, facet="*"),
    *(
        _number(f"facet-size.{facet}", f"How many values the facet {facet} shows.", "20", _FACET_SIZE, facet)
        for facet in FACETS
    ),
    Parameter(
        "facet-sort",
        "facet_sort",
        f"Which values of a facet come first: {_FACET_SORTS}.",
        "typical",
        partial(values.one_of, get_args(FacetSort)),
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
        "Whether near copies are results each, or one together: as far as `page` goes, and in files.",
        "fold",
        "all",
        "fold",
    ),
    Parameter("snippets", "snippets", "Whether results show where they match.", "false", values.flag, "boolean"),
    Parameter(
        "lenient",
        "lenient",
        "Whether a query that cannot be read is searched as its plain words, with the fault beside them.",
        "true",
        values.flag,
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
