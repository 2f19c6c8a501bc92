"""The table of words that names of no bodies have."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.organizations.exclusions.no_bodies import any_of


@pytest.mark.parametrize(
    ("kind", "word", "other"),
    [("office", "Minister", "Ministry"), ("ship", "HMS", "HMRC"), ("event", "Awards", "Award Ltd")],
)
def test_words_of_a_kind_are_told_from_others(kind: str, word: str, other: str) -> None:
    assert re.fullmatch(any_of(kind), word)
    assert not re.fullmatch(any_of(kind), other)
