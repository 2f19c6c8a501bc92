"""When an article came out, read from the forms that files use."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from searchapp.model.article import Basis, Published
from searchapp.text.iso_dates import days_of, grain_of

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?\Z", re.I)
_WIRE_MOMENT = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d\d:\d\d:\d\d))?", re.I)
_SLASHED = re.compile(r"\s*(\d\d)/(\d\d)/(\d{4})(?:\s+(\d\d:\d\d:\d\d))?")  # month first, as American wires write it
_NAMED_DAY = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Z][a-z]{2,8})\.?),?\s+(?P<year>(?:18|19|20)\d\d)\b",
    re.I,
)
_ISO_DAY = re.compile(r"\b((?:18|19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")
_NUMBERED_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-])")
_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)")
_LAST_MONTH = 12
_CENTURY_TURN = 69  # POSIX strptime: years 69 to 99 of two digits lie in the twentieth century
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def from_iso(text: str, basis: Basis = "metadata") -> Published | None:
    """The date that an ISO 8601 day, month, year or instant tells; None for anything else."""
    text = text.strip()
    if days_of(text):
        return Published(text, grain_of(text), basis)
    found = _INSTANT.match(text)
    if not found:
        return None
    day, minute, second, zone = found.groups()
    offset = "+00:00" if not zone or zone.upper() in ("Z", "UTC") else zone.replace(":", "")
    if len(offset) == 3:
        offset += "00"
    if ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return _moment(f"{day}T{minute}{second or ':00'}{offset}", basis)


def from_wire(text: str) -> Published | None:
    """The date at the head of `26-FEB-1987 15:01:01.79` or `03/14/1998 10:36:00`, or an ISO date; None otherwise."""
    if found := _WIRE_MOMENT.match(text):
        day, name, year, clock = found.groups()
        value = _day(year, _month(name), day)
    elif found := _SLASHED.match(text):
        month, day, year, clock = found.groups()
        value = _day(year, int(month), day)
    else:
        return from_iso(text) or from_line(text, "metadata")
    if value is None:
        return None
    return _moment(f"{value}T{clock}+00:00", "metadata") if clock else Published(value, "day", "metadata")


def from_line(line: str, basis: Basis = "text") -> Published | None:
    """The full day that a line such as `Posted on 5 September 2016 at 10:14` names; None where it names none."""
    if found := _ISO_DAY.search(line):
        value = _day(found[1], int(found[2]), found[3])
    elif found := _NAMED_DAY.search(line):
        value = _day(found["year"], _month(found["month"] or found["month2"]), found["day"] or found["day2"])
    elif found := _NUMBERED_DAY.search(line):
        value = _numbered_day(int(found[1]), int(found[3]), found[4])
    else:
        return None
    return Published(value, "day", basis) if value else None


def from_path(path: str, basis: Basis = "file") -> Published | None:
    """The day written in a file's name or a URL, `2016-09-05-oats.txt` or `/2016/09/05/oats`; None without one."""
    for found in _PATH_DAY.finditer(path):
        if value := _day(found[1], int(found[3]), found[4]):
            return Published(value, "day", basis)
    return None


def _moment(iso: str, basis: Basis) -> Published | None:
    """The day, in UTC, of an ISO 8601 instant with an offset."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None
    instant = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else None
    return Published(moment.date().isoformat(), "day", basis, instant=instant)


def _month(name: str) -> int:
    """The number of a month by its name or abbreviation; 0 for any other word."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: str, month: int, day: str) -> str | None:
    """The ISO day, if the calendar has it."""
    value = f"{year}-{month:02d}-{int(day):02d}"
    return value if month and days_of(value) else None


def _numbered_day(first: int, second: int, year: str) -> str | None:
    """The ISO day of `19/11/2019` or `11/19/19`; None where either number could be the month."""
    month, day = sorted((first, second))
    if first != second and day <= _LAST_MONTH:
        return None
    century = "" if len(year) == 4 else "20" if int(year) < _CENTURY_TURN else "19"
    return _day(f"{century}{year}", month, str(day))
