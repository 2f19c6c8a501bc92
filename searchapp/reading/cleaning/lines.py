"""Plain text as lines, each of them a paragraph, a headline or a line of boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from searchapp.reading.cleaning.page_notices import without_edit_link
from searchapp.reading.encodings.repairs import joined_lines, words_beside_cuts

_WRAP_CHARS = (55, 100)  # people and programs wrap text at 60 to 90 characters
_COLUMN_CHARS = 26  # the narrowest column of a newspaper
_RAGGED_CHARS = 16  # a wrapped line is short of its neighbours by one long word at most
_FULL_SHARE = 0.7  # of the lines that a paragraph goes on after
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)]*$")
_MIN_WRAPPED = 3  # lines; two lines of like length are not yet a wrapped paragraph


class Line(Struct, frozen=True):
    """A line with something on it; `gap` tells that an empty line stands before it."""

    text: str
    gap: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of a text, white space tidied, paragraphs that were wrapped made whole again."""
    lines: list[Line] = []
    words = words_beside_cuts(text)
    for block in _blocks(text):
        for index, line in enumerate(_unwrapped(block, words)):
            lines.append(Line(without_edit_link(line) or line, gap=index == 0 and bool(lines)))
    return lines


def join_lines(lines: Sequence[Line]) -> str:
    """The text of some lines, empty lines between paragraphs kept."""
    return "".join(("\n\n" if line.gap else "\n") * bool(index) + line.text for index, line in enumerate(lines))


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones, their indentation kept."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(block: Sequence[str], words: frozenset[str] | None) -> list[str]:
    """The paragraphs of a block: its lines as they are, or joined where they were cut at a fixed width or in a word.

    `words` are those of the whole text, None where none is cut.
    """
    width = max(map(len, block))
    is_wrapped = _is_wrapped(block, width)
    paragraphs: list[str] = []
    for index, line in enumerate(block):
        tidied = " ".join(line.split())
        joined = joined_lines(paragraphs[-1], tidied, words) if index and words is not None else None
        if joined is not None:
            paragraphs[-1] = joined
        elif index and is_wrapped and not _begins_paragraph(block[index - 1], line, width):
            paragraphs[-1] += " " + tidied
        else:
            paragraphs.append(tidied)
    return paragraphs


def _is_wrapped(block: Sequence[str], width: int) -> bool:
    """Whether the lines of a block were cut at a width."""
    going_on = [line for line in block if not _SENTENCE_END.search(line)]
    full = sum(len(line) >= width - _RAGGED_CHARS for line in going_on)
    is_column = _COLUMN_CHARS <= width < _WRAP_CHARS[0] and _goes_on(block)
    return (
        len(block) >= _MIN_WRAPPED
        and (is_column or _WRAP_CHARS[0] <= width <= _WRAP_CHARS[1])
        and len(going_on) * 2 >= len(block)
        and full >= _FULL_SHARE * len(going_on)
    )


def _goes_on(block: Sequence[str]) -> bool:
    """Whether most lines begin in the middle of a sentence, as those of verse and of lists do not."""
    small = sum(line.lstrip()[:1].islower() for line in block[1:])
    return small * 2 >= len(block[1:])


def _begins_paragraph(before: str, line: str, width: int) -> bool:
    """Whether a wrapped block starts a paragraph here: the line is indented more, or the one before was left short."""
    indent = len(line) - len(line.lstrip()) - (len(before) - len(before.lstrip()))
    first_word = len(line.split(maxsplit=1)[0])
    return indent >= 2 or len(before) + 1 + first_word < width - _RAGGED_CHARS
