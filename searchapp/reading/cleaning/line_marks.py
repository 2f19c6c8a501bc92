"""Line → what it looks like, by the patterns of lines; each is searched only where it can match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from searchapp.reading.cleaning.line_patterns import PATTERNS, PHRASES, LinePattern
from searchapp.text.tab_separated import word_lists

_DIGIT = re.compile(r"\d")
_DIGITS = "digits"  # stands for any digit among the words below
_BEGINNINGS = (  # patterns that match nowhere else
    *("button", "end_of_article", "related", "byline", "date", "dateline", "bullet", "numbered", "speaker"),
    *("bracketed", "figure_only"),
)
# What lines hold, in small letters, whose match begins behind their beginning; a pattern that is not named here or in
# `_words` is searched in every line.
_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_BEGINNINGS, ()),
    "credit": ("(", "getty images", "shutterstock", "afp/getty"),
    "comment_head": (_DIGITS, "says:", "wrote on"),
    "address": ("://", "www.", "@"),
    "separator": ("|", "»", "›", ">", "/"),
    "clock": (_DIGITS,),
    "handle": ("@",),
    "reported": ("said", "says", "told", "according to", "added", "announced", "reported"),
    "ticker": ("%",),
}


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    return {**_WORDS, "notice": word_lists(PHRASES)["notice word"]}


def line_marks(text: str) -> list[str]:
    """The names of the patterns that a line matches, in their order."""
    lower = text.lower()
    has_digits = _DIGIT.search(text) is not None
    words = _words()
    return [name for name, pattern in PATTERNS.items() if _matches(pattern, text, words.get(name), lower, has_digits)]


def _matches(pattern: LinePattern, text: str, words: tuple[str, ...] | None, lower: str, has_digits: bool) -> bool:
    """Whether a pattern matches a line; where no word lets it begin further on, only its beginning is tried."""
    if words is None:
        return pattern.search(text) is not None
    for word in words:
        if word in lower or (has_digits and word is _DIGITS):
            return pattern.search(text) is not None
    return pattern.match(text) is not None
