"""Marks cut a text into pieces and lose nothing of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchapp.web.articles.text_marks import Mark, Piece, paragraphs

TEXT = "The Otter Society of Bergen\nmet again."


def shown(lines: tuple[tuple[Piece, ...], ...]) -> list[list[tuple[str, str]]]:
    return [[(piece.text, piece.kinds) for piece in line] for line in lines]


def test_marks_may_overlap() -> None:
    marks = [Mark(4, 27, "organization", "Otter Society of Bergen", "o-1"), Mark(21, 27, "country", "Norway", "c-1")]
    lines = paragraphs(TEXT, marks)
    assert shown(lines) == [
        [("The ", ""), ("Otter Society of ", "organization"), ("Bergen", "country organization")],
        [("met again.", "")],
    ]
    assert lines[0][2].anchors == ("c-1",)
    assert lines[0][2].label == "Otter Society of Bergen; Norway"


def test_a_mark_over_a_line_end_goes_on_in_the_next_line() -> None:
    lines = paragraphs(TEXT, [Mark(21, 31, "match", "")])
    assert shown(lines)[0][-1] == ("Bergen", "match")
    assert shown(lines)[1][0] == ("met", "match")


def test_marks_outside_of_the_text_are_left_out() -> None:
    assert shown(
        paragraphs("otter", [Mark(2, 99, "match", ""), Mark(3, 3, "match", ""), Mark(-1, 2, "match", "")])
    ) == [[("otter", "")]]


@given(
    st.text("ab\n", max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=8),
)
def test_the_pieces_together_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "match", "", f"m-{number}") for number, (start, end) in enumerate(places)]
    lines = paragraphs(text, marks)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text
    within = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    marked = sum(len(piece.text) for line in lines for piece in line if piece.kinds)
    covered = {offset for mark in within for offset in range(mark.start, mark.end) if text[offset] != "\n"}
    assert marked == len(covered)
