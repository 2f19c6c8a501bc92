"""Days that a record tells in parts: a year, a month and a day beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from searchapp.model.article import Published
from searchapp.reading.records.usual_names import names_of, plain_name
from searchapp.text.calendar.dates import read_date
from searchapp.text.calendar.month_names import month_named

_YEAR_DIGITS = 4
_LIST_PARTS = 3


def parted_date(values: Mapping[str, Any]) -> tuple[Published, tuple[str, ...]] | None:
    """The day or the month that fields of a record tell together, and their names; None where they tell none."""
    year, month, day = (_field(values, names_of(part)) for part in ("year", "month", "day"))
    if year is None or month is None:
        return None
    published = date_of_parts([values[name] for name in (year, month, day) if name is not None])
    return (published, tuple([name for name in (year, month, day) if name is not None])) if published else None


def date_of_parts(parts: Sequence[Any]) -> Published | None:
    """The day or the month that a year, a month and a day tell; None where they are none."""
    numbers = [_number(part) for part in parts[:_LIST_PARTS]]
    if len(numbers) < 2 or None in numbers or len(str(numbers[0])) != _YEAR_DIGITS:
        return None
    return read_date("-".join(f"{number:02}" for number in numbers))


def _field(values: Mapping[str, Any], names: frozenset[str]) -> str | None:
    return next((name for name, value in values.items() if plain_name(name) in names and value not in (None, "")), None)


def _number(value: Any) -> int | None:
    """The number that a part is or writes, of a month by its name too."""
    text = str(value).strip().removesuffix(".0")
    if text.isdecimal():
        return int(text)
    month = month_named(text)
    return month.number if month else None
