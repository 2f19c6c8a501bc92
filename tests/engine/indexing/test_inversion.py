"""Occurrences by document become postings by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from searchapp.engine.indexing.field_buffers import Occurrences
from searchapp.engine.indexing.inversion import inverted, ordinals_of
from searchapp.engine.indexing.limits import DEFAULT_LIMITS

TERMS = [b"rye", b"tea", b"tea-garden", b"oats", b"tea-gardens", b"unused", "ōats".encode()]
Row = tuple[list[int], int, int, float]  # the term ids of a passage, its document, position and weight

passages = st.tuples(st.lists(st.sampled_from([0, 1, 2, 3, 4, 6]), min_size=1, max_size=5), st.sampled_from([1.0, 2.5]))


def occurrences_of(rows: Sequence[Row]) -> Occurrences:
    return Occurrences(
        np.array([term for terms, *_ in rows for term in terms], dtype=np.uint32),
        np.array([len(terms) for terms, *_ in rows], dtype=np.int64),
        np.array([doc_id for _, doc_id, _, _ in rows], dtype=np.int64),
        np.array([position for _, _, position, _ in rows], dtype=np.int64),
        np.array([weight for *_, weight in rows], dtype=np.float32),
    )


def expected_of(rows: Sequence[Row]) -> dict[bytes, dict[int, tuple[float, list[int]]]]:
    """term → document → weight and positions."""
    expected: dict[bytes, dict[int, tuple[float, list[int]]]] = defaultdict(dict)
    for terms, doc_id, position, weight in rows:
        for number, term in enumerate(terms):
            before, positions = expected[TERMS[term]].get(doc_id, (0.0, []))
            expected[TERMS[term]][doc_id] = (before + weight, [*positions, position + number])
    return expected


@pytest.mark.parametrize(("sort_key_bits", "flush_occurrences"), [(63, 1 << 18), (63, 1), (18, 2)])
@given(st.lists(st.lists(passages, min_size=1, max_size=3), min_size=1, max_size=6))
def test_postings_are_those_of_a_dictionary(
    sort_key_bits: int, flush_occurrences: int, documents: list[list[tuple[list[int], float]]]
) -> None:
    rows = [
        (terms, 2 * doc_id, 100 * part, weight)
        for doc_id, each in enumerate(documents)
        for part, (terms, weight) in enumerate(each)
    ]
    limits = replace(DEFAULT_LIMITS, sort_key_bits=sort_key_bits, flush_occurrences=flush_occurrences)
    postings: dict[bytes, dict[int, tuple[float, list[int]]]] = {}
    order = []
    for part in inverted(occurrences_of(rows), TERMS, limits):
        ends = part.occurrences.cumsum().tolist()
        positions = np.concatenate([*(part.positions or ())])
        for number, term in enumerate(part.terms):
            order.append(term)
            begin, end = part.starts[number], part.starts[number + 1]
            postings[term] = {
                int(part.doc_ids[each]): (
                    float(part.weights[each]),
                    positions[ends[each] - int(part.occurrences[each]) : ends[each]].tolist(),
                )
                for each in range(begin, end)
            }
    assert postings == expected_of(rows)
    assert order == sorted(postings)


def test_only_terms_that_occur_are_in_the_order_of_their_bytes() -> None:
    ordinals, ordered = ordinals_of(np.array([1, 4, 2, 1]), TERMS)
    assert ordered == [b"tea", b"tea-garden", b"tea-gardens"]
    assert [int(ordinals[term]) for term in (1, 2, 4)] == [0, 1, 2]


@given(st.lists(st.binary(min_size=1, max_size=12).filter(lambda term: not term.endswith(b"\0")), unique=True))
def test_any_terms_are_in_the_order_of_their_bytes(terms: list[bytes]) -> None:
    _, ordered = ordinals_of(np.arange(len(terms)), terms)
    assert ordered == sorted(terms)
