"""Spellings that differ in a sign or a space: Node.js is nodejs too, F-16 is f16, AC/DC acdc, and l'Oréal loreal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from searchapp.text.analyzer import JOINERS, TERM_CHARS, fold, fold_to_bytes, terms
from searchapp.text.languages import function_words
from searchapp.text.letters import APOSTROPHES
from searchapp.text.tab_separated import WordSets

_DATA = Path(__file__).parent / "data"
JOINED_CHARS = 16  # of a word that people write in one; longer compounds are made for the day
_SHORT_PIECE = 5  # letters of its shorter piece: e-mail, anti-war, node.js
_LEAST_DIGITS = 7  # of a number: phone numbers and licences are typed without their signs, scores like 2-1 are not
_LEAST_PARTED = 3  # characters: T3 is no T 3
_SPELLED_MEMO = 1 << 14  # chunks with signs, at some 400 bytes
_LEAST_APART = 2  # letters of each piece of a word that is typed in two: node js

_COMPOUND = re.compile(r"[^\W_]+(?:[-.'/][^\W_]+)+")
# The same in a text as it is printed, with its hyphens and apostrophes.
_RUN = f"[^\\W_]{{1,{JOINED_CHARS}}}"
JOINED_WORD = re.compile(rf"(?<![^\W_]){_RUN}(?:[-./\u2010\u2011{''.join(APOSTROPHES)}]{_RUN}){{1,8}}(?![^\W_])")
_SPACE, _SIGN, _DIGIT, _LETTER = b" .0a"  # what parts words, what joins them, and what they are made of
_KINDS = bytes(
    _LETTER if code >= 128 or chr(code).isalpha() else _DIGIT if chr(code).isdigit() else
    _SIGN if chr(code) in "-.'/" else _SPACE
    for code in range(256)
)  # fmt: skip
_WORD_SIGNS = bytes(_SPACE if kind == _SPACE else code for code, kind in enumerate(_KINDS)).lower()
_CHUNK_SIGNS = bytes(  # what may stand inside a term or between those of another spelling stays
    code if code >= 128 or chr(code).isalnum() or chr(code) in f"{JOINERS}-/" else _SPACE for code in range(256)
).lower()
_JOINED = re.compile(rb"[a-z0-9\x80-\xff](?:[-./]|'(?![st]\Z))[a-z0-9\x80-\xff]")  # but for Ana's and can't
_OTHER_THAN_DIGITS = re.compile(rb"[a-z\x80-\xff]")
_DECIMAL = r"[0-9]{1,4}\.[0-9]{1,3}"
_LETTERS_AND_DECIMAL = re.compile(rf"([^\W\d_]{{1,8}})-?({_DECIMAL})\Z")
_LETTERS_AND_DIGITS = re.compile(
    rf"([^\W\d_]{{1,8}})([0-9]{{1,4}}|{_DECIMAL})\Z|([0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)([^\W\d_]{{1,8}})\Z"
)
_PLAIN_COMPOUND = re.compile(r"[a-z0-9/-]+\Z")
_TAG = re.compile(r"[#@]([^\W_]+)")
_BETWEEN_WORDS = re.compile(  # of a tag: a capital behind a small letter or before its word, digits behind four letters
    r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?<=[^\W\d_]{4})(?=[0-9]+\Z)"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?\Z")
AMOUNTS = {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}  # as headlines have them behind a number
_AMOUNT_WORDS = {short: word for word, short in AMOUNTS.items()} | {"b": "billion", "mn": "million"}
_AMOUNT = re.compile(rf"([0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)({'|'.join(_AMOUNT_WORDS)})\Z")
_LARGE_NUMBER = re.compile(r"[1-9][0-9]{3,8}\Z")  # of thousands or millions
_INSEPARABLE = frozenset({"st", "nd", "rd", "th", "s"})  # behind a number: 5th, 1990s

_IN_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

# The nasals of Hindi with the consonants before which each is written, or the dot for all of them.
_NASAL_BEFORE = {
    consonant: nasal
    for nasal, consonants in {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}.items()
    for consonant in consonants
}
_CONSONANTS = "".join(_NASAL_BEFORE)
_DOT = re.compile(f"\u0902(?=([{_CONSONANTS}]))")
_NASAL = re.compile(f"([{''.join(set(_NASAL_BEFORE.values()))}])\u094d(?=([{_CONSONANTS}]))")
_NASAL_SIGNS = {0x0901: 0x0902, 0x0902: 0x0901}  # माँ and मां

_ATTACHED = WordSets(_DATA / "attached_words.tsv")


def joined_spelling(pieces: Sequence[str]) -> str:
    """The one word that terms are when they are written without the signs between them; empty where nobody does."""
    joined = "".join(pieces)
    if (len(pieces) < 2 and joined.count(".") < 2) or len(joined) > JOINED_CHARS:
        return ""
    if (digits := joined.replace(".", "")).isdecimal():
        return digits if len(digits) >= _LEAST_DIGITS else ""
    return joined if len(pieces) == 2 and min(map(len, pieces)) <= _SHORT_PIECE and joined.isalnum() else ""


def typed_apart(left: str, right: str) -> str:
    """The one word that two side by side are, if they may be one that is typed in two; empty for others.

    Pairs that some text prints in one nearly always mean the same: cut back and cutback, long term and longterm.
    """
    is_short = min(len(left), len(right)) < _LEAST_APART
    if is_short or not (left + right).isalpha() or {left.lower(), right.lower()} & _function_words():
        return ""
    return joined_spelling((left.lower(), right.lower()))


@cache
def _function_words() -> frozenset[str]:
    return frozenset[str]().union(*function_words().values())


def parted_spelling(term: str) -> Sequence[str]:
    """The pieces of a term as people part it: covid and 19, 1.5 and bn, at and t; empty for others."""
    if "&" in term:
        return term.split("&")
    match = _LETTERS_AND_DIGITS.match(term)
    pieces = [piece for piece in match.groups() if piece] if match else []
    return () if len(term) < _LEAST_PARTED or (pieces[1:] and pieces[1] in _INSEPARABLE) else pieces


def amount_in_words(term: str) -> Sequence[str]:
    """The terms of an amount with its unit written out, `5.93` and `billion` for `5.93bn`; none of other terms."""
    match = _AMOUNT.match(term)
    return (match[1], _AMOUNT_WORDS[match[2]]) if match else ()


def thousands_apart(term: str) -> Sequence[str]:
    """The groups of digits of a number with spaces between its thousands, `10` and `000` for `10000`; else none."""
    if not _LARGE_NUMBER.match(term):
        return ()
    first = len(term) % 3 or 3
    return [term[:first], *(term[begin : begin + 3] for begin in range(first, len(term), 3))]


def other_decimal(text: str, typed: Sequence[str]) -> Sequence[str]:
    """The terms of letters and a decimal number with a hyphen in between, or without: GPT3.5 for GPT-3.5; else none."""
    match = _LETTERS_AND_DECIMAL.match(fold(text))
    spelled = (terms(f"{match[1]}{match[2]}"), terms(f"{match[1]} {match[2]}")) if match else ()
    return next((each for each in spelled if each != list(typed)), ())


def initials_of(text: str) -> Sequence[str]:
    """The letters of a word that is typed as initials, `J.R.R.`; empty for others."""
    return fold(text).replace(".", " ").split() if _INITIALS.match(text) else ()


def words_of_tag(text: str) -> Sequence[str]:
    """The terms that the capital letters of a tag or an account's name tell, `night` and `ferry` for `#NightFerry`.

    None where they part nothing, and for what is no tag.
    """
    tag = _TAG.search(text)
    pieces = _BETWEEN_WORDS.split(tag[1]) if tag else ()
    return [fold(piece) for piece in pieces] if len(pieces) > 1 else ()


def in_two_letters(text: str) -> str:
    """The term of a word with marks as it is typed without them: mueller for Müller; empty for other words."""
    typed = unicodedata.normalize("NFC", text.lower())
    two = typed.translate(_IN_TWO)
    return fold(two) if two != typed and two.isalpha() else ""


def with_other_nasals(text: str) -> str:
    """The term of a Hindi word with its nasals written in the other way, हिंदी for हिन्दी; empty for other words."""
    if text.isascii():
        return ""
    other = _DOT.sub(lambda dot: f"{_NASAL_BEFORE[dot[1]]}\u094d", text)
    if other == text:
        other = _NASAL.sub(lambda nasal: "\u0902" if _NASAL_BEFORE[nasal[2]] == nasal[1] else nasal[0], text)
    if other == text:
        other = text.translate(_NASAL_SIGNS)
    return fold(other) if other != text else ""


def other_spellings(text: str) -> list[str]:
    """The terms that a text has in another spelling."""
    words = fold_to_bytes(text).translate(_WORD_SIGNS).split()
    return [
        term
        for word in words
        if not word.isalnum()
        and _JOINED.search(word)
        and (len(word) >= _LEAST_DIGITS or _OTHER_THAN_DIGITS.search(word))
        for term in _terms_of(word.decode())
    ]  # what `joined_words` finds, whose arrays are quicker for many texts only


def terms_and_spellings(text: str) -> tuple[list[str], list[str]]:
    """The terms of a text, and those that it has in another spelling, in two thirds of the time of one by one."""
    folded = fold(text)
    if not folded.isascii():
        return terms(text), other_spellings(text)
    own: list[str] = []
    others: list[str] = []
    for chunk in folded.encode().translate(_CHUNK_SIGNS).replace(b", ", b"  ").replace(b". ", b"  ").decode().split():
        if chunk.isalnum() and len(chunk) <= TERM_CHARS:
            own.append(chunk)
        else:
            its_own, its_others = _remembered_spelled(chunk) if len(chunk) <= TERM_CHARS else _spelled(chunk)
            own += its_own
            others += its_others
    return own, others


def _spelled(chunk: str) -> tuple[Sequence[str], Sequence[str]]:
    return terms(chunk), other_spellings(chunk)


_remembered_spelled = lru_cache(maxsize=_SPELLED_MEMO)(_spelled)


def joined_words(text: bytes) -> tuple[bytes, npt.NDArray[np.int64]]:
    """The words of a text from `fold_to_bytes` that hyphens or dots join, in small letters, each with a space behind
    it, and where they begin in the text. Numbers with too few digits are left out: most such words of the news are."""
    letters = np.frombuffer(b" " + text + b" ", dtype=np.uint8)
    kinds = np.frombuffer(b" " + text.translate(_KINDS) + b" ", dtype=np.uint8)
    signs = np.flatnonzero(kinds == _SIGN)
    signs = signs[(kinds[signs - 1] > _SIGN) & (kinds[signs + 1] > _SIGN)]
    signs = signs[~_are_endings(signs, kinds, letters)]
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
    is_kept = has_letter | (lengths > _LEAST_DIGITS)
    offsets = offsets[np.repeat(is_kept, lengths)]
    words = np.where(kinds[offsets] == _SPACE, _SPACE, letters[offsets])
    return words.astype(np.uint8).tobytes().lower(), begins[is_kept] - 1


def _are_endings(
    signs: npt.NDArray[np.int64], kinds: npt.NDArray[np.uint8], letters: npt.NDArray[np.uint8]
) -> npt.NDArray[np.bool_]:
    """Of each sign, at its offset among the letters, whether it is that of Ana's or can't."""
    following = letters[signs + 1] | 0x20
    is_ending = (letters[signs] == ord("'")) & ((following == ord("s")) | (following == ord("t")))
    are_endings: npt.NDArray[np.bool_] = is_ending & (kinds[signs + 2] == _SPACE)
    return are_endings


def terms_of_joined(words: Sequence[str]) -> list[Sequence[str]]:
    """For each joined word the terms of its other spelling, mostly one or none."""
    return [_terms_of(word) for word in words]


def _terms_of(word: str) -> Sequence[str]:
    match = _COMPOUND.search(word)
    if match is None:
        return ()
    compound = match.group()
    if "'" in compound:
        left, _, right = compound.rpartition("'")
        if right in _ATTACHED["Turkish"] and len(left) >= _LEAST_PARTED:
            return terms(left)
    spelling = joined_spelling(_pieces_of(compound))
    if not spelling.isascii():
        return terms(spelling)
    return (spelling,) if spelling else ()


def _pieces_of(compound: str) -> Sequence[str]:
    """The terms of a compound; those of plain words with hyphens or strokes need no rules."""
    return compound.replace("/", "-").split("-") if _PLAIN_COMPOUND.match(compound) else terms(compound)
