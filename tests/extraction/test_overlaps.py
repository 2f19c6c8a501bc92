"""Whether names stand where others do."""

from __future__ import annotations

import pytest

from searchapp.extraction.overlaps import TakenSpans, lies_in, overlaps, overlaps_mention, overlaps_sorted
from searchapp.model.facts import Mention


@pytest.mark.parametrize(
    ("span", "is_over", "is_inside"),
    [
        ((2, 4), False, False),  # right before
        ((2, 5), True, False),
        ((4, 8), True, True),
        ((5, 7), True, True),
        ((7, 9), True, False),
        ((3, 9), True, False),  # around it
        ((8, 9), False, False),  # right behind
    ],
)
def test_spans_overlap_where_they_share_a_character(span: tuple[int, int], is_over: bool, is_inside: bool) -> None:
    mention, other = Mention(*span, "Orr", "model"), Mention(4, 8, "Holt", "model")
    assert overlaps(*span, [(20, 30), (4, 8)]) is overlaps_mention(mention, [other]) is is_over
    assert overlaps_sorted(*span, [(0, 1), (4, 8), (20, 30)]) is is_over
    assert lies_in(mention, [other]) is is_inside
    assert [overlaps(*span, []) or overlaps_sorted(*span, []), overlaps_mention(mention, []), lies_in(mention, [])] == [
        False
    ] * 3


def test_taken_characters_are_told_from_free_ones() -> None:
    taken = TakenSpans(10, [(2, 4)])
    taken.take(6, 8)
    assert [taken.overlaps(start, start + 2) for start in range(8)] == [
        False,
        True,
        True,
        True,
        False,
        True,
        True,
        True,
    ]
