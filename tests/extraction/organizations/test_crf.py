"""The CRF: forward-backward against a sum over all paths, and a model file that loads as it was saved."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.organizations.crf import BEGIN, INSIDE, LABELS, ModelWeights, forward_backward, spans_from
from searchapp.extraction.organizations.features import Chunk


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
    marginals, joint = forward_backward(scores, starts, np.array(sizes), transitions)
    for start, size in zip(starts.tolist(), sizes, strict=True):
        part = slice(start, start + size)
        paths = weigh_paths(scores[part], transitions)
        for index in range(size):
            wanted = [sum(p for path, p in paths.items() if path[index] == label) for label in range(len(LABELS))]
            np.testing.assert_allclose(marginals[start + index], wanted, atol=1e-4)
        chunk = Chunk(10, 10 + size, [], [])
        for candidate in spans_from(chunk, 0, marginals[part].tolist(), joint[part].tolist()):
            end = candidate.end - 10
            exact = [path for path in paths if path[0] == BEGIN and set(path[1:end]) <= {INSIDE}]
            exact = [path for path in exact if end == size or path[end] != INSIDE]
            assert abs(candidate.probability - sum(paths[path] for path in exact)) < 1e-3


def test_a_model_file_comes_back_as_it_was(tmp_path: Path) -> None:
    states = np.arange(2 * len(LABELS), dtype=np.float32).reshape(2, -1)
    weights = ModelWeights(
        ["is|w=tea", "bias"], states, np.eye(len(LABELS), dtype=np.float32), {"odds": 0.5, "bias": -1.0}
    )
    weights.save(tmp_path / "model.npz")
    back = ModelWeights.load((tmp_path / "model.npz").read_bytes())
    assert (back.attributes, back.calibration) == (weights.attributes, weights.calibration)
    np.testing.assert_array_equal(back.states, weights.states)
    np.testing.assert_array_equal(back.transitions, weights.transitions)
