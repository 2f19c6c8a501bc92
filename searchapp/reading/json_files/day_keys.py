"""Articles that an object keeps under their days: `{"2024-05-01": [{…}, {…}], "2024-05-02": […]}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from searchapp.reading.records.usual_names import DATES_WITHOUT_NAME, plain_name, ranks, updates
from searchapp.text.calendar.dates import read_date

_MAX_DAY_CHARS = 30


def are_days(value: Mapping[str, Any]) -> bool:
    """Whether an object keeps nothing but lists, objects and texts, all under whole days."""
    return bool(value) and all(isinstance(inner, (list, dict, str)) and is_day(key) for key, inner in value.items())


def is_day(key: str) -> bool:
    """Whether a name is a whole day."""
    if len(key) > _MAX_DAY_CHARS or not any(map(str.isdecimal, key)):
        return False
    day = read_date(key)
    return day is not None and day.grain == "day"


def by_day(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each day of such an object and what it keeps: a text as a record."""
    for day, inner in value.items():
        yield day, {"body": inner} if isinstance(inner, str) else inner


def with_day(record: Any, day: str) -> Any:
    """The record with the day under which it is kept, where it tells none; of what it is the day, nothing says."""
    if not isinstance(record, dict) or any(value and _is_date(name) for name, value in record.items()):
        return record
    return {DATES_WITHOUT_NAME: day, **record}


def _is_date(name: str) -> bool:
    plain = plain_name(name)
    return plain in ranks()["published"] and plain not in updates()
