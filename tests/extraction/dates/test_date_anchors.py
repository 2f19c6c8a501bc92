"""The words and numbers of a text by which its dates are found."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.dates.date_anchors import anchors_in


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("On 5 May and in Sept. 2019", [("May", "month"), ("Sep", "month"), ("2019", "year")]),
        ("MARCH 5, 5-Nov-2019", [("MAR", "month"), ("Nov", "month"), ("2019", "year")]),
        ("on Monday, Yesterday or tomorrow", [("Monday", "weekday"), ("Yesterday", "adverb"), ("tomorrow", "adverb")]),
        (
            "two years ago, Last year, this month, a year",
            [("ago", "ago"), ("Last year", "period"), ("this month", "period")],
        ),
        ("3/25/99, 3/25/1999", [("/25/99", "numbers"), ("1999", "year")]),
        ("in 1599 and 2100, 1 May 2019 and 1 May 2019", [*[("May", "month"), ("2019", "year")] * 2]),
        ("Mayor Marcher, 12019 monday and years", []),
    ],
)
def test_anchors_are_found_in_the_order_of_the_text(text: str, anchors: list[tuple[str, str]]) -> None:
    found = anchors_in(text, distinct_words(text))
    assert [(text[start:end], kind) for start, end, kind in found] == anchors


def test_signs_that_no_encoding_has_hinder_no_search() -> None:
    assert anchors_in("\ud800 2019", frozenset()) == [(2, 6, "year")]
