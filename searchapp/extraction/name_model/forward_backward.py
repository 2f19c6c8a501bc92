"""How likely is each label at each token of a chunk, over all paths of labels (Rabiner 1989, with scaling)?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN, ORGANIZATION_INSIDE, Floats

_BEGIN_AND_INSIDE = (ORGANIZATION_BEGIN, ORGANIZATION_INSIDE)


def forward_backward(
    scores: Floats, starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], transitions: Floats
) -> tuple[Floats, Floats]:
    """Marginals of every token (tokens, labels), and of each token and its successor being in one organization.

    `joint[i]` holds P(i begins, i+1 inside) and P(i inside, i+1 inside); 0 for the last token of a chunk.
    """
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    active = [
        int(np.searchsorted(-sizes, -step, side="left")) for step in range(int(sizes[0]))
    ]  # chunks longer than `step`
    forward = scores / scores.sum(axis=1, keepdims=True)
    scale = np.ones((len(scores), 1), np.float32)
    for step in range(1, len(active)):
        here = starts[: active[step]] + step
        reached = (forward[here - 1] @ transitions) * scores[here]
        scale[here] = reached.sum(axis=1, keepdims=True)
        forward[here] = reached / scale[here]
    backward = np.ones_like(forward)
    backwards = np.ascontiguousarray(transitions.T)  # as a view, one row alone would differ in its last bits
    joint = np.zeros((len(scores), 2), np.float32)
    inside = transitions[_BEGIN_AND_INSIDE, ORGANIZATION_INSIDE]
    for step in range(len(active) - 1, 0, -1):
        here = starts[: active[step]] + step
        message = scores[here] * backward[here] / scale[here]
        backward[here - 1] = message @ backwards
        joint[here - 1] = (
            forward[here - 1][:, _BEGIN_AND_INSIDE] * inside * message[:, ORGANIZATION_INSIDE : ORGANIZATION_INSIDE + 1]
        )
    return forward * backward, joint
