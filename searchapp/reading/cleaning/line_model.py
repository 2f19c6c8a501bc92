"""How sure it is that each line of a page belongs to the article's body: a linear chain over the lines' features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from searchapp.reading.cleaning.line_features import LineFeatures
from searchapp.reading.cleaning.line_weights import TRANSITIONS, WEIGHTS

LABELS = ("body", "rest")
_BODY = LABELS.index("body")
_NOTHING = (0.0,) * len(LABELS)

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LineModel:
    """The weights of a conditional random field over lines."""

    weights: Mapping[str, Sequence[float]]  # by feature, one for each label
    transitions: Mapping[tuple[str, str], float]

    def body_chances(self, features: Sequence[LineFeatures]) -> list[float]:
        """For each line the probability, 0 to 1, that it is body: the field's forward and backward sums.

        Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001), section 3.
        """
        if not features:
            return []
        emissions, transitions = self._emissions(features), self._transition_scores()
        forward, backward = np.empty_like(emissions), np.empty_like(emissions)
        forward[0] = emissions[0]
        for at in range(1, len(emissions)):
            forward[at] = emissions[at] + np.logaddexp.reduce(forward[at - 1][:, None] + transitions, axis=0)
        backward[-1] = 0.0
        for at in range(len(emissions) - 2, -1, -1):
            backward[at] = np.logaddexp.reduce(transitions + (emissions[at + 1] + backward[at + 1])[None, :], axis=1)
        joint = forward + backward
        chances: list[float] = np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))[:, _BODY].tolist()
        return chances

    def _emissions(self, features: Sequence[LineFeatures]) -> Scores:
        """Float64 [lines, 2]: what the features of each line say for each label."""
        return np.array(
            [np.sum([self.weights.get(name, _NOTHING) for name in line.names], axis=0) for line in features]
        )

    def _transition_scores(self) -> Scores:
        """Float64 [2, 2]: the weight of each label after each other."""
        scores = np.zeros((len(LABELS), len(LABELS)))
        for (before, after), weight in self.transitions.items():
            scores[LABELS.index(before), LABELS.index(after)] = weight
        return scores


SHIPPED_MODEL = LineModel(WEIGHTS, TRANSITIONS)
