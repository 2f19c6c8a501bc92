"""Whether names stand where others do."""

from __future__ import annotations

import pytest

from searchapp.extraction.overlaps import TakenSpans, apart_from, lies_in, overlaps, overlaps_sorted, span_around
from searchapp.model.facts import Mention
from tests.hanging import no_hang


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
    assert overlaps(*span, [(20, 30), (4, 8)]) is (apart_from([mention], [other]) == []) is is_over
    assert overlaps_sorted(*span, [(0, 1), (4, 8), (20, 30)]) is is_over
    assert lies_in(mention, [other]) is is_inside
    assert span_around(*span, [(0, 1), (4, 8), (20, 30)]) == ((4, 8) if is_inside else None)
    assert [overlaps(*span, []), overlaps_sorted(*span, []), lies_in(mention, [])] == [False] * 3
    assert apart_from([mention], []) == [mention]


def test_any_number_of_mentions_are_told_apart_in_no_time() -> None:
    mentions = [Mention(start, start + 4, "Holt", "model") for start in range(0, 400_000, 8)]
    with no_hang():
        assert apart_from(mentions, mentions[1:]) == mentions[:1]


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


def test_a_copy_takes_more_than_what_it_is_of() -> None:
    taken = TakenSpans(10, [(2, 4)])
    more = taken.copy()
    more.take(6, 8)
    assert (more.overlaps(2, 3), more.overlaps(6, 7), taken.overlaps(6, 7)) == (True, True, False)
