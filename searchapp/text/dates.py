"""Dates as lines, paths and web addresses write them, read into ISO 8601; the names of the months.

    Posted on 5 September 2016 at 10:14     26-FEB-1987 15:01:01.79     2016-09-05T10:14+03:00
    /2016/09/05/oats                        /2016/sep/05/oats           2016-09-05-oats.txt

`text/iso_dates.py` computes with what this module reads.
"""

from __future__ import annotations

import re
from datetime import datetime, timezone

from searchapp.model.article import Basis, Published
from searchapp.text.iso_dates import days_of, grain_of

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
AMBIGUOUS_MONTHS = frozenset(("Mar", "Mar.", "May", "March", "April", "June", "August", "Jan", "Jun"))  # verbs, people
MONTH = (  # a pattern for one of them; it is in small letters, for use without regard to case
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# The same with the capital that running text gives it.
CAPITALIZED_MONTH = "(?:" + "|".join([*MONTH_NAMES, *(rf"{name}\b\.?" for name in MONTH_ABBREVIATIONS)]) + ")"

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_LAST_MONTH = 12
_CENTURY_TURN = 69  # POSIX strptime: years 69 to 99 of two digits lie in the twentieth century

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?\Z", re.I)
_WIRE_INSTANT = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})(?:\s+(\d\d:\d\d:\d\d))?", re.I)
_SLASHED = re.compile(r"\s*(\d\d)/(\d\d)/(\d{4})(?:\s+(\d\d:\d\d:\d\d))?")  # month first, as American wires write it
_NAMED_DAY = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Z][a-z]{2,8})\.?),?\s+(?P<year>(?:18|19|20)\d\d)\b",
    re.I,
)
_ISO_DAY = re.compile(r"\b((?:18|19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")
_NUMBERED_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-])")
_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)")
_ADDRESS_DAY = re.compile(
    rf"[/=_\-.](?P<year>(?:19|20)\d\d)(?P<separator>[/\-_]?)(?P<month>\d\d|(?i:{MONTH}))(?P=separator)"
    r"(?P<day>\d\d)(?!\d)"
)
_ADDRESS_MONTH = re.compile(rf"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d|(?i:{MONTH}))(?=/)")
_PATH_YEAR = re.compile(r"(?<![^/_.\- ])(?:19|20)\d\d(?![^/_.\- ])")


def month_number(name: str) -> int:
    """1 to 12 for the name or abbreviation of a month, in any case, or its number; 0 for any other word."""
    return int(name) if name.isdecimal() else _MONTH_NUMBERS.get(name[:3].lower(), 0)


def iso_day(year: int | str, month: int, day: int | str) -> str | None:
    """The day as `YYYY-MM-DD`; None for one that the calendar does not have."""
    value = f"{int(year):04d}-{month:02d}-{int(day):02d}"
    return value if days_of(value) else None


def iso_date(text: str, basis: Basis = "metadata") -> Published | None:
    """The date that an ISO 8601 day, month, year or instant tells; None for anything else."""
    text = text.strip()
    if days_of(text):
        return Published(text, grain_of(text), basis)
    match = _INSTANT.match(text)
    if not match:
        return None
    day, minute, second, zone = match.groups()
    return _instant(f"{day}T{minute}{second or ':00'}{_utc_offset(zone)}", basis)


def wire_date(text: str) -> Published | None:
    """The date at the head of `26-FEB-1987 15:01:01.79` or `03/14/1998 10:36:00`, or an ISO date; None otherwise."""
    if match := _WIRE_INSTANT.match(text):
        day, name, year, clock = match.groups()
        value = iso_day(year, month_number(name), day)
    elif match := _SLASHED.match(text):
        month, day, year, clock = match.groups()
        value = iso_day(year, int(month), day)
    else:
        return iso_date(text) or date_in_line(text, "metadata")
    if value is None:
        return None
    return _instant(f"{value}T{clock}+00:00", "metadata") if clock else Published(value, "day", "metadata")


def date_in_line(line: str, basis: Basis = "text") -> Published | None:
    """The full day that a line such as `Posted on 5 September 2016 at 10:14` names; None where it names none."""
    if match := _ISO_DAY.search(line):
        value = iso_day(match[1], int(match[2]), match[3])
    elif match := _NAMED_DAY.search(line):
        month = month_number(match["month"] or match["month2"])
        value = iso_day(match["year"], month, match["day"] or match["day2"])
    elif match := _NUMBERED_DAY.search(line):
        value = _numbered_day(int(match[1]), int(match[3]), match[4])
    else:
        return None
    return Published(value, "day", basis) if value else None


def date_in_path(path: str, basis: Basis = "file", reliable: bool = True) -> Published | None:
    """The day written in a file's name or folders, `2016-09-05-oats.txt` or `2016/09/05/oats.txt`; None without one."""
    for match in _PATH_DAY.finditer(path):
        if value := iso_day(match[1], int(match[3]), match[4]):
            return Published(value, "day", basis, reliable)
    return None


def date_in_address(address: str) -> Published | None:
    """The day, or else the month, written in the path of a web address; None without one."""
    path = address.split("://")[-1]
    match = _ADDRESS_DAY.search(path)
    if match and (value := iso_day(match["year"], month_number(match["month"]), match["day"])):
        return Published(value, "day", "url")
    match = _ADDRESS_MONTH.search(path)
    value = f"{match['year']}-{month_number(match['month']):02d}" if match else ""
    return Published(value, "month", "url") if days_of(value) else None


def years_in_path(path: str) -> set[int]:
    """The years that stand by themselves in a path or an address."""
    return {int(year) for year in _PATH_YEAR.findall(path)}


def _utc_offset(zone: str | None) -> str:
    """The offset as `+hh:mm` of what stands behind a time of day; nothing there means UTC."""
    if not zone or zone.upper() in ("Z", "UTC"):
        return "+00:00"
    digits = zone.replace(":", "").ljust(5, "0")
    return f"{digits[:3]}:{digits[3:]}"


def _instant(iso: str, basis: Basis) -> Published | None:
    """The day, in UTC, of an ISO 8601 instant with an offset."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None
    instant = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else None
    return Published(moment.date().isoformat(), "day", basis, instant=instant)


def _numbered_day(first: int, second: int, year: str) -> str | None:
    """The ISO day of `19/11/2019` or `11/19/19`; None where either number could be the month."""
    month, day = sorted((first, second))
    if first != second and day <= _LAST_MONTH:
        return None
    century = "" if len(year) == 4 else "20" if int(year) < _CENTURY_TURN else "19"
    return iso_day(f"{century}{year}", month, day)
