"""The headline of a short text that begins with a list, as a recipe does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.reading.cleaning.headlines.line_tests import TITLE_WORDS, address_of, may_be_headline
from searchapp.reading.cleaning.line_kinds import is_apart, is_boilerplate, is_question, is_sentence, word_count
from searchapp.reading.cleaning.line_patterns import SECTION
from searchapp.reading.cleaning.lines import Line
from searchapp.text.calendar.date_lines import is_publication_line

_LIST_ITEMS = 3  # by a bullet, a figure, or below a label with a colon; fewer may be figures of a page's head
_ITEM_WORDS = 10
_ITEM = re.compile(r"[-–—*•·▪◦‣○●■□☐✓]\s?\w|.*[\d¼½¾⅓⅔⅛]")  # of a list


def headline_of_list(lines: Sequence[Line]) -> int | None:
    """The headline of a short text that begins with a list, as of what goes into a soup; None where there is no list.

    It is the first line, stands alone or above a byline, and no other headline stands between the list and the text.
    """
    texts = [line.text for line in lines]
    headline = next((index for index, text in enumerate(texts) if not _is_above_headline(text)), 0)
    end = next((index for index, text in enumerate(texts) if is_sentence(text) and not is_question(text)), 0)
    start = next((index for index in range(headline + 1, end) if not _is_below_headline(texts[index])), end)
    if start == end or not lines[start].gap or not may_be_headline(texts[headline]) or texts[headline].endswith(":"):
        return None
    rows = [text for text in texts[start:end] if not is_boilerplate(text)]
    items = [index for index, text in enumerate(rows) if _ITEM.match(text)]
    label = next((index + 1 for index, text in enumerate(rows) if text.endswith((":", "："))), len(rows))
    if len(items) < _LIST_ITEMS and len(rows) - label < _LIST_ITEMS:
        return None
    below = rows[items[-1] + 1 if items else label :]
    is_plain = all(word_count(text) <= _ITEM_WORDS and not _is_below_headline(text) for text in rows)
    has_headline = any(word_count(text) >= TITLE_WORDS and not text.endswith(":") for text in below)
    return headline if is_plain and not has_headline else None


def _is_above_headline(text: str) -> bool:
    """Whether a line is an address, a byline, a date or a section."""
    return bool(address_of(text) or is_apart(text) or SECTION.match(text))


def _is_below_headline(text: str) -> bool:
    """Whether a line tells who wrote an article or when it came out."""
    return is_apart(text) or is_publication_line(text)
