"""Calibration: features over all mentions of a name, and the logistic regression that weighs them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from searchapp.extraction.name_model.spans import Candidate
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.calibration import Calibration, Description, Features, describe, log_odds
from searchapp.extraction.tokens import Tokens, tokenize


def features_of(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Features]:
    return [description.features() for description in describe(tokens, candidates, lexicon())]


def test_features_gather_what_all_mentions_of_a_name_say() -> None:
    tokens = tokenize("the Norsund met Norsund")
    candidates = [
        Candidate(1, 2, 0.9, 0.1, 0.2, True),
        Candidate(3, 4, 0.5, 0.4, 0.3, True),
    ]
    first, second = features_of(tokens, candidates)
    assert first["odds"] == pytest.approx(math.log(9))
    assert second["best"] == first["odds"]
    assert first["mean"] == second["mean"] == pytest.approx(log_odds(0.7))
    assert (first["person"], first["count"], second["place"]) == (0.4, math.log(2), 0.3)
    assert {"one_word", "whole_run", "after.the"} <= first.keys()
    assert "rival" not in first


def test_overlapping_candidates_are_rivals() -> None:
    tokens = tokenize("Tea Board")
    candidates = [Candidate(0, 1, 0.2, 0, 0, False), Candidate(0, 2, 0.8, 0, 0, True)]
    short, full = features_of(tokens, candidates)
    assert short["rival"] == pytest.approx(log_odds(0.8))
    assert full["rival"] == pytest.approx(log_odds(0.2))
    assert short["begins_longer"] == 1.0


def test_an_acronym_in_brackets_is_as_sure_as_the_name_that_it_abbreviates() -> None:
    tokens = tokenize("The Tea Board (TB) cited the Clean Tea Act (CTA) and the CTA.")
    spans = {
        "Tea Board": (1, 3, 0.9),
        "TB": (4, 5, 0.5),
        "Clean Tea Act": (8, 11, 0.2),
        "CTA": (12, 13, 0.5),
        "later": (16, 17, 0.5),
    }
    candidates = [Candidate(begin, end, p, 0, 0, True) for begin, end, p in spans.values()]
    features = dict(zip(spans, features_of(tokens, candidates), strict=True))
    assert features["TB"]["expansion"] == pytest.approx(log_odds(0.9))
    assert features["CTA"]["expansion"] == features["later"]["expansion"] == pytest.approx(log_odds(0.2))
    assert "expansion" not in features["Tea Board"]


def test_the_headword_of_a_name_counts() -> None:
    tokens = tokenize("the Norsund Institute")
    (features,) = features_of(tokens, [Candidate(1, 3, 0.9, 0, 0, True)])
    assert features["headword.body"] == 1.0


def test_what_follows_a_name_speaks_for_it_too() -> None:
    tokens = tokenize("The Norsund said no")
    (features,) = features_of(tokens, [Candidate(1, 2, 0.9, 0, 0, True)])
    assert features["before_say"] == 1.0


def test_a_probability_is_the_logistic_function_of_the_weighted_sum() -> None:
    calibration = Calibration({"bias": -1.0, "odds": 0.5, "one_word": 1.0, "and": -1.0})
    description = Description(("bias", "and"), ("one_word", "unknown"), {"odds": 2.0, "unmeasured": 9.0})
    assert calibration.probability(description) == 0.5
    assert (log_odds(0.0), log_odds(1.0)) == pytest.approx((-6.9, 6.9), abs=0.01)
