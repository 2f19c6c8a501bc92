"""Reading the postings of a field: alone, with their neighbours, and some of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.layout import BLOCK
from searchapp.engine.format.postings import IndexedField
from tests.engine.format.fields import written

COUNT = 3 * BLOCK + 7
EVERY = {doc_id: (1.0 + doc_id % 2, [doc_id, doc_id + 5][: 1 + doc_id % 2]) for doc_id in range(COUNT)}
TERMS = {
    b"crane": {3: (1.0, [4])},
    b"every": EVERY,
    b"ferry": {0: (2.5, [0]), 200: (1.0, [9, 11, 13])},
    b"seal": {doc_id: (1.0, [2]) for doc_id in range(0, COUNT, 2)},
}


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> IndexedField:
    return written(tmp_path_factory.mktemp("field") / "segment", TERMS, documents=COUNT)


@pytest.mark.parametrize(("ordinal", "term"), [*enumerate(sorted(TERMS))])
def test_a_term_has_its_documents_weights_and_positions(field: IndexedField, ordinal: int, term: bytes) -> None:
    documents = TERMS[term]
    assert field.terms.find(term) == ordinal
    assert field.doc_ids(ordinal).tolist() == [*documents]
    assert field.frequency(ordinal) == len(documents)
    assert field.weights(ordinal).tolist() == [weight for weight, _ in documents.values()]
    positions = field.positions(ordinal)
    assert positions.counts.tolist() == [len(each) for _, each in documents.values()]
    assert positions.flat.tolist() == [position for _, each in documents.values() for position in each]
    assert field.occurrence_count(ordinal) == len(positions.flat)


@pytest.mark.parametrize(("ordinal", "picks"), [(1, [0, 130, 390]), (1, [5]), (2, [1]), (3, [0, 63]), (0, [])])
def test_some_postings_of_a_term_are_read_alone(field: IndexedField, ordinal: int, picks: list[int]) -> None:
    documents = [*TERMS[sorted(TERMS)[ordinal]].values()]
    chosen = np.array(picks, dtype=np.intp)
    assert field.weights_at(ordinal, chosen).tolist() == [documents[pick][0] for pick in picks]
    positions = field.positions(ordinal, chosen)
    assert positions.flat.tolist() == [position for pick in picks for position in documents[pick][1]]
    assert positions.counts.tolist() == [len(documents[pick][1]) for pick in picks]


@pytest.mark.parametrize("at_once", [1, 7, 1_000_000])
def test_terms_that_follow_one_another_are_read_together(field: IndexedField, at_once: int) -> None:
    for begin, end in ((0, 4), (1, 3), (2, 3)):
        ordinals = range(begin, end)
        joined = [np.concatenate([part(each) for each in ordinals]).tolist() for part in (field.doc_ids, field.weights)]
        assert field.doc_ids_between(begin, end).tolist() == joined[0]
        assert field.weights_between(begin, end).tolist() == joined[1]
        assert field.frequencies(begin, end).tolist() == [field.frequency(each) for each in ordinals]
        flat = np.concatenate([field.positions(each).flat for each in ordinals])
        pieces = field.position_pieces(begin, end, at_once)
        assert [position for piece in pieces for position in piece.tolist()] == flat.tolist()
    assert len(field.doc_ids_between(2, 2)) == 0
    assert field.occurrence_counts().tolist() == [field.occurrence_count(each) for each in range(4)]


@pytest.mark.parametrize("documents", [COUNT, 1 << 18])
@pytest.mark.parametrize("ordinals", [[0], [1, 3], [3, 0, 2]])
def test_terms_anywhere_are_read_one_behind_another(tmp_path: Path, documents: int, ordinals: list[int]) -> None:
    field = written(tmp_path / "segment", TERMS, documents=documents)
    spans = [field.span(ordinal) for ordinal in ordinals]
    doc_ids = field.doc_ids_of(ordinals, spans)
    assert doc_ids.tolist() == [each for ordinal in ordinals for each in field.doc_ids(ordinal)]
    assert doc_ids.dtype == (np.uint16 if documents == COUNT else np.uint32)
    weights = [each for ordinal in ordinals for each in field.weights(ordinal)]
    codes = field.codes_of(spans)
    assert codes is not None
    assert field.weights_of(spans).tolist() == field.code_weights[codes].tolist() == weights


def test_only_common_terms_have_bounds_by_block(field: IndexedField) -> None:
    blocks = [field.block_impact_bounds(ordinal) for ordinal in range(4)]
    assert [block is None for block in blocks] == [True, False, True, False]
    assert blocks[1] is not None
    assert len(blocks[1]) == 4
    assert field.impact_bound(1) >= blocks[1].max()


def test_lengths_are_occurrences_by_document(field: IndexedField) -> None:
    expected = [
        sum(len(documents[doc_id][1]) for documents in TERMS.values() if doc_id in documents) for doc_id in range(COUNT)
    ]
    assert field.lengths.tolist() == expected
    assert field.total_length == field.position_count == sum(expected)


def test_without_stemmers_there_are_no_inflections(field: IndexedField) -> None:
    assert (field.languages, field.inflections(b"ferry", "")) == ([], [])
