"""Dates as paths, names of files and web addresses write them.

/2016/09/05/oats    /2016/sep/05/oats    2016-09-05-oats.txt    Herald_5 Sept 2016.txt
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import structs

from searchapp.model.article import Basis, Published
from searchapp.text.calendar.dates import iso_day, published_on
from searchapp.text.calendar.english_months import MONTH, month_number
from searchapp.text.calendar.iso_dates import days_of
from searchapp.text.calendar.written_dates import ascii_digits, first_date

_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d|1[6-8]\d\d(?=[-_/.]))([-_/.]?)(\d\d)\2(\d\d)(?!\d)")
_ADDRESS_DAY = re.compile(
    rf"[/=_\-.](?P<year>(?:19|20)\d\d)(?P<separator>[/\-_]?)(?P<month>\d\d|(?i:{MONTH}))(?P=separator)"
    r"(?P<day>\d\d)(?!\d)"
)
_ADDRESS_MONTH = re.compile(rf"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d|(?i:{MONTH}))(?=/)")
_SUFFIX = re.compile(r"\.[A-Za-z]\w{0,10}\Z")
_PATH_YEAR = re.compile(r"(?<![^/_.\- ])(?:19|20)\d\d(?![^/_.\- ])")


def date_in_path(path: str, basis: Basis = "file") -> Published | None:
    """The day written in a file's name or folders, `2016-09-05-oats.txt` or `2016/09/05/oats.txt`; None without one.

    It is reliable in an address alone: who named a file may have meant the day on which it was saved.
    """
    path = unquote(path) if "%" in path else path
    for match in _PATH_DAY.finditer(path):
        if value := iso_day(match[1], int(match[3]), match[4]):
            return Published(value, "day", basis, reliable=basis != "file")
    return _date_in_name(path) if basis == "file" else None


def _date_in_name(path: str) -> Published | None:
    """The day that a file's name writes out, `Herald_5 Sept 2016.txt`, which may be that of an event."""
    name = _SUFFIX.sub("", path.rpartition("/")[2]).replace("_", " ")
    written = first_date(name)
    if not written or str(written.day.year) not in ascii_digits(name):
        return None
    return structs.replace(published_on(written, name, "file"), reliable=False, instant=None)


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
