"""One value of a parameter, as it is given in a query string."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from typing import Literal

from searchapp.backends.value_types import VALUE_TYPES, name_id
from searchapp.model.facets import ValueType
from searchapp.model.request import NO_VALUE, QUERY_CHARS
from searchapp.text.calendar.iso_dates import days_of, moment_of
from searchapp.text.calendar.typed_dates import dates_typed, is_ambiguous
from searchapp.text.languages import language_code

VALUE_CHARS = 200  # the longest ids are organizations' names

_WHOLE = re.compile(r"[0-9]{1,9}\Z", re.ASCII)
_FLAGS = {"true": True, "false": False}


class ValueFault(Exception):
    """Why a value cannot be taken, before it is known whose value it is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def text_of(value: str) -> str:
    """The words to search for."""
    if len(value) > QUERY_CHARS:
        raise ValueFault("too_long", f"The query has {len(value):,} characters; {QUERY_CHARS:,} are allowed.")
    return value


def identifier(value: str) -> str:
    """The id of a value, or a name of it."""
    if not value.strip():
        raise ValueFault("empty", "It is empty; leave it out or name a value.")
    if len(value) > VALUE_CHARS:
        raise ValueFault("too_long", f"It has {len(value):,} characters; {VALUE_CHARS} are allowed.")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueFault("not_text", "It holds a part of a character; type it again.")
    return value.strip()


def cursor_of(value: str) -> str | None:
    """Where the page before ended; None where it is left empty, as before the first page."""
    return identifier(value) if value.strip() else None


def name_of(value: str) -> str:
    """The facet value of a plain name, however it is written."""
    name = name_id(identifier(value))
    if not name:
        raise ValueFault("empty", "It is empty; leave it out or name a value.")
    return name


def language_of(value: str) -> str:
    """The code of a language; a value that is none finds nothing."""
    return language_code(identifier(value)) or name_of(value)


def country_of(value: str) -> str:
    """The code of a country, from its code or a name of it."""
    named = identifier(value)
    if named.lower() == NO_VALUE:
        return NO_VALUE
    code, codes = VALUE_TYPES["country"].value_of(named), VALUE_TYPES["country"].codes
    if not code and codes:
        remedy = codes.remedy(named, f"such as {codes.example}")
        raise ValueFault("invalid", f"{shown(value)} is not known as a {codes.noun}; {remedy}")
    return code


READERS: Mapping[ValueType, Callable[[str], str]] = {
    "organization": identifier,
    "person": identifier,
    "country": country_of,
    "language": language_of,
    "name": name_of,
}


def date_of(end: Literal[0, 1], value: str) -> str | None:
    """A date, or the first or last day of a stretch told from today; an end that is left empty is open."""
    if not value.strip() or days_of(value.strip()):
        return value.strip() or None
    stretch = dates_typed(value, date.today())
    if stretch is None:
        remedy = "write YYYY, YYYY-MM or YYYY-MM-DD, or as in last week, -30d."
        fault = "may be two days" if is_ambiguous(value) else "is not a date"
        raise ValueFault("invalid", f"{shown(value)} {fault}; {remedy}")
    return stretch[end]


def moment(end: Literal[0, 1], value: str) -> str | None:
    """A date or an instant, or the first or last day, in UTC, of a stretch told from today."""
    if not value.strip() or moment_of(value.strip()):
        return value.strip() or None
    stretch = dates_typed(value, datetime.now(timezone.utc).date())
    if stretch is None:
        remedy = "write a date, an instant as in 2026-11-20T08:30:00Z, or as in last week, -7d."
        raise ValueFault("invalid", f"{shown(value)} is no time; {remedy}")
    return stretch[end]


def flag(value: str) -> bool:
    """Whether it is so."""
    if value not in _FLAGS:
        raise ValueFault("invalid", f"{shown(value)} is neither true nor false.")
    return _FLAGS[value]


def one_of(choices: tuple[str, ...], value: str) -> str:
    """One of the choices."""
    if value not in choices:
        raise ValueFault("invalid", f"{shown(value)} is not one of {', '.join(choices)}.")
    return value


def whole_number(maximum: int, value: str) -> int:
    """A number from 1 to a maximum."""
    if not _WHOLE.match(value) or not 1 <= int(value) <= maximum:
        raise ValueFault("invalid", f"{shown(value)} is not a whole number from 1 to {maximum:,}.")
    return int(value)


def shown(value: str) -> str:
    """A value as messages quote it, cut where it is long."""
    return f"“{value if len(value) <= 40 else value[:40] + '…'}”"
