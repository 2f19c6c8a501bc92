"""The kind of a word by its form, as far as chunks of capitalised words and the ends of sentences depend on it.

A kind is one character, so that the kinds of a text are a string that patterns search.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.text.sentences import is_abbreviation

_CAPITALISED, NO_NAME = "C", "N"  # may begin a name; has a capital, but is no name by itself
_LINK, SMALL = "l", "w"  # stands between words of names; any other of letters or digits
_LINK_SIGN, FULL_STOP, APOSTROPHE, SENTENCE_END, _SIGN = "&", ".", "'", "!", ","
CAPITALS = _CAPITALISED + NO_NAME
LINKS = _LINK + _LINK_SIGN + FULL_STOP + APOSTROPHE  # that may stand within names
WORDS = _CAPITALISED + NO_NAME + _LINK + SMALL  # those of letters or digits
_SIGN_KINDS = {"\n": SENTENCE_END, "!": SENTENCE_END, "?": SENTENCE_END, ".": FULL_STOP, "'": APOSTROPHE}


def kind_of(word: str) -> str:
    """The kind of a word."""
    if not word.islower() and _is_capitalised(word):
        return NO_NAME if word in ENGLISH["no names"] else _CAPITALISED
    if word[0].isalnum():
        return _LINK if word in ENGLISH["links in names"] else SMALL
    return _SIGN_KINDS.get(word) or (_LINK_SIGN if word in ENGLISH["links in names"] else _SIGN)


def _is_capitalised(word: str) -> bool:
    """Whether a word may begin a name by its case: Fars, eBay, al-Sabirin, 20th."""
    if word[0].isupper():
        return True
    return len(word) > 3 and (not word.islower() if word[0].isalpha() else word[0].isdigit() and word[-1].isalpha())


def is_abbreviated(words: Sequence[str], index: int) -> bool:
    """Whether the full stop at this index belongs to an abbreviation."""
    if index < 1:
        return False
    word = words[index - 1]
    return is_abbreviation(word) or (len(word) == 1 and word.isupper())
