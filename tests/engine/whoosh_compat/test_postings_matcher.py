"""The postings of a term as a Whoosh matcher."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh import formats
from whoosh.matching import ReadTooFar

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.whoosh_compat.postings_matcher import ArrayMatcher
from tests.engine.format.fields import written

TEA = {1: (1.0, [4]), 5: (3.0, [0, 9]), 8: (0.5, [2])}


@pytest.fixture
def field(tmp_path: Path) -> IndexedField:
    return written(tmp_path / "segment", {b"tea": TEA}, documents=9)


@pytest.fixture
def matcher(field: IndexedField) -> ArrayMatcher:
    return ArrayMatcher(field, 0, formats.PositionBoosts())


def test_it_steps_through_the_documents_with_their_weights(matcher: ArrayMatcher) -> None:
    seen = []
    while matcher.is_active():
        seen.append((matcher.id(), matcher.weight(), matcher.value_as("positions")))
        assert matcher.next() is False
    assert seen == [(doc_id, weight, positions) for doc_id, (weight, positions) in TEA.items()]
    for step in (matcher.next, lambda: matcher.skip_to(3)):
        with pytest.raises(ReadTooFar):
            step()
    matcher.reset()
    assert matcher.id() == 1


@pytest.mark.parametrize(("target", "doc_id"), [(0, 1), (1, 1), (2, 5), (5, 5), (8, 8)])
def test_it_skips_to_the_first_document_that_is_not_before(matcher: ArrayMatcher, target: int, doc_id: int) -> None:
    matcher.skip_to(target)
    assert matcher.id() == doc_id
    matcher.skip_to(9)
    assert not matcher.is_active()


def test_it_never_goes_back(matcher: ArrayMatcher) -> None:
    matcher.skip_to(8)
    matcher.skip_to(1)
    assert matcher.id() == 8


def test_a_copy_goes_its_own_way(matcher: ArrayMatcher) -> None:
    matcher.next()
    copy = matcher.copy()
    copy.next()
    assert (matcher.id(), copy.id()) == (5, 8)
    assert list(matcher.all_ids()) == [1, 5, 8]


@pytest.mark.parametrize(
    ("kind", "asked", "value"),
    [
        (formats.Positions(), "frequency", 2),
        (formats.PositionBoosts(), "frequency", 2),
        (formats.PositionBoosts(), "position_boosts", [(0, 1.5), (9, 1.5)]),
        (formats.PositionBoosts(), "positions", [0, 9]),
    ],
)
def test_a_format_decodes_what_it_is_given(
    field: IndexedField, kind: formats.Format, asked: str, value: object
) -> None:
    matcher = ArrayMatcher(field, 0, kind)
    matcher.next()
    assert matcher.value_as(asked) == value


def test_values_come_with_their_documents_from_where_it_stands(matcher: ArrayMatcher) -> None:
    matcher.next()
    decode = formats.PositionBoosts().decode_positions
    assert [(doc_id, decode(value)) for doc_id, value in matcher.all_items()] == [(5, [0, 9]), (8, [2])]


def test_all_of_them_are_one_block_with_its_bounds(matcher: ArrayMatcher) -> None:
    assert (matcher.block_min_id(), matcher.block_max_id()) == (1, 8)
    assert (matcher.block_min_length(), matcher.block_max_length(), matcher.block_max_weight()) == (1, 2, 3.0)
