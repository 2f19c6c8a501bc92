"""In which order the records of a file write 25/04/2021, 04/25/2021, 21-04-25: those that leave no choice tell it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from searchapp.model.field_names import FieldMap
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.text.calendar.date_lines import order_of_numbers
from searchapp.text.calendar.short_years import years_first

_MAX_RECORDS = 10_000  # that are looked at: of so many days, one in two is behind the twelfth of its month


class DateOrder(NamedTuple):
    """Which number of a date stands first, None where that is not known, and the language of its month's name."""

    day_first: bool | None = None  # before the month
    year_first: bool | None = None  # of two digits
    language: str = ""


UNKNOWN_ORDER = DateOrder()


def date_order(records: Iterable[Any], field_map: FieldMap) -> DateOrder:
    """The order in which the first records write the numbers of dates; unknown where none tells it, or they differ."""
    dates: dict[str, None] = {}
    for item in islice(records, _MAX_RECORDS):
        if isinstance(item, dict):
            values = flattened(item, field_map)
            sources = plan_of(tuple(values), field_map).sources["published"]
            dates.update((value, None) for name in sources if isinstance(value := values.get(name), str))
    return DateOrder(order_of_numbers(list(dates)), years_first(dates))
