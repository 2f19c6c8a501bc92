"""Where a text names organizations, persons and places, as the model of a language reads it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

NameKind = Literal["organization", "person", "other"]


class NameSpan(NamedTuple):
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    kind: NameKind


class NameReader(Protocol):
    """Reads the names in texts of one language."""

    def read(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """The names in each of the texts, in text order."""

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        """A name as it stands by itself, in the nominative; `known` are words of full names, in small letters."""


_PASSAGE_CHARS = 4_000  # of a text that are read at once, to keep the memory that it takes in bounds
_ANY = rf"[\s\S]{{1,{_PASSAGE_CHARS}}}"
_PASSAGE = re.compile(rf"{_ANY}(?:(?<=[\n。！？])|\Z)|{_ANY}(?<=[.!?]\s)|{_ANY}(?<=\s)|{_ANY}")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff]")  # half of one


def passages_of(text: str) -> Iterator[tuple[int, str]]:
    """The passages of a text with their offsets: its first line, which is the title, and what follows.

    On marked news in four languages that finds more names, and as many right ones, as to read it line by line.
    """
    title_end = text.find("\n") + 1
    for begin, end in ((0, title_end), (title_end, len(text))):
        for passage in _PASSAGE.finditer(text, begin, end):
            if not passage.group().isspace():
                yield passage.start(), _NO_CHARACTER.sub("\ufffd", passage.group())


def spans_by_text(texts: Sequence[str], of_passages: Iterator[list[NameSpan]]) -> list[list[NameSpan]]:
    """The spans of the passages of texts, given in their order, as spans of the texts.

    Where a line is in capitals its names are left out, for the models tell them by theirs.
    """
    return [
        [
            NameSpan(offset + span.start, offset + span.end, span.kind)
            for offset, passage in passages_of(text)
            for span in next(of_passages)
            if not _is_in_capitals(passage, span)
        ]
        for text in texts
    ]


def _is_in_capitals(text: str, span: NameSpan) -> bool:
    """Whether the line of a name has capitals alone, and other words beside it; 中国移动 5G has other letters too."""
    line = text[text.rfind("\n", 0, span.start) + 1 : (text + "\n").index("\n", span.end)]
    if not line.isupper() or len(line.split()) <= len(text[span.start : span.end].split()):
        return False
    letters = [char for char in line if char.isalpha()]
    return 2 * sum(map(str.isupper, letters)) > len(letters)
