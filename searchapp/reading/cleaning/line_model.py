"""The probability that each line of a page belongs to the article's body: a linear-chain CRF over its features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from pathlib import Path

import orjson

from searchapp.reading.cleaning.line_features import LineFeatures

LABELS = ("body", "rest")
_BODY = LABELS.index("body")
_NO_WEIGHTS = (0.0,) * len(LABELS)
WEIGHTS_FILE = Path(__file__).parent / "data" / "line_weights.json"  # written by `searchapp.training.boilerplate`

Scores = tuple[float, ...]  # one for each label, logarithms


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
        emissions = [self._emissions(line) for line in features]
        forward = list(accumulate(emissions, self._after)) if emissions else []
        backward = [(0.0,) * len(LABELS)]
        for emission in emissions[:0:-1]:
            backward.append(self._before(emission, backward[-1]))
        return [_share(before, after) for before, after in zip(forward, reversed(backward), strict=False)]

    def _emissions(self, line: LineFeatures) -> Scores:
        """The sum of the weights of a line's features for each label."""
        weights = [weight for name in line.names if (weight := self.features.get(name))]
        return tuple(map(sum, zip(*weights, strict=True))) or _NO_WEIGHTS

    def _after(self, before: Scores, emission: Scores) -> Scores:
        """The forward scores of a line, of those of the line before it."""
        rows = list(zip(before, self.transitions, strict=True))
        return tuple(own + _log_sum([score + row[label] for score, row in rows]) for label, own in enumerate(emission))

    def _before(self, emission: Scores, after: Scores) -> Scores:
        """The backward scores of the line before one with an emission and backward scores of its own."""
        return tuple(
            _log_sum([weight + own + rest for weight, own, rest in zip(row, emission, after, strict=True)])
            for row in self.transitions
        )


def _log_sum(scores: Sequence[float]) -> float:
    """The logarithm of the sum of the exponentials of some scores."""
    highest = max(scores)
    return highest + log(sum(exp(score - highest) for score in scores))


def _share(before: Scores, after: Scores) -> float:
    """The probability of the label of a body, of a line's forward and backward scores."""
    joint = [forward + backward for forward, backward in zip(before, after, strict=True)]
    return exp(joint[_BODY] - _log_sum(joint))


@lru_cache(maxsize=1)
def shipped_model() -> LineModel:
    """The model of the package, read at its first use."""
    return LineModel.read(WEIGHTS_FILE)
