"""The terms of a number field, which Whoosh looks for: the numbers, and the numbers without their last bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from whoosh.fields import NUMERIC

from searchapp.engine.format.doc_values import DocValuePairs, write_numeric_doc_values
from searchapp.engine.format.number_terms import NumericField, NumericTerms
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter

NUMBERS = {0: 7, 1: -3, 3: 7, 4: 1 << 40, 5: -(1 << 62), 6: 6}  # by document; the third has none
KIND = NUMERIC(int, bits=64, sortable=True)


def written(path: Path, shift_step: int) -> NumericField:
    pairs = DocValuePairs(np.array([*NUMBERS]), np.array([*NUMBERS.values()], dtype=np.int64))
    with SegmentFileWriter(path, 7) as writer:
        write_numeric_doc_values(writer, "published", pairs, 7, shift_step)
        writer.finish()
    return NumericField(SegmentFile(path), "published")


@pytest.mark.parametrize("shift_step", [0, 4, 8])
def test_every_term_that_whoosh_would_write_has_the_documents_with_that_number(tmp_path: Path, shift_step: int) -> None:
    field = written(tmp_path / "segment", shift_step)
    shifts = range(0, 64, shift_step) if shift_step else [0]
    expected: dict[bytes, list[int]] = {}
    for doc_id, number in NUMBERS.items():
        for shift in shifts:
            expected.setdefault(KIND.to_bytes(number, shift=shift), []).append(doc_id)
    terms = field.terms.terms(0, len(field.terms))
    assert terms == sorted(expected)
    assert [field.doc_ids(ordinal).tolist() for ordinal in range(len(terms))] == [expected[term] for term in terms]
    assert field.frequencies().tolist() == [len(expected[term]) for term in terms]
    assert field.posting_count == sum(map(len, expected.values()))
    begin, end = field.span(1)
    assert end - begin == field.frequency(1)
    joined = [doc_id for term in terms[1:4] for doc_id in expected[term]]
    assert field.doc_ids_between(1, 4).tolist() == joined


def test_numbers_are_not_scored(tmp_path: Path) -> None:
    field = written(tmp_path / "segment", 8)
    assert (field.has_positions, field.is_trivial, field.total_length) == (False, True, 0)
    assert field.block_impact_bounds(0) is None
    with pytest.raises(NotImplementedError):
        field.impact_bound(0)


def test_terms_in_memory_are_found_as_those_of_a_file() -> None:
    terms = NumericTerms([b"a", b"ba", b"bb", b"c"])
    assert [terms.find(term) for term in (b"a", b"bb", b"b", b"d")] == [0, 2, -1, -1]
    assert [terms.at_least(term) for term in (b"", b"b", b"bb", b"d")] == [0, 1, 2, 4]
    assert (terms.prefixed(b"b"), len(terms), b"ba" in terms, terms.term(3)) == (range(1, 3), 4, True, b"c")
    assert terms.terms(1, 3) == [b"ba", b"bb"]
