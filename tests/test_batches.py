"""Batches end where they have enough items, or enough characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchapp.batches import batches


def test_long_items_make_smaller_batches() -> None:
    assert list(batches(["a", "b", "c", "long one", "d"], len, 2, 5)) == [["a", "b"], ["c", "long one"], ["d"]]


@given(st.lists(st.text(max_size=9), max_size=30), st.integers(1, 5), st.integers(0, 20))
def test_all_items_are_in_a_batch_in_their_order(items: list[str], max_items: int, max_chars: int) -> None:
    result = list(batches(items, len, max_items, max_chars))
    assert [item for batch in result for item in batch] == items
    assert all(0 < len(batch) <= max_items for batch in result)
    assert all(sum(map(len, batch[:-1])) <= max_chars for batch in result)
