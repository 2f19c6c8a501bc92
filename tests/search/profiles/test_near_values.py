"""Values that may be meant by what is none."""

from __future__ import annotations

import pytest

from searchapp.search import SearchService


@pytest.mark.parametrize(
    ("facet", "text", "expected"),
    [
        ("organization", "Harbour", ["Harbour Board of Ribe"]),
        ("organization", "rowing", ["Élan Rowing Club"]),
        ("organization", "unesko", ["UNESCO"]),
        ("organization", "the board", ["Harbour Board of Ribe"]),
        ("country", "German", ["Germany"]),
        ("source", "ribe pots", ["Ribe Post"]),
        ("country", "Atlantis", []),
        ("organization", "?", []),
    ],
)
def test_names_that_begin_so_and_spellings_that_are_near(
    harbour: SearchService, facet: str, text: str, expected: list[str]
) -> None:
    assert [value.label for value in harbour.other.near_values(facet, text)] == expected


def test_another_name_that_articles_use_is_near_too(town: SearchService) -> None:
    """The article of the otters calls it UNESCO, which is no part of its label."""
    (near,) = town.other.near_values("organization", "Unezco")
    assert near.label == "United Nations Educational, Scientific and Cultural Organization"
