"""Forward-backward against a sum over all paths, alone and beside others."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.name_model.forward_backward import forward_backward
from searchapp.extraction.name_model.spans import candidates
from searchapp.extraction.name_model.weights import LABELS
from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN as BEGIN
from searchapp.extraction.name_model.weights import ORGANIZATION_INSIDE as INSIDE


def weigh_paths(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    """The probability of every path of labels through a run, by adding up all of them."""
    weights = {}
    for path in product(range(len(LABELS)), repeat=len(scores)):
        weight = np.prod([scores[index, label] for index, label in enumerate(path)])
        weights[path] = float(weight * np.prod([transitions[a, b] for a, b in pairwise(path)]))
    total = sum(weights.values())
    return {path: weight / total for path, weight in weights.items()}


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), sizes=st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_marginals_and_spans_are_sums_over_all_paths(seed: int, sizes: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.uniform(0.1, 3, (sum(sizes), len(LABELS))).astype(np.float32)
    scores[:, BEGIN] *= 4
    transitions = chance.uniform(0.1, 3, (len(LABELS), len(LABELS))).astype(np.float32)
    starts = np.cumsum(sizes) - sizes
    marginals, joint = forward_backward(scores, np.array(sizes), transitions)
    for start, size in zip(starts.tolist(), sizes, strict=True):
        part = slice(start, start + size)
        paths = weigh_paths(scores[part], transitions)
        for index in range(size):
            expected = [sum(p for path, p in paths.items() if path[index] == label) for label in range(len(LABELS))]
            np.testing.assert_allclose(marginals[start + index], expected, atol=1e-4)
        spans = candidates(np.array([size]), marginals[part], joint[part])
        first = spans.begins == 0
        for end, probability in zip(spans.sizes[first].tolist(), spans.probabilities[first].tolist(), strict=True):
            exact = [path for path in paths if path[0] == BEGIN and set(path[1:end]) <= {INSIDE}]
            exact = [path for path in exact if end == size or path[end] != INSIDE]
            assert abs(probability - sum(paths[path] for path in exact)) < 1e-3


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), sizes=st.lists(st.integers(1, 6), min_size=2, max_size=9))
def test_a_chunk_reads_the_same_alone_and_beside_others(seed: int, sizes: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.uniform(0.1, 3, (sum(sizes), len(LABELS))).astype(np.float32)
    transitions = chance.uniform(0.1, 3, (len(LABELS), len(LABELS))).astype(np.float32)
    together, _ = forward_backward(scores, np.array(sizes), transitions)
    first, _ = forward_backward(scores[: sizes[0]], np.array(sizes[:1]), transitions)
    np.testing.assert_array_equal(together[: sizes[0]], first)
