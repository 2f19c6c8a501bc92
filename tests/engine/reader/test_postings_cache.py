"""Keeping what was used last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.reader.postings_cache import PostingsCache


def test_what_was_used_longest_ago_goes_first() -> None:
    kept: PostingsCache[str, int] = PostingsCache(100)
    for name in ("ferry", "gull", "quay", "rope"):
        kept.put(name, len(name), 25)
    assert kept.get("ferry") == 5
    kept.put("wave", 4, 25)
    assert kept.get("gull") is None
    assert kept.get("ferry") == 5


def test_one_thing_does_not_push_out_all_others() -> None:
    kept: PostingsCache[str, int] = PostingsCache(100)
    kept.put("ferry", 1, 25)
    kept.put("the", 2, 26)
    assert (kept.get("ferry"), kept.get("the")) == (1, None)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 25))))
def test_the_limit_holds_and_the_last_one_is_there(put: list[tuple[int, int]]) -> None:
    kept: PostingsCache[int, int] = PostingsCache(100)
    sizes: dict[int, int] = {}
    for key, size in put:
        kept.put(key, size, size)
        sizes[key] = size
        assert kept.get(key) == size
        assert sum(sizes[known] for known in sizes if kept.get(known) is not None) <= 100
