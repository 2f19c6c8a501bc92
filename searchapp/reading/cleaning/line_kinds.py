"""What a single line of a text is, as far as the line alone tells."""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.reading.cleaning.line_patterns import (
    BUTTON,
    BYLINE,
    CREDIT,
    DATE_LINE,
    END,
    MENU,
    NOTICE,
    PHOTO_CREDIT,
    RELATED,
    RELATIVE_TIME,
    RIGHTS,
    STAMP,
    WEAK_BUTTON,
)
from searchapp.reading.cleaning.line_words import UNSPACED

_PROSE_WORDS = 8
_NOTICE_WORDS = 30
_CAPTION_WORDS = 45
CLOSING = r"[\"”’»)\]」』）】]*(?:\[[^\[\]]{1,24}\])*$"  # marks of notes too: “It sailed.[1][2]”
_PROSE = re.compile(rf"[.!?…。:;,！？।؟：；，]{CLOSING}")
_SENTENCE_WORDS = 3
_SENTENCE = re.compile(rf"[.!?…。！？।؟]{CLOSING}")
_UNSPACED_WORD_CHARS = 2
_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|ruled|reported|court|lawsuit)\b|[“\"]", re.I)


@lru_cache(maxsize=1 << 11)  # the lines of a page, each of which is asked about two or three times
def is_boilerplate(text: str) -> bool:
    """Whether a line shows by itself that it is no part of an article's body."""
    words = word_count(text)
    return is_sure_boilerplate(text) or bool(NOTICE.search(text) and words <= _NOTICE_WORDS and not _tells_news(text))


@lru_cache(maxsize=1 << 11)
def is_sure_boilerplate(text: str) -> bool:
    """The same, but for lines that only have a word of notices, as headlines about subscriptions have."""
    words = word_count(text)
    return bool(
        BUTTON.match(text)
        or MENU.match(text)
        or STAMP.match(text)
        or RELATED.match(text)
        or RIGHTS.match(text)
        or (END.match(text) and not is_prose(text))
        or (PHOTO_CREDIT.search(text) and words <= _CAPTION_WORDS)
    )


def is_weak_button(text: str) -> bool:
    """Whether a line is a button's word that may as well be a line of verse or an entry of a list."""
    return bool(WEAK_BUTTON.match(text))


def is_prose(text: str) -> bool:
    """Whether a line reads like a sentence or more."""
    return bool(_PROSE.search(text)) and word_count(text) >= _PROSE_WORDS


def word_count(text: str) -> int:
    """About how many words a line has; scripts that write none apart have one in two characters."""
    words = text.count(" ") + 1
    return words if text.isascii() else max(words, len(UNSPACED.findall(text)) // _UNSPACED_WORD_CHARS)


def _tells_news(text: str) -> bool:
    """Whether a line with a notice's words reports about them: cookies and copyright make news too."""
    return bool(_REPORTED.search(text))


def is_sentence(text: str) -> bool:
    """Whether a line ends like a sentence and has words enough for one."""
    return bool(_SENTENCE.search(text)) and word_count(text) >= _SENTENCE_WORDS


def is_question(text: str) -> bool:
    """Whether a line ends in a question mark of any script."""
    return text.endswith(("?", "？", "؟"))


def is_apart(text: str) -> bool:
    """Whether a line above or below the body is a byline, a date or a credit: no headline and no section."""
    return bool(BYLINE.match(text) or DATE_LINE.match(text) or CREDIT.search(text) or RELATIVE_TIME.match(text))
