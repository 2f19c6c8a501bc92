"""The summary between the headline of a pasted article and its first paragraph, which has no full stop as a rule."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.reading.cleaning.headlines.headline_line import find_headline, is_caption
from searchapp.reading.cleaning.headlines.line_tests import may_be_headline
from searchapp.reading.cleaning.line_kinds import word_count
from searchapp.reading.cleaning.lines import Line

_WORDS, _MOST_WORDS = 8, 40  # a kicker has fewer


def with_standfirst(lines: Sequence[Line], is_body: Sequence[bool]) -> list[bool]:
    """For each line whether it is body, the line right below the headline among them that is long enough for it."""
    headline = find_headline(lines, is_body)
    below = len(lines) if headline is None else headline + 1
    is_above_body = any(is_body) and below < is_body.index(True)
    return [
        body or (is_above_body and index == below and _is_summary(lines[below].text))
        for index, body in enumerate(is_body)
    ]


def _is_summary(text: str) -> bool:
    return _WORDS <= word_count(text) <= _MOST_WORDS and may_be_headline(text) and not is_caption(text)
