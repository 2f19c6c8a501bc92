"""Spellings that differ in a hyphen, a dot or a space: Node.js is nodejs too, F-16 is f16, and Nº123 is 123."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from searchapp.text.analyzer import fold_to_bytes, terms

JOINED_CHARS = 16  # of a word that people write in one; longer compounds are made for the day
SHORT_PIECE = 5  # letters of its shorter piece: e-mail, anti-war, node.js
LEAST_DIGITS = 7  # of a number: phone numbers and licences are typed without their signs, scores like 2-1 are not
LEAST_PARTED = 3  # characters: T3 is no T 3

_COMPOUND = re.compile(r"[^\W_]+(?:[-.][^\W_]+)+")
_SPACE, _SIGN, _DIGIT, _LETTER = b" .0a"  # what parts words, what joins them, and what they are made of
_KINDS = bytes(
    _LETTER if code >= 128 or chr(code).isalpha() else _DIGIT if chr(code).isdigit() else
    _SIGN if chr(code) in "-." else _SPACE
    for code in range(256)
)  # fmt: skip
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


def other_spellings(text: str) -> list[str]:
    """The terms that a text has in another spelling."""
    compounds, _ = joined_words(fold_to_bytes(text))
    return [term for spellings in terms_of_joined(compounds.decode().split()) for term in spellings]


def joined_words(text: bytes) -> tuple[bytes, npt.NDArray[np.int64]]:
    """The words of a text from `fold_to_bytes` that hyphens or dots join, in small letters, each with a space behind
    it, and where they begin in the text. Numbers with too few digits are left out: most such words of the news are."""
    kinds = np.frombuffer(b" " + text.translate(_KINDS) + b" ", dtype=np.uint8)
    signs = np.flatnonzero(kinds == _SIGN)
    signs = signs[(kinds[signs - 1] > _SIGN) & (kinds[signs + 1] > _SIGN)]
    if not len(signs):
        return b"", signs
    spaces = np.flatnonzero(kinds == _SPACE)
    numbers = np.searchsorted(spaces, signs)  # of the spaces behind the words
    numbers = numbers[np.diff(numbers, prepend=0) > 0]
    begins = spaces[numbers - 1] + 1
    lengths = spaces[numbers] - begins + 1
    stops = np.cumsum(lengths)
    offsets = np.arange(stops[-1]) + np.repeat(begins - stops + lengths, lengths)
    has_letter = np.maximum.reduceat(kinds[offsets], stops - lengths) == _LETTER
    is_kept = has_letter | (lengths > LEAST_DIGITS)
    offsets = offsets[np.repeat(is_kept, lengths)]
    words = np.where(kinds[offsets] == _SPACE, _SPACE, np.frombuffer(b" " + text + b" ", dtype=np.uint8)[offsets])
    return words.astype(np.uint8).tobytes().lower(), begins[is_kept] - 1


def terms_of_joined(words: Sequence[str]) -> list[Sequence[str]]:
    """For each joined word the terms of its other spelling, mostly one or none."""
    return [_terms_of(word) for word in words]


def _terms_of(word: str) -> Sequence[str]:
    match = _COMPOUND.search(word)
    spelling = joined_spelling(_pieces_of(match.group())) if match else ""
    return (spelling,) if spelling.isascii() and spelling.isalpha() else terms(spelling)


def _pieces_of(compound: str) -> Sequence[str]:
    """The terms of a compound; those of plain words with hyphens need no rules."""
    return compound.split("-") if compound.isascii() and "." not in compound else terms(compound)
