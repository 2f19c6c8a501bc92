"""What a request is narrowed to by its parameters, as Whoosh queries that do not score."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whoosh.query import Not, Or, Query, Term

from searchapp.errors import ParameterError
from searchapp.model.request import SearchRequest
from searchapp.query.date_ranges import date_range_query
from searchapp.text.iso_dates import days_of

# Facet → field of a request: a facet's counts leave its own filter out.
CHOSEN = (("organization", "organizations"), ("country", "countries"), ("cited_source", "cited_sources"))
EXCLUDED = (("organization", "exclude_organizations"), ("country", "exclude_countries"))
_PART = re.compile("[\ud800-\udfff]")  # half of a UTF-16 pair, or a byte that a terminal could not read


def filters_of(request: SearchRequest) -> dict[str, Query]:
    """The filters of a request by facet; what it excludes stands under names of its own, so that all counts obey it.

    Raises ParameterError for a date that is none, for one text where several are expected, and for what is no text.
    """
    filters: dict[str, Query] = {}
    if request.organizations or request.countries or request.cited_sources:
        for facet, attribute in CHOSEN:
            if values := getattr(request, attribute):
                filters[facet] = _any_value(facet, attribute, values)
    if request.exclude_organizations or request.exclude_countries:
        for facet, attribute in EXCLUDED:
            if values := getattr(request, attribute):
                filters[f"exclude_{facet}"] = Not(_any_value(facet, attribute, values))
    if request.since is not None or request.until is not None:
        filters["date" if request.date == "published" else "mentioned"] = _dates(request)
    return filters


def _any_value(field: str, attribute: str, values: Sequence[str]) -> Query:
    if isinstance(values, str):  # its letters would be taken for ids
        raise ParameterError(attribute, f'{attribute}: give a tuple of ids, as in ("{values[:40]}",).')
    if any(map(_PART.search, values)):
        raise ParameterError(attribute, f"{attribute}: it holds a part of a character.", "not_text")
    return Or([Term(field, value) for value in values]) if len(values) > 1 else Term(field, values[0])


def _dates(request: SearchRequest) -> Query:
    since = None if request.since is None else _days("from", request.since)[0]
    until = None if request.until is None else _days("to", request.until)[1]
    if since is not None and until is not None and since > until:
        raise ParameterError("to", f"to: {request.until} ends before from={request.since} begins.", "range")
    return date_range_query(request.date, since, until)


def _days(param: str, text: str) -> tuple[int, int]:
    days = days_of(text)
    if days is None:
        raise ParameterError(param, f"{param}: “{text[:40]}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD.")
    return days
