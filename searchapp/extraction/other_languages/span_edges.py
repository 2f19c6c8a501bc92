"""Where names begin and end, and what is one whatever a model takes it for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.extraction.other_languages.name_spans import NameSpan
from searchapp.extraction.other_languages.words import WITHOUT_SPACES, NameWords

_EDGE = " \t\r\n\u00a0\"'“”„«»‘’「」『』《》〈〉（）()[],;:.!?、，。…–—-"
_QUOTES = {"«": "»", "„": "“", "“": "”", "「": "」", "『": "』", "《": "》"}
_DATELINE = re.compile(
    r"[^\W\d_a-zà-ÿа-яё][^\Wa-zà-ÿа-яё]+ [-–—] (?=.)"
)  # in capitals, before the first word of a text
_ARTICLE = re.compile(r"L['’](?=[A-Z]{2}|[a-zà-ÿ])|L(?:e|a|es) (?=[a-zà-ÿ])")  # at the beginning of a French sentence
_LINK = re.compile(r" (?:de la |de l['’]|de |du |des |à la |à l['’]|aux? )$")
_OFFICE_CHARS = 12  # of the words between an office and its field


def trimmed(text: str, span: NameSpan, words: NameWords) -> NameSpan:
    """A span without what stands around the name: quotation marks, titles, words for what it is."""
    start, end = span.start, span.end
    for pattern in (_DATELINE, _ARTICLE):
        before = pattern.match(text, start, end)
        start = before.end() if before else start
    while start < end:
        if text[start] in _EDGE and not _opens_within(text, start, end):
            start += 1
        elif text[end - 1] in _EDGE and not (_closes_within(text, start, end) or _is_initial(text, start, end)):
            end -= 1
        elif length := _length_before(text, start, end, words.before.get(span.kind, ())):
            start += length
        elif span.kind == "person" and (length := _length_behind(text, start, end, words.titles)):
            end -= length
        else:
            break
    closing = _QUOTES.get(next((char for char in reversed(text[start:end]) if char in "«»„“”「」『』《》"), ""))
    return NameSpan(start, end + (closing is not None and text.startswith(closing, end)), span.kind)


def belongs_to_office(text: str, start: int, words: NameWords) -> bool:
    """Whether what begins there is somebody's office or a part of it: ministre de la Justice."""
    if not words.roles:
        return False
    link = _LINK.search(text, max(0, start - _OFFICE_CHARS), start)
    return text.startswith(words.roles, start) or (link is not None and text.endswith(words.roles, 0, link.start() + 1))


def by_head(text: str, span: NameSpan, words: NameWords, language: str) -> NameSpan:
    """A span as an organization, where its head says that it is one, whatever the model takes it for."""
    name = text[span.start : span.end]
    if language in WITHOUT_SPACES:
        has_head = any(name.endswith(head) and len(name) > len(head) + 1 for head in words.heads)
    else:
        has_head = name.startswith(words.heads)
    return span._replace(kind="organization") if has_head else span


def _opens_within(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark at the beginning is closed before the end: «Правое дело» сегодня."""
    closing = _QUOTES.get(text[start])
    return closing is not None and closing in text[start + 1 : end - 1]


def _closes_within(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark at the end was opened behind the beginning: клуб «Восток»."""
    opening = next((opening for opening, closing in _QUOTES.items() if closing == text[end - 1]), "")
    return bool(opening) and opening in text[start + 1 : end - 1]


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a name ends in an initial: Иванов И. В."""
    return end - start > 1 and text[end - 1] == "." and text[end - 2].isupper() and not text[max(end - 3, 0)].isalpha()


def _length_before(text: str, start: int, end: int, words: Sequence[str]) -> int:
    """How many characters are a word before the name; 0 where none is, or where it is the whole name."""
    for word in words:
        stop = start + len(word)
        is_whole = stop < end and (not text[stop].isalnum() or not word[-1].isalnum() or word[-1] > "\u3000")
        if text.startswith(word, start) and is_whole:
            return len(word)
    return 0


def _length_behind(text: str, start: int, end: int, words: Sequence[str]) -> int:
    """How many characters are a word behind the name; 0 where none is, or where it is the whole name."""
    return next((len(word) for word in words if text.endswith(word, start, end) and end - start > len(word)), 0)
