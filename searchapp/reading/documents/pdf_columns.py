"""The lines of a page of a PDF, one column after the other where the file writes them row by row across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

_LEAST_ROWS = 6  # that have text on both sides of a gutter
_ROW_SHARE = 0.4  # of the rows of a page; a table or an address has fewer
_CHAR_WIDTH = 0.38  # of the size of the type: the narrowest that a line of text has on the mean
_SAME_X = 2.0  # points within which lines begin at one edge
_LEAST_CHARS = 12  # of a row in a column on the mean; cells of tables hold less


class _Piece(Struct, frozen=True):
    """A piece of text and where it begins, in points from the lower left corner."""

    x: float
    y: float
    size: float
    text: str

    @property
    def least_end(self) -> float:
        """How far it reaches at least."""
        return self.x + _CHAR_WIDTH * self.size * len(self.text.rstrip())


def page_lines(page: Any) -> list[str]:
    """The lines of a page of pypdf's."""
    pieces: list[_Piece] = []

    def take(text: str, ctm: Sequence[float], matrix: Sequence[float], font: object, size: float) -> None:
        if text.strip():
            x = matrix[4] * ctm[0] + matrix[5] * ctm[2] + ctm[4]
            y = matrix[4] * ctm[1] + matrix[5] * ctm[3] + ctm[5]
            pieces.append(_Piece(x, y, abs(size * matrix[0] * ctm[0]) or size, text.strip("\n")))

    lines: list[str] = page.extract_text(visitor_text=take).split("\n")
    return _by_columns(pieces) or lines


def _by_columns(pieces: Sequence[_Piece]) -> list[str]:
    """The lines of two columns that are written across, one column after the other; none for any other page."""
    rows = [list(row) for _, row in groupby(pieces, key=lambda piece: round(piece.y))]
    edge = _right_edge(rows)
    if edge is None:
        return []
    parted = [index for index, row in enumerate(rows) if _is_parted(row, edge)]
    left, right = [], []
    for row in rows[parted[0] :]:
        left.append(_text(piece for piece in row if piece.x < edge - _SAME_X))
        right.append(_text(piece for piece in row if piece.x >= edge - _SAME_X))
    mean = sum(map(len, left)) / len(left), sum(map(len, right)) / len(right)
    if min(mean) < _LEAST_CHARS:
        return []
    above = [_text(row) for row in rows[: parted[0]]]
    return [*above, *filter(None, left), *filter(None, right)]


def _right_edge(rows: Sequence[Sequence[_Piece]]) -> float | None:
    """Where the second column begins: at one distance in many rows, behind text that ends before it."""
    edges: Counter[float] = Counter()
    for row in rows:
        ends = [piece.least_end for piece in row]
        edges.update({round(piece.x) for piece, end in zip(row[1:], ends, strict=False) if end < piece.x})
    if not edges:
        return None
    edge, count = edges.most_common(1)[0]
    parted = sum(_is_parted(row, edge) for row in rows)
    return edge if min(count, parted) >= max(_LEAST_ROWS, _ROW_SHARE * len(rows)) else None


def _is_parted(row: Sequence[_Piece], edge: float) -> bool:
    """Whether a row has text on the left that ends before an edge, and text that begins there."""
    left = [piece for piece in row if piece.x < edge - _SAME_X]
    begins = any(abs(piece.x - edge) <= _SAME_X for piece in row)
    return bool(left) and begins and all(piece.least_end < edge for piece in left)


def _text(row: Any) -> str:
    return " ".join(" ".join(piece.text for piece in row).split())
