"""What was used last stays in the cache."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchapp.engine.reader.postings_cache import PostingsCache


def test_what_was_used_longest_ago_goes_first() -> None:
    cache: PostingsCache[str, int] = PostingsCache(100)
    for name in ("ferry", "gull", "quay", "rope"):
        cache.put(name, len(name), 25)
    assert cache.get("ferry") == 5
    cache.put("wave", 4, 25)
    assert cache.get("gull") is None
    assert cache.get("ferry") == 5


def test_one_thing_does_not_push_out_all_others() -> None:
    cache: PostingsCache[str, int] = PostingsCache(100)
    cache.put("ferry", 1, 25)
    cache.put("the", 2, 26)
    assert (cache.get("ferry"), cache.get("the")) == (1, None)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 25))))
def test_the_limit_holds_and_the_last_one_is_there(put: list[tuple[int, int]]) -> None:
    cache: PostingsCache[int, int] = PostingsCache(100)
    sizes: dict[int, int] = {}
    for key, size in put:
        cache.put(key, size, size)
        sizes[key] = size
        assert cache.get(key) == size
        assert sum(sizes[cached] for cached in sizes if cache.get(cached) is not None) <= 100
