"""Calibration: features over all mentions of a name, and the logistic regression that weighs them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from searchapp.extraction.name_model.calibration import Calibration, Description, Features, describe, log_odds
from searchapp.extraction.name_model.features import chunk_features
from searchapp.extraction.name_model.spans import Spans
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import tokenize

Candidate = tuple[int, int, float, float, float]  # begin, end, the probabilities of an organization, a person, a place


def described(text: str, candidates: Sequence[Candidate]) -> Description:
    """What describes the candidates of a text."""
    vocabulary = Vocabulary(lexicon())
    features = chunk_features(tokenize([text], vocabulary), vocabulary)
    begins, ends, *probabilities = map(np.array, zip(*candidates, strict=True))
    chunks = np.searchsorted(features.chunks[:, 0], begins, side="right") - 1
    spans = Spans(chunks, begins - features.chunks[chunks, 0], ends - begins, *probabilities)
    return describe(features, spans, lexicon())


def features_of(text: str, candidates: Sequence[Candidate]) -> list[Features]:
    description = described(text, candidates)
    return [description.features(index) for index in range(len(candidates))]


def odds(probability: float) -> float:
    return float(log_odds(np.array([probability]))[0])


def test_features_gather_what_all_mentions_of_a_name_say() -> None:
    first, second = features_of("the Norsund met Norsund", [(1, 2, 0.9, 0.1, 0.2), (3, 4, 0.5, 0.4, 0.3)])
    assert first["odds"] == pytest.approx(math.log(9))
    assert second["best"] == first["odds"]
    assert first["mean"] == second["mean"] == pytest.approx(odds(0.7))
    assert (first["person"], first["count"], second["place"]) == (0.4, math.log(2), 0.3)
    assert {"one_word", "whole_run", "after.the"} <= first.keys()
    assert "rival" not in first


def test_overlapping_candidates_are_rivals() -> None:
    short, full = features_of("Tea Board", [(0, 1, 0.2, 0, 0), (0, 2, 0.8, 0, 0)])
    assert short["rival"] == pytest.approx(odds(0.8))
    assert full["rival"] == pytest.approx(odds(0.2))
    assert short["begins_longer"] == 1.0


def test_an_acronym_in_brackets_is_as_sure_as_the_name_that_it_abbreviates() -> None:
    text = "The Tea Board (TB) cited the Clean Tea Act (CTA) and the CTA."
    spans = {
        "Tea Board": (1, 3, 0.9),
        "TB": (4, 5, 0.5),
        "Clean Tea Act": (8, 11, 0.2),
        "CTA": (12, 13, 0.5),
        "later": (16, 17, 0.5),
    }
    candidates = [(begin, end, p, 0.0, 0.0) for begin, end, p in spans.values()]
    features = dict(zip(spans, features_of(text, candidates), strict=True))
    assert features["TB"]["expansion"] == pytest.approx(odds(0.9))
    assert features["CTA"]["expansion"] == features["later"]["expansion"] == pytest.approx(odds(0.2))
    assert "expansion" not in features["Tea Board"]


def test_the_headword_of_a_name_counts() -> None:
    (features,) = features_of("the Norsund Institute", [(1, 3, 0.9, 0, 0)])
    assert features["headword.body"] == 1.0


def test_what_follows_a_name_speaks_for_it_too() -> None:
    (features,) = features_of("The Norsund said no", [(1, 2, 0.9, 0, 0)])
    assert features["before_say"] == 1.0


def test_a_probability_is_the_logistic_function_of_the_weighted_sum() -> None:
    calibration = Calibration({"bias": -1.0, "odds": 0.5, "one_word": 1.0, "after.the": -1.0})
    probabilities = calibration.probabilities(described("the Norsund", [(1, 2, 0.9, 0, 0)]))
    assert probabilities.tolist() == pytest.approx([1 / (1 + math.exp(1.0 - math.log(9) / 2))])
    assert (odds(0.0), odds(1.0)) == pytest.approx((-6.9, 6.9), abs=0.01)


def test_behind_a_noun_for_its_kind_a_name_is_at_least_as_likely_as_the_model_holds_it() -> None:
    text, candidate = "the group Norsund met Norsund", (2, 3, 0.75, 0, 0)
    doubtful = Calibration({"bias": -9.0})
    introduced, other = doubtful.probabilities(described(text, [candidate, (4, 5, 0.75, 0, 0)])).tolist()
    assert introduced == 0.75
    assert other < 0.01
