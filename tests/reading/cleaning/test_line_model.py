"""Probabilities that lines are body."""

from __future__ import annotations

from math import exp

import pytest

from searchapp.reading.cleaning.line_features import LineFeatures, line_features
from searchapp.reading.cleaning.line_model import LABELS, WEIGHTS_FILE, LineModel, shipped_model
from searchapp.reading.cleaning.lines import split_lines

PAGE = """Home
News
Oat prices rise again
By Mia Lund
The oat harvest was poor after a dry spring, farmers in the valley said on Monday, and prices rose by a third.
Millers expect to pay more until the next harvest, and some have begun to buy their oats from abroad.
Share this article
Related articles
Porridge prices rise
© 2019 The Lund Courier. All rights reserved."""


def test_the_probabilities_of_two_lines_are_those_of_all_their_labelings() -> None:
    """Of all four: the first line body or rest, the second body or rest; staying with a label counts 0.5."""
    model = LineModel({"prose": (2.0, 0.0), "button": (0.0, 1.0)}, ((0.5, 0.0), (0.0, 0.5)))
    lines = [LineFeatures(["prose", "unknown"], False), LineFeatures(["button"], False)]
    both, first, second, neither = exp(2 + 0 + 0.5), exp(2 + 1), exp(0 + 0), exp(0 + 1 + 0.5)
    total = both + first + second + neither
    assert model.body_probabilities(lines) == pytest.approx([(both + first) / total, (both + second) / total])
    assert model.body_probabilities([]) == []


def test_the_shipped_model_tells_prose_from_what_surrounds_it() -> None:
    lines = split_lines(PAGE)
    probabilities = shipped_model().body_probabilities(line_features(lines))
    body = [line.text[:11] for line, probability in zip(lines, probabilities, strict=True) if probability > 0.5]
    assert body == ["The oat har", "Millers exp"]


def test_the_shipped_weights_are_those_of_the_file() -> None:
    assert shipped_model() == LineModel.read(WEIGHTS_FILE)
    assert all(len(weights) == len(LABELS) for weights in shipped_model().features.values())
    assert [len(row) for row in shipped_model().transitions] == [len(LABELS), len(LABELS)]
