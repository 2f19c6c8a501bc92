"""A text cut into pieces, each with the marks that lie on it, which may overlap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

_LINE_END = re.compile(r"\n")


class Mark(Struct, frozen=True):
    """Something marked from `start` up to `end`; `anchor` is where links to it lead, if any do."""

    start: int
    end: int
    kind: str
    label: str
    anchor: str = ""


class Piece(Struct, frozen=True):
    """A run of text under the same marks."""

    text: str
    kinds: str
    label: str
    anchors: tuple[str, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """The lines of a text in pieces; put together they are the text. Marks outside of it are left out."""
    within = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    lines: list[tuple[Piece, ...]] = [()]
    for is_end, pieces in groupby(_pieces(text, within), lambda piece: piece.text == "\n"):
        if is_end:
            lines.extend(() for _ in pieces)
        else:
            lines[-1] = tuple(pieces)
    return tuple(lines)


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    starting: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starting[mark.start].append(mark)
    active: list[Mark] = []
    for start, end in pairwise(_cuts(text, marks)):
        begun = starting.get(start, [])
        active = [mark for mark in active if mark.end > start] + begun
        yield _piece(text[start:end], active, begun)


def _cuts(text: str, marks: Sequence[Mark]) -> list[int]:
    """Every offset where a piece begins or ends."""
    cuts = {0, len(text)}
    for mark in marks:
        cuts.update((mark.start, mark.end))
    for line_end in _LINE_END.finditer(text):
        cuts.update(line_end.span())
    return sorted(cuts)


def _piece(text: str, active: Sequence[Mark], begun: Sequence[Mark]) -> Piece:
    return Piece(
        text=text,
        kinds=" ".join(sorted({mark.kind for mark in active})),
        label="; ".join(dict.fromkeys(mark.label for mark in active if mark.label)),
        anchors=tuple(mark.anchor for mark in begun if mark.anchor),
    )
