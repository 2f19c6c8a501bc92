"""Spellings that differ in a hyphen, a dot or a space: Node.js is nodejs too, F-16 is f16, and Nº123 is 123."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from searchapp.text.analyzer import fold_to_bytes, terms

JOINED_CHARS = 16  # of a word that people write in one; longer compounds are made for the day
SHORT_PIECE = 5  # letters of its shorter piece: e-mail, anti-war, node.js
LEAST_DIGITS = 7  # of a number: phone numbers and licences are typed without their signs, scores like 2-1 are not
LEAST_PARTED = 3  # characters: T3 is no T 3

_COMPOUND = re.compile(r"[^\W_]+(?:[-.][^\W_]+)+")
_KINDS = bytes(  # a letter or digit, a sign that joins them, or what parts words
    ord("a") if code >= 128 or chr(code).isalnum() else ord(".") if chr(code) in "-." else ord(" ")
    for code in range(256)
)
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
    compounds = separate_compounds(fold_to_bytes(text)).decode().split()
    return [term for spellings in terms_of_compounds(compounds) for term in spellings]


def separate_compounds(text: bytes) -> bytes:
    """A text from `fold_to_bytes` with spaces in place of all but words that hyphens or dots join; its length stays."""
    kinds = np.frombuffer(b" " + text.translate(_KINDS) + b" ", dtype=np.uint8)
    signs = np.flatnonzero(kinds == ord("."))
    signs = signs[(kinds[signs - 1] == ord("a")) & (kinds[signs + 1] == ord("a"))] - 1
    separated = np.full(len(text), ord(" "), dtype=np.uint8)
    if len(signs):
        edges = np.flatnonzero(kinds == ord(" ")) - 1
        ends = np.searchsorted(edges, signs)  # of the stretches between edges that have such a sign
        ends = ends[np.diff(ends, prepend=0) > 0]
        begins, lengths = edges[ends - 1] + 1, edges[ends] - edges[ends - 1] - 1
        kept = np.arange(lengths.sum()) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        lower = np.frombuffer(text, dtype=np.uint8)[kept].tobytes().lower()
        separated[kept] = np.frombuffer(lower, dtype=np.uint8)
    return separated.tobytes()


def terms_of_compounds(compounds: Sequence[str]) -> list[Sequence[str]]:
    """For each stretch of a separated text the terms of its other spelling, mostly one or none."""
    return [_terms_of(compound) for compound in compounds]


def _terms_of(compound: str) -> Sequence[str]:
    if compound.isascii():
        letters_and_digits = compound.replace("-", "").replace(".", "")
        if letters_and_digits.isdigit() and len(letters_and_digits) < LEAST_DIGITS:
            return ()  # most compounds of the news are such numbers
    match = _COMPOUND.search(compound)
    return terms(joined_spelling(_pieces_of(match.group()))) if match else ()


def _pieces_of(compound: str) -> Sequence[str]:
    """The terms of a compound; those of plain words with hyphens need no rules."""
    return compound.split("-") if compound.isascii() and "." not in compound else terms(compound)
