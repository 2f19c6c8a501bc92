"""Acronyms and abbreviations that stand for no organization: AI, GDP, “carbon capture (CC)”, “low tide, or LT”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.text.lazy_pattern import LazyPattern

_DATA = Path(__file__).parent / "data"
BRACKETED = re.compile(r"\(([A-Z][A-Za-z]{1,6}?)s?\)")
_BEHIND_OR = re.compile(r", or ([A-Z]{2,6})s?\b")  # “low tide, or LT,”
_SMALL_BEHIND = re.compile(r" \(([a-z][^()\n]{3,60})\)")  # “LT (low tide)”
_ACRONYM_BEFORE = re.compile(r"\b([A-Z]{2,6})s?$")
_BEFORE_CHARS = 90
_ACRONYM_CHARS = 9
_PAPER_BEFORE = LazyPattern(lambda: rf"((?:[A-Z][\w'’-]* )+(?:{'|'.join(sorted(ENGLISH['papers']))})s?) $", flags=0)
_WORD = re.compile(r"[^\W_]+")


def acronyms_of_no_body(text: str) -> frozenset[str]:
    """The acronyms that a text spells out in small letters or as a thing: carbon capture (CC), Tea Framework (TF)."""
    return frozenset((*_in_brackets(text), *_behind_or(text), *_before_brackets(text)))


def _in_brackets(text: str) -> Iterator[str]:
    for bracketed in BRACKETED.finditer(text) if "(" in text else ():
        is_small = _is_small(_expansion(bracketed[1], text, bracketed.start()))
        if is_small or _is_behind_thing(text, bracketed.start()):
            yield bracketed[1]


def _behind_or(text: str) -> Iterator[str]:
    for acronym in _BEHIND_OR.finditer(text) if ", or " in text else ():
        if _is_small(_expansion(acronym[1], text, acronym.start())):
            yield acronym[1]


def _before_brackets(text: str) -> Iterator[str]:
    for small in _SMALL_BEHIND.finditer(text) if "(" in text else ():
        acronym = _ACRONYM_BEFORE.search(text, max(0, small.start() - _ACRONYM_CHARS), small.start())
        words = _WORD.findall(small[1]) if acronym else []
        if acronym and len(words) == len(acronym[1]) and _initials(words) == acronym[1].lower() and _is_small(words):
            yield acronym[1]


def _is_behind_thing(text: str, bracket: int) -> bool:
    """Whether the capitalised words before a bracket name a text, a test or the like, and not a body that is known."""
    before = _PAPER_BEFORE.search(text, max(0, bracket - _BEFORE_CHARS), bracket)
    return before is not None and before[1].lower() not in lexicon().names


def is_spelled_as_body(acronym: str, text: str) -> bool:
    """Whether a text spells an acronym out as a body: Central Energy Office (CEO), but no Artificial Tea (AT)."""
    start = text.find(f"({acronym})")
    expansion = _expansion(acronym, text, start) if start >= 0 else []
    return bool(expansion) and not _is_small(expansion) and is_body(" ".join(expansion))


def is_body(name: str) -> bool:
    """Whether the headword of a name is a body's."""
    return headword_kind(name.lower().split(" "), lexicon()) == "body"


def _is_small(expansion: Sequence[str]) -> bool:
    """Whether there are words, and half of them or fewer have a capital."""
    return bool(expansion) and sum(word[0].isupper() for word in expansion) * 2 <= len(expansion)


def _expansion(acronym: str, text: str, end: int) -> list[str]:
    """The words before an offset that begin with the acronym's letters; none where they do not."""
    letters = acronym.lower()
    words = _WORD.findall(text[max(0, end - _BEFORE_CHARS) : end])
    for spoken in (words, [word for word in words if word.lower() not in ENGLISH["link words"]]):
        expansion = spoken[-len(letters) :]
        if _initials(expansion) == letters:
            return expansion
    return []


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).lower()


def is_common_abbreviation(name: str) -> bool:
    """Whether a name is oftener an abbreviation of what is no organization: AI, GDP."""
    return name in _common_abbreviations()


@lru_cache(maxsize=1)
def _common_abbreviations() -> frozenset[str]:
    return frozenset((_DATA / "common_abbreviations.txt").read_text("utf-8").split())
