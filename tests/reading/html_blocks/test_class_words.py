"""What names of elements say of their content, in several spellings and languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.reading.html_blocks.class_words import NO_KINDS, class_kinds, names_body


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ("story-body__text", {"article", "content"}),
        ("relatedLinks", {"related"}),
        ("artikel werbung", {"article", "ad"}),
        ("c-comments--closed", {"comment", "comments"}),
        ("comment-body", {"comment", "comment part", "content"}),
        ("комментарии", {"comment", "comments"}),
        ("byLine", {"author"}),
        ("mw12 col-3 xyz", set()),
        ("adventure-shareholder", set()),
        ("", set()),
    ],
)
def test_kinds_are_whole_words_of_the_names(names: str, kinds: set[str]) -> None:
    assert class_kinds(names) == kinds


@given(st.sampled_from(("share", "nav", "comment", "news ticker", "gdpr")), st.sampled_from("-_ .:/12"))
def test_signs_between_words_and_their_case_do_not_count(words: str, sign: str) -> None:
    assert class_kinds(words.replace(" ", sign)) == class_kinds(words.upper()) == class_kinds(f"x{sign}{words}")
    assert class_kinds(words)


def test_names_too_long_to_be_names_are_cut() -> None:
    assert class_kinds("x " * 250 + "share") == NO_KINDS
    assert not names_body("x " * 250 + "article-body")


@pytest.mark.parametrize(
    ("names", "expected"),
    [("article-body", True), ("entry-content", True), ("RichText", True), ("article", False), ("body", False)],
)
def test_names_of_the_element_that_holds_the_body(names: str, expected: bool) -> None:
    assert names_body(names) is expected
