"""The trained model's file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from searchapp.extraction.name_model.weights import LABELS, ModelWeights


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
