"""The weights of several terms as those of one word, by either way of adding them up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.layout import PAGE
from searchapp.engine.reader.doc_sets import DocSets
from searchapp.engine.reader.merged_weights import merged_weights
from tests.engine.format.fields import written

EVERYWHERE = [0, 3, 7, PAGE - 1, PAGE, 2 * PAGE + 7, 3 * PAGE - 2]
COMMON = [*range(5, 3 * PAGE, 911), 3 * PAGE - 2]
TERMS = {
    b"ferries": {doc_id: (0.5 + doc_id % 5, [0]) for doc_id in COMMON},
    b"ferry": {doc_id: (1.0 + doc_id % 3, [1]) for doc_id in EVERYWHERE},
    b"ferrying": {doc_id: (2.5, [2]) for doc_id in [3, PAGE, 3 * PAGE - 2]},
    b"seal": {3: (0.3, [4])},  # a weight without a code
}
FORMS = [(1, 1.0), (0, 0.6), (2, 0.6)]  # ordinals and boosts


def expected_sums(
    forms: list[tuple[int, float]], terms: Mapping[bytes, Mapping[int, tuple[float, list[int]]]]
) -> list[tuple[int, np.float32]]:
    sums: dict[int, np.float32] = {}
    for ordinal, boost in forms:
        for doc_id, (weight, _) in terms[sorted(terms)[ordinal]].items():
            sums[doc_id] = sums.get(doc_id, np.float32(0)) + np.float32(weight) * np.float32(boost)
    return sorted(sums.items())


@pytest.mark.parametrize("step", [1, 1 << 5])  # so far apart that doc ids and codes need more than 32 bits together
@pytest.mark.parametrize("sorted_from", [0, 1_000_000])
@pytest.mark.parametrize(
    "forms", [FORMS, FORMS[:1], FORMS[::-1], [(2, 0.5)], [(0, 1.0), (1, 0.6), (2, 0.3)], [*FORMS, (3, 0.6)]]
)
def test_a_document_has_the_sum_of_the_weights_in_the_order_of_the_terms(
    tmp_path: Path, step: int, sorted_from: int, forms: list[tuple[int, float]]
) -> None:
    terms = {term: {step * doc_id: pair for doc_id, pair in pairs.items()} for term, pairs in TERMS.items()}
    field = written(tmp_path / "segment", terms, documents=3 * PAGE * step)
    doc_ids, weights = merged_weights(field, forms, DocSets(3 * PAGE * step), sorted_from)
    assert [*zip(doc_ids.tolist(), weights, strict=True)] == expected_sums(forms, terms)
    assert (doc_ids.dtype, weights.dtype) == (np.intp, np.float32)


@pytest.mark.parametrize("forms", [FORMS, [(2, 2.0)], [*FORMS, (3, 0.6)]])
def test_the_same_in_a_segment_of_one_page(tmp_path: Path, forms: list[tuple[int, float]]) -> None:
    terms = {
        term: dict(sorted({doc_id % 999: pair for doc_id, pair in pairs.items()}.items()))
        for term, pairs in TERMS.items()
    }
    field = written(tmp_path / "segment", terms, documents=999)
    doc_ids, weights = merged_weights(field, forms, DocSets(999))
    assert [*zip(doc_ids.tolist(), weights, strict=True)] == expected_sums(forms, terms)
    assert (doc_ids.dtype, weights.dtype) == (np.intp, np.float32)
