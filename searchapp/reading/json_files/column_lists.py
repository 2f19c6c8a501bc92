"""Tables of which an object keeps each column as a list, as pandas and Hugging Face's datasets write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from searchapp.reading.records.usual_names import plain_name, ranks


def rows_of_lists(value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table, `{"title": ["Pier", "Weir"], "text": […, …]}`; empty for another object.

    An article has no two headlines, so that two or more tell a table.
    """
    for cells in value.values():  # of nearly all objects the first tells
        if not isinstance(cells, list):
            return []
    texts = [plain_name(name) for name, cells in value.items() if len(cells) > 1 and isinstance(cells[0], str)]
    is_table = all(any(name in ranks()[target] for name in texts) for target in ("title", "body"))
    if not is_table or len({len(cells) for cells in value.values()}) > 1:
        return []
    return [dict(zip(value, cells, strict=True)) for cells in zip(*value.values(), strict=True)]
