"""Whether the records of a file write 25/04/2021 or 04/25/2021: those that leave no choice tell it for the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from searchapp.model.field_names import FieldMap
from searchapp.reading.records.field_plan import flattened, plan_of
from searchapp.text.calendar.date_lines import order_of_numbers

MAX_RECORDS = 10_000  # that are looked at: of so many days, one in two is behind the twelfth of its month


def date_order(records: Iterable[Any], field_map: FieldMap) -> bool | None:
    """Whether the first records have the day before the month; None where none tells it, or they differ."""
    dates: dict[str, None] = {}
    for item in islice(records, MAX_RECORDS):
        if isinstance(item, dict):
            values = flattened(item, field_map)
            sources = plan_of(tuple(values), field_map).sources["published"]
            dates.update((value, None) for name in sources if isinstance(value := values.get(name), str))
    return order_of_numbers(list(dates))
