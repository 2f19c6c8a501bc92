"""Lines as wide as the terminal, perhaps in colours."""

from __future__ import annotations

import os
import re
from functools import cache
from shutil import get_terminal_size
from unicodedata import category, east_asian_width

import click

MARGIN = "  "  # of the lines behind the first one
_STANDARD_ERROR = 2  # its descriptor
_UNSPACED = (
    r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"  # of scripts without spaces: each is a word,
)
_CLOSING = r"\u3001\u3002\u300d\u300f\u3011\uff01\uff09\uff0c\uff1f"  # with the signs that begin no line


@cache
def _word() -> re.Pattern[str]:
    """The pattern of a word with the spaces before it, compiled at its first use because that takes 3 ms."""
    return re.compile(rf" *(?:[^ |{_UNSPACED}]*\|+|[^ |{_UNSPACED}]+|[{_UNSPACED}][{_CLOSING}]*)")


def line_width(of_errors: bool = False) -> int:
    """The columns of the terminal that shows standard output, or standard error; 0 where there is none, and lines stay
    as long as they are."""
    if not of_errors or os.environ.get("COLUMNS"):
        return get_terminal_size((0, 0)).columns
    try:
        return os.get_terminal_size(_STANDARD_ERROR).columns
    except OSError:  # it is no terminal, or closed
        return 0


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a character of East Asia, none for an accent by itself."""
    plain = click.unstyle(text)
    if plain.isascii():
        return len(plain)
    return sum(0 if category(char) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(char) in "WF") for char in plain)


def wrapped(text: str, margin: str = MARGIN, first_margin: str = "", width: int | None = None) -> str:
    """Words in lines of the terminal's width, or of another one, behind margins.

    Only a word that is longer than a line is longer than that; it has a line of its own, if need be without a margin.
    A word ends behind a bar too.
    """
    width = line_width() if width is None else width
    if not width:
        return first_margin + text
    lines, used = [first_margin], columns(first_margin)
    is_empty = True  # whether no word is in the last line yet
    for word in _word().findall(text):
        if not is_empty and used + columns(word) > width:
            lines.append(margin)
            word, used, is_empty = word.lstrip(" "), columns(margin), True
        if is_empty and lines[-1].isspace() and used + columns(word) > width:
            lines[-1], used = "", 0
        lines[-1] += word
        used, is_empty = used + columns(word), False
    return "\n".join(lines)
