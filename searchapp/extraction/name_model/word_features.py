"""Word → what describes it in the CRF: the word itself, its classes, its form, its beginning and end."""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.extraction.name_words.lexicon import Lexicon

_FAR_POSITIONS = ("-2", "+2")  # of CONTEXT, at which only a word and its classes are told
_OWN_POSITION = "is"  # at which its beginnings, ends and length are told too
_SHAPE = ((re.compile(r"[A-ZÀ-ÖØ-Þ]+"), "A"), (re.compile(r"[a-zß-öø-ÿ]+"), "a"), (re.compile(r"\d+"), "0"))


def word_attributes(position: str, word: str, lexicon: Lexicon) -> list[str]:
    """The attributes of a word at a position of CONTEXT, which depend on nothing else."""
    lexical, form, own = _parts(word, lexicon)
    if position in _FAR_POSITIONS:
        form = []
    return [f"{position}|{part}" for part in (*lexical, *form)] + (own if position == _OWN_POSITION else [])


def word_parts(word: str, lexicon: Lexicon) -> list[str]:
    """All that describes a word at any position, without the position."""
    lexical, form, own = _parts(word, lexicon)
    return lexical + form + own


def _parts(word: str, lexicon: Lexicon) -> tuple[list[str], list[str], list[str]]:
    """The word and its classes, its form, and what is told of it where it stands itself."""
    if not word or word == "\n":
        return ["edge"], [], []
    lower = word.lower()
    lexical = [f"w={lower}", *(f"c={name}" for name in lexicon.classes.get(lower, ()))]
    form = [f"s={shape(word)}"]
    if len(word) > 2 and word.isupper() and lower in lexicon.ordinary:  # "do NOT touch"
        form.append("emphasis")
    affixes = [f"p3={lower[:3]}", f"x3={lower[-3:]}", f"x2={lower[-2:]}", f"p4={lower[:4]}", f"x4={lower[-4:]}"]
    return lexical, form, [*affixes, "bias", f"len{min(len(word), 9)}"]


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """The word shape: Aa for Paris, AaAa for BellSouth, A3 for IBM, A.A. for U.N."""
    if word.isalpha() and word.isascii():
        if word.islower():
            return "a"
        if word.isupper():
            return f"A{min(len(word), 5)}"
        if word.istitle():
            return "Aa"
    for pattern, sign in _SHAPE:
        word = pattern.sub(sign, word)
    return word[:6]
