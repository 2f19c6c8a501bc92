"""Doc ids of one page and of several, of common terms and of rare ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.layout import BLOCK, PAGE
from tests.engine.format.fields import written

DOC_IDS = {
    b"crane": [5],
    b"every": [*range(0, 3 * PAGE, 41)],  # so many that each page's are read by themselves
    b"ferry": [3, PAGE - 1, PAGE, 3 * PAGE - 1],
    b"seal": [*range(2 * PAGE + 1, 2 * PAGE + 1 + 2 * BLOCK)],  # none on the first pages
    b"tern": [*range(1, 3 * PAGE, 911)],
}


@pytest.mark.parametrize("pages", [1, 3])
def test_terms_have_the_doc_ids_that_were_written(tmp_path: Path, pages: int) -> None:
    expected = [[doc_id for doc_id in doc_ids if doc_id < pages * PAGE] for doc_ids in DOC_IDS.values()]
    terms = {term: dict.fromkeys(kept, (1.0, [0])) for term, kept in zip(DOC_IDS, expected, strict=True) if kept}
    expected = [kept for kept in expected if kept]
    field = written(tmp_path / "segment", terms, documents=pages * PAGE)
    ordinals = range(len(expected))
    assert [field.doc_ids(ordinal).tolist() for ordinal in ordinals] == expected
    assert field.doc_ids(0).dtype == np.intp
    assert field.doc_ids_between(0, len(expected)).tolist() == [each for kept in expected for each in kept]
    several = field.doc_ids_of(ordinals[::-1], [field.span(ordinal) for ordinal in ordinals[::-1]])
    assert several.tolist() == [each for kept in expected[::-1] for each in kept]
    assert several.dtype == (np.uint16 if pages == 1 else np.uint32)


def test_how_many_postings_are_of_rare_terms(tmp_path: Path) -> None:
    terms = {term: dict.fromkeys(doc_ids, (1.0, [0])) for term, doc_ids in DOC_IDS.items()}
    assert written(tmp_path / "segment", terms, documents=3 * PAGE).rare_posting_count == 5
