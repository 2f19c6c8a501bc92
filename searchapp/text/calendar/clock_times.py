"""The time of day and its offset from UTC that stand beside a date: `08:00:00 +0100`, `2:23 PM EDT`, `10h14`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows

_ZONES_FILE = Path(__file__).parents[1] / "data" / "time_zones.tsv"
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})(?:[:.h]|\s?h\s?)(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?:[.,]\d+)?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:\(?(?P<zone>[A-Z]{1,4})\b)?(?:(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d))?",
    re.I,
)


def instant_beside(text: str, start: int, end: int, day: date) -> str | None:
    """The instant, in UTC, of a day written from `start` to `end`; None where no time with an offset stands beside."""
    match = _CLOCK.search(text, end, end + 40) or _CLOCK.search(text, max(0, start - 40), start)
    if not match:
        return None
    offset = _offset(match, day)
    hour = int(match["hour"]) % 12 + 12 * (match["half"][0] in "pP") if match["half"] else int(match["hour"])
    if offset is None or hour > 23:
        return None
    clock = time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=timezone(offset))
    return utc_instant(datetime.combine(day, clock))


def utc_instant(moment: datetime) -> str | None:
    """An instant in UTC as ISO 8601; None for a year that has no four digits."""
    try:
        moment = moment.astimezone(timezone.utc)
    except (OverflowError, ValueError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else None


def _offset(match: re.Match[str], day: date) -> timedelta | None:
    """How far a clock is ahead of UTC on a day; None where that is not said."""
    zone = (match["zone"] or "").upper()
    if match["sign"] and zone in ("", "UTC", "GMT", "UT"):
        span = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        if span >= timedelta(hours=24):
            return None
        return span if match["sign"] == "+" else -span
    if zone not in _hours_ahead():
        return None
    hours, has_summer = _hours_ahead()[zone]
    return timedelta(hours=hours + (has_summer and _is_summer(day)))


def _is_summer(day: date) -> bool:
    """Whether America has summer time: from the second Sunday of March to the first of November, as since 2007."""
    latest = (date(day.year, 3, 14), date(day.year, 11, 7))
    start, end = (sunday - timedelta(days=sunday.isoweekday() % 7) for sunday in latest)
    return start <= day < end


@cache
def _hours_ahead() -> Mapping[str, tuple[int, bool]]:
    """The hours of each zone ahead of UTC, and whether there is one more in America's summer."""
    rows = table_rows(_ZONES_FILE)
    return {zone: (int(hours), bool(summer)) for hours, zones, *summer in rows for zone in zones.split("|")}
