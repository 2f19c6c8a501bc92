"""How likely is each label at each token of a chunk, over all paths of labels (Rabiner 1989, with scaling)?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN, ORGANIZATION_INSIDE, Floats

_BEGIN_AND_INSIDE = (ORGANIZATION_BEGIN, ORGANIZATION_INSIDE)


def forward_backward(scores: Floats, sizes: npt.NDArray[np.int64], transitions: Floats) -> tuple[Floats, Floats]:
    """Marginals of every token (tokens, labels), and of each token and its successor being in one organization.

    `joint[i]` holds P(i begins, i+1 inside) and P(i inside, i+1 inside); 0 for the last token of a chunk.
    """
    starts = np.cumsum(sizes) - sizes
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    active = [
        int(np.searchsorted(-sizes, -step, side="left")) for step in range(int(sizes[0]))
    ]  # chunks longer than `step`
    forward = scores / scores.sum(axis=1, keepdims=True)
    scale = np.ones((len(scores), 1), np.float32)
    for step in range(1, len(active)):
        here = starts[: active[step]] + step
        reached = _product(forward[here - 1], transitions) * scores[here]
        scale[here] = reached.sum(axis=1, keepdims=True)
        forward[here] = reached / scale[here]
    backward = np.ones_like(forward)
    backwards = transitions.T
    joint = np.zeros((len(scores), 2), np.float32)
    inside = transitions[_BEGIN_AND_INSIDE, ORGANIZATION_INSIDE]
    for step in range(len(active) - 1, 0, -1):
        here = starts[: active[step]] + step
        message = scores[here] * backward[here] / scale[here]
        backward[here - 1] = _product(message, backwards)
        joint[here - 1] = (
            forward[here - 1][:, _BEGIN_AND_INSIDE] * inside * message[:, ORGANIZATION_INSIDE : ORGANIZATION_INSIDE + 1]
        )
    return forward * backward, joint


def _product(rows: Floats, matrix: Floats) -> Floats:
    """`rows @ matrix`, the same to the last bit for a row alone and among others, as no BLAS promises."""
    total: Floats = rows[:, :1] * matrix[0]
    for label in range(1, len(matrix)):
        total += rows[:, label : label + 1] * matrix[label]
    return total
