"""Plain text as lines: wrapped paragraphs are made whole, verses and lists are left as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading.cleaning.lines import Line, join_lines, split_lines

FERRY = (
    "The ferry between the islands will sail every second hour from Monday, its owners said on the quay of Larnvik, "
    "and nobody there could remember a winter in which it had sailed as often as that without a grant from the board."
)
LIST = "Oats\nBarley\n  Rye  and wheat\n"


@pytest.mark.parametrize("width", [32, 40, 60, 72, 90])
def test_a_paragraph_that_was_wrapped_is_whole_again(width: int) -> None:
    assert split_lines(textwrap.fill(FERRY, width)) == [Line(FERRY)]


def test_verses_as_narrow_as_a_column_stay_lines() -> None:
    verses = [f"{name} sailed the ferry over to the isle" for name in ("Mara", "Oscar", "Ida", "Wilf", "Petra")]
    assert [line.text for line in split_lines("\n".join(verses))] == verses


def test_an_indented_line_or_one_after_a_short_line_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.wrap(FERRY, 70, initial_indent="   ") * 2)
    assert [line.text for line in split_lines(wrapped)] == [FERRY, FERRY]
    short = f"{textwrap.fill(FERRY, 70)}\n{textwrap.fill(FERRY, 70)}"
    assert [line.text for line in split_lines(short)] == [FERRY, FERRY]


def test_short_lines_stay_lines_and_their_white_space_is_tidied() -> None:
    assert split_lines(LIST) == [Line("Oats"), Line("Barley"), Line("Rye and wheat")]


def test_empty_lines_are_gaps_before_the_next_line() -> None:
    assert split_lines("\n\nOats\n \n\nBarley\nRye\n\n") == [Line("Oats"), Line("Barley", gap=True), Line("Rye")]
    assert join_lines(split_lines("Oats\n\n\nBarley\nRye")) == "Oats\n\nBarley\nRye"


@settings(max_examples=60)
@given(st.lists(st.text("ab .,\t", min_size=1, max_size=12).filter(str.strip), max_size=8), st.data())
def test_lines_that_are_joined_and_split_again_are_the_same(texts: list[str], data: st.DataObject) -> None:
    gaps = [bool(index) and data.draw(st.booleans()) for index in range(len(texts))]
    lines = [Line(" ".join(text.split()), gap) for text, gap in zip(texts, gaps, strict=True)]
    assert split_lines(join_lines(lines)) == lines
