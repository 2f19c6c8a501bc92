"""The lines of an export, be it plain text or a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.press.export_lines import export_lines, head_lines, is_page, page_lines
from searchapp.reading.record_lines import MAX_ARTICLE_CHARS

PAGE = (
    "<html><head><title>Factiva</title><style>p { color: red }</style></head><body>"
    "<p>The <b>harp</b>\nof Larnvik</p><table><tr><td>120 words</td><td>4&nbsp;May</td></tr></table>Quay<br>News</body>"
)


def export(content: str) -> SourceFile:
    return SourceFile("export", content=content.encode())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (PAGE, True),
        ("\n<!-- x --><p>", True),
        ("<!DOCTYPE html>", True),
        ("<LARNVIK> today", False),
        ("Page <p>", False),
    ],
)
def test_a_page_begins_with_a_tag_of_html(head: str, expected: bool) -> None:
    assert is_page(head) is expected


def test_a_page_gives_the_lines_that_it_shows_with_an_empty_one_between_paragraphs() -> None:
    lines = list(export_lines(export(PAGE)))
    assert [line for line in lines if line] == ["The harp of Larnvik", "120 words", "4 May", "Quay", "News"]
    paragraphs = "\n".join(lines).split("\n\n")
    assert [text.strip() for text in paragraphs if text.strip()] == [
        "The harp of Larnvik",
        "120 words\n4 May",
        "Quay\nNews",
    ]


def test_plain_text_keeps_its_lines() -> None:
    text = "The harp\n\n  of Larnvik <p>\n"
    assert [line.rstrip("\n") for line in export_lines(export(text))] == ["The harp", "", "  of Larnvik <p>"]


def test_the_head_of_a_page_that_names_no_database_is_not_read() -> None:
    assert "The harp of Larnvik" in head_lines(PAGE, export(PAGE))
    other = PAGE.replace("Factiva", "Courier")
    assert head_lines(other, export(other)) == []
    assert head_lines("The harp\r\nof Larnvik", export("x")) == ["The harp", "of Larnvik"]


@settings(max_examples=60)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)))
def test_where_a_page_is_cut_into_chunks_makes_no_difference(size: int, other: int) -> None:
    first, second = sorted((size, other))
    chunks = [PAGE[:first], PAGE[first:second], PAGE[second:]]
    assert list(page_lines(export(PAGE), chunks)) == list(page_lines(export(PAGE), [PAGE]))


def test_a_tag_without_end_is_told_with_the_remedy() -> None:
    endless = "<p " + "x" * MAX_ARTICLE_CHARS
    with pytest.raises(ArticleError, match="has a tag without an end, or a line longer than an article; save it anew"):
        list(page_lines(export(""), [endless]))
