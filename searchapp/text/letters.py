"""Letters and signs as the analyzer reads them: how people without a keyboard for them type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows, word_lists

_DATA = Path(__file__).parent / "data"
MEMO_SIZE = 1 << 14  # folded characters remembered; a corpus has a few thousand

APOSTROPHES = frozenset("'’‘ʼʹ‛′´`＇׳ʻʽʾʿˀˁ")  # the last of Hawaiian, Uzbek, and Arabic in Latin letters
HYPHENS = frozenset("\u2010\u2011")
SIGNS: Mapping[str, str] = {"º": "o ", "ª": "a ", "№": " no "}  # they end a word: Nº77 and №77 are No 77
DROPPED = frozenset("״")  # within acronyms of Hebrew

VOWELS = frozenset("aeiouyh0123456789")  # before which little words lose theirs: l'hôtel, dell'11 settembre
_FRACTION = "\N{FRACTION SLASH}"  # ½ is 1 and 2, and no 12
EMOJI = "\u2600-\u26ff\u2764\U0001f000-\U0001faff"  # with weather, chess and the heart; not what lists are marked with
_KANA_VOICING = frozenset("\u3099\u309a")  # the only combining marks that tell one name from another

_EMOJI = re.compile(f"[{EMOJI}]")
_SELECTOR = re.compile("[\ufe00-\ufe0f]")  # behind a sign, to be coloured or not


@cache
def elided_words() -> frozenset[str]:
    """Little words that lose their vowel before another, without it, in French, Italian and Catalan."""
    words = word_lists(_DATA / "attached_words.tsv")
    return frozenset((*words["French"], *words["Italian"]))


@cache
def plain_letters() -> Mapping[str, str]:
    """What is typed for each letter that Unicode does not decompose."""
    return {letter: plain for plain, letters in table_rows(_DATA / "letters.tsv") for letter in letters.split("|")}


class FoldTable(dict[int, str]):
    """What each character folds to, filled as characters are met (for `str.translate`)."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < MEMO_SIZE:
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    """The folded form of one character: nothing for an accent, a space for what is no part of a word."""
    if character in APOSTROPHES:
        return "'"
    if character in HYPHENS:
        return "-"
    if character in SIGNS:
        return SIGNS[character]
    category = unicodedata.category(character)
    if category == "Cf" or character in DROPPED or _SELECTOR.match(character):  # soft hyphens, joiners, direction marks
        return ""
    plain = unicodedata.normalize("NFKD", character)
    if category == "So" and plain == character and _EMOJI.match(character):
        return character
    if _FRACTION in plain:
        return f" {plain.replace(_FRACTION, ' ')}"
    if not APOSTROPHES.isdisjoint(plain):
        return "".join(map(_fold_character, plain))
    if category[0] in "SPZC":
        return plain if len(plain) == 1 and plain.isascii() else " "
    plain = unicodedata.normalize("NFKD", plain.casefold()).casefold()
    return "".join(_plain_part(part) for part in plain if _is_kept(part))


def _plain_part(part: str) -> str:
    """A letter as it is typed without its marks, and a digit of any script as one of ours."""
    if unicodedata.category(part) == "Nd":
        return str(unicodedata.decimal(part))
    return plain_letters().get(part, part).lower()


def _is_kept(part: str) -> bool:
    """Whether a character of a decomposed letter is more than an accent or a sign."""
    if part in _KANA_VOICING:
        return True
    category = unicodedata.category(part)
    return category[0] in "LMN" and category != "Me" and not unicodedata.combining(part)  # as around 1️⃣
