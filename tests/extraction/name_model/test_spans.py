"""The spans that the probabilities of labels make likely."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.extraction.name_model.spans import PersonSpan, candidates, person_spans
from searchapp.extraction.name_model.weights import LABELS, ORGANIZATION_BEGIN, PERSON_BEGIN, PERSON_INSIDE

CHUNKS = np.array([(4, 6), (9, 10)])
SIZES = CHUNKS[:, 1] - CHUNKS[:, 0]


def test_candidates_begin_where_that_is_likely_and_go_on_as_far_as_that_is() -> None:
    marginals, joint = np.zeros((3, len(LABELS)), np.float32), np.zeros((3, 2), np.float32)
    marginals[0, ORGANIZATION_BEGIN], joint[0, 0] = 0.8, 0.2
    marginals[2, ORGANIZATION_BEGIN] = 0.05
    spans = candidates(SIZES, marginals, joint)
    assert (spans.chunks.tolist(), spans.begins.tolist(), spans.sizes.tolist()) == ([0, 0], [0, 0], [1, 2])
    assert spans.probabilities.tolist() == pytest.approx([0.6, 0.2], abs=1e-6)


def test_a_person_is_as_sure_as_the_least_sure_word_of_the_name() -> None:
    marginals = np.zeros((3, len(LABELS)), np.float32)
    marginals[0, PERSON_BEGIN], marginals[1, PERSON_INSIDE], marginals[2, PERSON_BEGIN] = 0.75, 0.5, 0.25
    assert list(person_spans(CHUNKS, SIZES, marginals)) == [(0, PersonSpan(4, 6, 0.5))]
