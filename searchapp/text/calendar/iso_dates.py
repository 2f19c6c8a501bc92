"""Days, months and years as people write them (ISO 8601), and the days and seconds that they span."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from functools import lru_cache

from searchapp.model.article import Grain

DAY_SECONDS = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_BEGAN, _BEGAN_UTC = datetime(1970, 1, 1), datetime(1970, 1, 1, tzinfo=timezone.utc)  # without a zone, and with one
_VALUE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_GRAINS: dict[int, Grain] = {4: "year", 7: "month", 10: "day"}


@lru_cache(maxsize=16_384)
def days_of(value: str) -> tuple[int, int] | None:
    """First and last day (since 1970-01-01) of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for anything else."""
    match = _VALUE.match(value)
    if not match:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day).toordinal()
        last = first if day else _last_day(year or 0, month or 12)
    except ValueError:  # the 30th of February, month 13, year 0
        return None
    return first - _EPOCH, last - _EPOCH


def _last_day(year: int, month: int) -> int:
    if month == 12:
        return date(year, 12, 31).toordinal()
    return date(year, month + 1, 1).toordinal() - 1


def seconds_of(value: str) -> tuple[int, int] | None:
    """First and last second (UTC, since 1970) of a day, month or year; None where `days_of` is."""
    days = days_of(value)
    return (days[0] * DAY_SECONDS, (days[1] + 1) * DAY_SECONDS - 1) if days else None


def moment_of(value: str) -> tuple[int, int] | None:
    """First and last second of a day, month or year, or of an instant; None for anything else."""
    if not _INSTANT.match(value):
        return seconds_of(value)
    second = instant_seconds(value)
    return None if second is None else (second, second)


def grain_of(value: str) -> Grain:
    """How exact a date is that `days_of` can read."""
    return _GRAINS[len(value)]


@lru_cache(maxsize=4_096)
def with_wider(value: str) -> tuple[str, ...]:
    """A date, the month and the year that it lies in: `2015-02-03`, `2015-02`, `2015`; nothing for what is no date."""
    if days_of(value) is None:
        return ()
    return tuple(value[:length] for length in (10, 7, 4) if length <= len(value))


def day_of(number: int) -> date:
    """The calendar day of a number of days since 1970-01-01."""
    return date.fromordinal(number + _EPOCH)


def instant_of(seconds: int) -> str:
    """The instant (ISO 8601, UTC) so many seconds after 1970 began."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_seconds(instant: str) -> int | None:
    """Seconds since 1970 of an ISO 8601 instant, which is UTC unless it says otherwise; None if it cannot be read."""
    try:
        moment = datetime.fromisoformat(instant.replace("Z", "+00:00"))  # Python 3.10 does not know the Z
    except ValueError:
        return None
    began = _BEGAN if moment.tzinfo is None else _BEGAN_UTC  # to give it a zone takes seven times as long
    return int((moment - began).total_seconds())
