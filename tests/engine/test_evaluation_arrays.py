"""The laws of the evaluator's array work, against plain Python."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from searchapp.engine.execution.top_docs import best
from searchapp.engine.format import array_runs
from searchapp.engine.reader.doc_sets import DocSets
from searchapp.engine.reader.spellings import distances

COUNT = 300
docs = st.sets(st.integers(0, COUNT - 1)).map(lambda found: np.array(sorted(found), dtype=np.intp))
few = st.sets(st.integers(0, COUNT - 1), max_size=4).map(lambda found: np.array(sorted(found), dtype=np.intp))
sets = docs | few


@given(st.lists(sets, min_size=1, max_size=4))
def test_unions_intersections_and_differences_are_those_of_sets(several: list[np.ndarray]) -> None:
    own = DocSets(COUNT)
    first, last = several[0], several[-1]
    plain = [set(one.tolist()) for one in several]
    assert own.union(several).tolist() == sorted(set.union(*plain))
    assert own.intersection(first, last).tolist() == sorted(plain[0] & plain[-1])
    assert own.intersection_with_any(first, several[1:]).tolist() == sorted(plain[0] & set().union(*plain[1:]))
    assert own.difference(first, last).tolist() == sorted(plain[0] - plain[-1] if len(several) > 1 else set())
    assert own.complement(first).tolist() == sorted(set(range(COUNT)) - plain[0])
    assert last.take(own.indices(first, last)).tolist() == sorted(plain[0] & plain[-1])
    both = own.intersection(first, last)
    assert last.take(own.indices_of(both, last)).tolist() == both.tolist()
    here, there = own.common(first, last)
    assert first.take(here).tolist() == last.take(there).tolist() == sorted(plain[0] & plain[-1])


@given(arrays(np.float32, st.integers(0, 3000), elements=st.integers(0, 40).map(float)), st.integers(0, 12))
def test_the_best_are_the_first_of_a_stable_sort(keys: np.ndarray, count: int) -> None:
    expected = sorted(range(len(keys)), key=lambda place: (-keys[place], place))[:count]
    assert best(keys, count).tolist() == expected


@given(arrays(np.int64, st.integers(0, 2000), elements=st.integers(0, 9)), st.integers(0, 12))
def test_the_best_of_one_or_more_are_the_first_of_a_stable_sort_without_zeros(counts: np.ndarray, size: int) -> None:
    expected = [
        place for place in sorted(range(len(counts)), key=lambda place: (-counts[place], place)) if counts[place]
    ]
    assert best(counts, size, least=1).tolist() == expected[:size]


@given(st.integers(1, 40), st.randoms(use_true_random=False), st.booleans())
def test_runs_are_those_of_numpy(length: int, random: object, many: bool) -> None:
    length += array_runs.MANY if many else 0
    drawn = np.random.default_rng(length)
    values, counts = drawn.integers(0, 1 << 40, length), drawn.integers(1, 4, length)
    assert (array_runs.repeated(values, counts) == np.repeat(values, counts)).all()
    expected = [number for start, count in zip(values, counts, strict=True) for number in range(start, start + count)]
    assert array_runs.consecutive(values, counts).tolist() == expected


@given(st.text("abcé", max_size=6), st.lists(st.text("abcé", max_size=6), max_size=5))
def test_distances_are_those_of_the_definition(word: str, texts: list[str]) -> None:
    assert distances(word, texts).tolist() == [distance(word, text) for text in texts]


@cache
def distance(word: str, text: str) -> int:
    """Optimal string alignment, by its recursive definition."""
    if not word or not text:
        return len(word) + len(text)
    found = min(
        distance(word[:-1], text) + 1,
        distance(word, text[:-1]) + 1,
        distance(word[:-1], text[:-1]) + (word[-1] != text[-1]),
    )
    if len(word) > 1 and len(text) > 1 and word[-2:] == text[:-3:-1]:
        found = min(found, distance(word[:-2], text[:-2]) + 1)
    return found
