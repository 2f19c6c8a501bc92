"""Whether a line may be a headline, as far as the line alone tells."""

from __future__ import annotations

import re

from searchapp.reading.cleaning.head_labels import is_label_line
from searchapp.reading.cleaning.line_kinds import is_apart, is_boilerplate, is_sure_boilerplate, word_count
from searchapp.reading.cleaning.page_notices import makes_offer
from searchapp.text.calendar.date_lines import is_publication_line

TITLE_WORDS = 4  # a line of so many above the body is its headline sooner than a section or a site's name
_MAX_WORDS = 40
_ASKS = re.compile(  # a notice, and no headline about one
    r"\b(?:sign|log) ?(?:up|in)\b|\b(?:our|we|us|subscribe|inbox|click|unsubscribe|reserved|browser|javascript)\b"
    r"|©|\(c\)"
    r"|^(?:\W*\S+){1,3}\W*$|\breporting by\b|\bcomments? (?:are|is)\b",
    re.I,
)
_DECORATION = re.compile(r"^(?:[>\s•·▪◦|]+|»\s)+")  # a » with a headline glued to it quotes
_ADDRESS = re.compile(r"^\W*(?:(?:source|url|link|(?:clipped |saved )?from)\s*:\s*)?(https?://\S+)$", re.I)


def address_of(text: str) -> str:
    """The web address on a line that holds nothing else; empty for another line."""
    match = _ADDRESS.match(text)
    return match.group(1) if match else ""


def headline_text(text: str) -> str:
    """A headline's line without arrows and bullets before it."""
    return _DECORATION.sub("", text)


def may_be_headline(text: str) -> bool:
    """Whether a line could be a headline: not too long, no sentence, nothing else that it could be."""
    return (
        word_count(text) <= _MAX_WORDS
        and any(char.isalpha() for char in text)
        and not (is_boilerplate(text) and (is_sure_boilerplate(text) or _ASKS.search(text)))
        and not is_apart(text)
        and not _ADDRESS.match(text)
        and not is_publication_line(text)
        and not is_label_line(text)
        and not makes_offer(text)
    )
