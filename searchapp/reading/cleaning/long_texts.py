"""How long the text of one article may be, so that no file takes more time and memory than the longest book does."""

from __future__ import annotations

from searchapp.errors import LeftOut

MAX_TEXT_CHARS = 2_000_000  # two long novels; more is a log or a file of many articles, which nothing parts
_MAX_LINE_CHARS = 1_000  # back to which a text is cut at an end of a line or a word


def cut_to_length(text: str, max_chars: int = MAX_TEXT_CHARS) -> str:
    """The text, of a longer one than any article the first part, cut at the end of a line or else of a word."""
    if len(text) <= max_chars:
        return text
    start = max(0, max_chars - _MAX_LINE_CHARS)
    end = max(text.rfind("\n", start, max_chars), 0) or max(text.rfind(" ", start, max_chars), 0)
    return text[: end or max_chars].rstrip()


def cut_text(path: str) -> LeftOut:
    """What is told where a text was cut to its length."""
    return LeftOut(path, f"end of a text of more than {MAX_TEXT_CHARS:,} characters")
