"""Beginnings of words: what they are completed to while they are typed, and what they stand for in phrases."""

from __future__ import annotations

import pytest

from searchapp import ArticleIndex, SearchRequest


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tub", {"tuba": 1, "tubas": 1}),  # the second one stands in no title
        ("div", {"divers": 1}),
        ("awn", {"awning": 1}),
        ("o", {"old": 3, "otters": 2, "of": 1, "on": 1}),
        ("qu", {"quiet": 1}),
        ("zz", {}),
    ],
)
def test_a_word_is_completed_by_those_of_all_texts(valley: ArticleIndex, typed: str, expected: dict[str, int]) -> None:
    suggested = valley.suggestions(SearchRequest(typed))
    words = {suggestion.text.lower(): suggestion.count for suggestion in suggested if suggestion.kind == "word"}
    assert words == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"copper kett*"', "kettles"),
        ('"the old mi*"', "lost otters"),
        ('"old to* mill"', "kettles"),
        ("old NEAR/3 mil*", "kettles lost otters"),
        ('"lent an aw*"', "band"),
        ('"lent an zz*"', ""),
    ],
)
def test_a_beginning_in_a_phrase_stands_for_the_words_of_all_texts(
    valley: ArticleIndex, text: str, expected: str
) -> None:
    hits = valley.search(SearchRequest(text, facets=())).hits
    assert " ".join(sorted(hit.id for hit in hits)) == expected
