"""The probability that each line of a page belongs to the article's body: a linear-chain CRF over its features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson

from searchapp.reading.cleaning.line_features import LineFeatures

LABELS = ("body", "rest")
_BODY = LABELS.index("body")
_NO_WEIGHTS = (0.0,) * len(LABELS)
WEIGHTS_FILE = Path(__file__).parent / "data" / "line_weights.json"  # written by `searchapp.training.boilerplate`

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LineModel:
    """The weights of a linear-chain conditional random field whose states are LABELS."""

    features: Mapping[str, Sequence[float]]  # by name, a weight for each label
    transitions: Sequence[Sequence[float]]  # the weight of each label after each other

    @classmethod
    def read(cls, path: Path) -> LineModel:
        """The model that a file holds."""
        content = orjson.loads(path.read_bytes())
        return cls(content["features"], content["transitions"])

    def body_probabilities(self, features: Sequence[LineFeatures]) -> list[float]:
        """For each line the probability, 0 to 1, that it is body, by the forward-backward algorithm.

        Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001), section 3.
        """
        if not features:
            return []
        emissions, transitions = self._emissions(features), np.array(self.transitions, np.float64)
        forward, backward = np.empty_like(emissions), np.empty_like(emissions)
        forward[0] = emissions[0]
        for index in range(1, len(emissions)):
            forward[index] = emissions[index] + np.logaddexp.reduce(forward[index - 1][:, None] + transitions, axis=0)
        backward[-1] = 0.0
        for index in range(len(emissions) - 2, -1, -1):
            backward[index] = np.logaddexp.reduce(
                transitions + (emissions[index + 1] + backward[index + 1])[None, :], axis=1
            )
        joint = forward + backward
        probabilities: list[float] = np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))[
            :, _BODY
        ].tolist()
        return probabilities

    def _emissions(self, features: Sequence[LineFeatures]) -> Scores:
        """Float64 [lines, labels]: the sum of the weights of each line's features for each label."""
        return np.array(
            [np.sum([self.features.get(name, _NO_WEIGHTS) for name in line.names], axis=0) for line in features]
        )


@lru_cache(maxsize=1)
def shipped_model() -> LineModel:
    """The model of the package, read at its first use."""
    return LineModel.read(WEIGHTS_FILE)
