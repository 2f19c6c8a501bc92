"""What lines look like, by patterns that are searched only where they can match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.reading.cleaning.line_marks import line_marks
from searchapp.reading.cleaning.line_patterns import PATTERNS

PIECES = (
    "Share this|Read more: Larn|by Ann Lee|5 May 2016|LARN, May 5 (AP) -|• tea|1. tea|Ann Lee: tea|[tea]|12,5|a › b"
    "|we use cookies|© 2016 Larn|copyright holder|Photo: Ann|(Photo by Ann)|Getty Images|(AP)|3 replies to tea|wrote on"
    "|reply|at 10:14|https://larn.org|a@b|10:14 am|@larn|she said|according to|5%|?|:|...|your account|log in| |\n"
    "|reporting by Ann|says:"
)
LINES = st.lists(st.one_of(st.sampled_from(PIECES.split("|")), st.text(max_size=8)), max_size=4).map(" ".join)


@given(LINES)
def test_a_line_has_the_marks_of_all_patterns_that_it_matches(line: str) -> None:
    assert line_marks(line) == [name for name, pattern in PATTERNS.items() if pattern.search(line)]


@pytest.mark.parametrize(
    ("line", "mark"),
    [("Share this", "button"), ("Tea (AP)", "credit"), ("It rose 5%.", "ticker"), ("he SAID", "reported")],
)
def test_marks_are_told_wherever_they_stand(line: str, mark: str) -> None:
    assert mark in line_marks(line)
