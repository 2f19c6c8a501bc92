"""Spellings that differ in a hyphen, a dot or a space: Node.js is nodejs too, F-16 is f16, and Nº123 is 123."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from searchapp.text.analyzer import terms

JOINED_CHARS = 16  # of a word that people write in one; longer compounds are made for the day
SHORT_PIECE = 5  # letters of its shorter piece: e-mail, anti-war, node.js
LEAST_DIGITS = 7  # of a number: phone numbers and licences are typed without their signs, scores like 2-1 are not
LEAST_PARTED = 3  # characters: T3 is no T 3
SPELLING_MEMO = 1 << 14  # compounds, most of which come again

_COMPOUND = re.compile(r"[^\W_]+(?:[-.][^\W_]+)+")
_DASH = re.compile(b"\xe2\x80[\x90\x91]")  # U+2010 and U+2011 in UTF-8
_KINDS = bytes(  # a letter or digit, a sign that joins them, or what parts words
    ord("a") if code >= 128 or chr(code).isalnum() else code if chr(code) in "-." else ord(" ") for code in range(256)
)
_NUMBERED = re.compile(r"[º°ª]([0-9][0-9.,]*)")
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]{1,8})([0-9]{1,4})\Z|([0-9]{1,4})([^\W\d_]{1,8})\Z")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})


def joined_spelling(pieces: Sequence[str]) -> str:
    """The one word that terms are when they are written without the signs between them; empty where nobody does."""
    joined = "".join(pieces)
    if len(pieces) < 2 or len(joined) > JOINED_CHARS:
        return ""
    if all(piece.replace(".", "").isdecimal() for piece in pieces):
        joined = joined.replace(".", "")
        return joined if len(joined) >= LEAST_DIGITS else ""
    return joined if len(pieces) == 2 and min(map(len, pieces)) <= SHORT_PIECE and joined.isalnum() else ""


def parted_spelling(term: str) -> Sequence[str]:
    """The letters and the digits of a term that has both, as people part them: covid and 19; empty for others."""
    match = _LETTERS_AND_DIGITS.match(term)
    pieces = [piece for piece in match.groups() if piece] if match else []
    return () if len(term) < LEAST_PARTED or (pieces[1:] and pieces[1] in _ORDINAL) else pieces


def other_spellings(text: bytes) -> list[str]:
    """The terms that a text (UTF-8) has in another spelling."""
    spellings = [spelling for compound in _compounds(text) if (spelling := _spelling_of(compound))]
    if not text.isascii():
        spellings += [term for number in _NUMBERED.findall(text.decode()) for term in terms(number)]
    return spellings


@lru_cache(maxsize=SPELLING_MEMO)
def _spelling_of(compound: bytes) -> str:
    if compound.isascii():
        letters_and_digits = compound.translate(None, b"-.")
        if letters_and_digits.isdigit() and len(letters_and_digits) < LEAST_DIGITS:
            return ""  # most compounds of the news are such numbers
    match = _COMPOUND.search(compound.decode("utf-8", "ignore"))
    return joined_spelling(_pieces_of(match.group())) if match else ""


def _pieces_of(compound: str) -> Sequence[str]:
    """The terms of a compound; those of plain words with hyphens need no rules."""
    return compound.lower().split("-") if compound.isascii() and "." not in compound else terms(compound)


def _compounds(text: bytes) -> Iterator[bytes]:
    """Words joined by hyphens or dots, and what looks so in bytes, where all but ASCII counts as letters."""
    if not text.isascii():
        text = _DASH.sub(b"-", text)
    kinds = text.translate(_KINDS)
    end = 0
    for sign in sorted([*_occurrences(kinds, b"a-a"), *_occurrences(kinds, b"a.a")]):
        if sign >= end:
            begin, end = kinds.rfind(b" ", 0, sign) + 1, kinds.find(b" ", sign)
            end = end if end >= 0 else len(kinds)
            yield text[begin:end]


def _occurrences(kinds: bytes, pattern: bytes) -> Iterator[int]:
    offset = kinds.find(pattern)
    while offset >= 0:
        yield offset
        offset = kinds.find(pattern, offset + 2)
