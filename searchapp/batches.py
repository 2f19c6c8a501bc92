"""Items in batches that are worked on at once, of which long ones make smaller batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batches(
    items: Iterable[Item], chars_of: Callable[[Item], int], max_items: int, max_chars: int
) -> Iterator[list[Item]]:
    """The items in order, as many at once as there may be; a batch ends with the item that makes it too long."""
    batch: list[Item] = []
    chars = 0
    for item in items:
        batch.append(item)
        chars += chars_of(item)
        if len(batch) == max_items or chars > max_chars:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
