"""How sure it is that each line of a page belongs to the article's body: a linear-chain model over the lines' features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from searchapp.corpus.line_weights import TRANSITIONS, WEIGHTS

LABELS = ("head", "body", "gap", "foot")  # above the article, its body, furniture inside it, below it
BODY = LABELS.index("body")
_NEVER = -1e9
_STARTS = np.array([0.0, 0.0, _NEVER, _NEVER])
_ENDS = np.array([_NEVER, 0.0, _NEVER, 0.0])  # a page holds an article

Scores = npt.NDArray[np.float64]


def body_chances(features: Sequence[Sequence[str]]) -> list[float]:
    """For each line the probability, 0 to 1, that it is body: forward and backward sums of a conditional random field.

    Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001), section 3.
    """
    if not features:
        return []
    emissions = _emissions(features)
    transitions = transition_scores(TRANSITIONS)
    forward, backward = np.empty_like(emissions), np.empty_like(emissions)
    forward[0] = emissions[0] + _STARTS
    for at in range(1, len(emissions)):
        forward[at] = emissions[at] + np.logaddexp.reduce(forward[at - 1][:, None] + transitions, axis=0)
    backward[-1] = _ENDS
    for at in range(len(emissions) - 2, -1, -1):
        backward[at] = np.logaddexp.reduce(transitions + (emissions[at + 1] + backward[at + 1])[None, :], axis=1)
    joint = forward + backward
    chances: list[float] = np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))[:, BODY].tolist()
    return chances


def transition_scores(weights: dict[tuple[str, str], float]) -> Scores:
    """Float64 [4, 4]: the weight of each label after each other; of those that never follow each other, -10^9."""
    scores = np.full((len(LABELS), len(LABELS)), _NEVER)
    for (before, after), weight in weights.items():
        scores[LABELS.index(before), LABELS.index(after)] = weight
    return scores


def _emissions(features: Sequence[Sequence[str]]) -> Scores:
    """Float64 [lines, 4]: what the features of each line say for each label."""
    nothing = (0.0,) * len(LABELS)
    return np.array([np.sum([WEIGHTS.get(name, nothing) for name in names], axis=0) for names in features])
