"""Columns of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from searchapp.reading.documents.pdf_columns import page_lines

LEFT = [f"The ferry was late on day {number}" for number in range(8)]
RIGHT = [f"Forty ducks came by on day {number}" for number in range(8)]
UNIT = (1, 0, 0, 1, 0, 0)


class Page:
    """What a page of pypdf's does: pieces of text, each with where it begins."""

    def __init__(self, pieces: Sequence[tuple[float, float, str]]) -> None:
        self._pieces = pieces

    def extract_text(self, visitor_text: Callable[..., Any]) -> str:
        """The text as the file has it."""
        for x, y, text in self._pieces:
            visitor_text(text, UNIT, (1, 0, 0, 1, x, y), None, 10)
        return "\n".join(text for _, _, text in self._pieces)


def across(left: Sequence[str], right: Sequence[str], edge: float) -> list[tuple[float, float, str]]:
    rows = zip(left, right, strict=True)
    return [piece for row, (a, b) in enumerate(rows) for piece in ((72, 700 - 14 * row, a), (edge, 700 - 14 * row, b))]


def test_columns_that_are_written_across_stand_one_after_the_other() -> None:
    page = Page([(72, 750, "Ferry late again"), *across(LEFT, RIGHT, 310)])
    assert page_lines(page) == ["Ferry late again", *LEFT, *RIGHT]


def test_columns_that_stand_one_after_the_other_stay() -> None:
    pieces = across(LEFT, RIGHT, 310)
    page = Page([*pieces[::2], *pieces[1::2]])
    assert page_lines(page) == [*LEFT, *RIGHT]


def test_cells_of_a_table_stay_in_their_rows() -> None:
    page = Page(across([str(number) for number in range(8)], [f"{number} ducks" for number in range(8)], 310))
    assert page_lines(page) == [text for number in range(8) for text in (str(number), f"{number} ducks")]


def test_pieces_of_one_line_are_no_columns() -> None:
    page = Page(across(LEFT, RIGHT, 150))  # where the text on the left has not ended
    assert page_lines(page) == [text for row in zip(LEFT, RIGHT, strict=True) for text in row]
