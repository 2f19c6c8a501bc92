"""The words of a line, and which of them tell what it is about, in scripts that write words apart and others."""

from __future__ import annotations

import re

_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0971-\u0dff"  # vowels and accents within words
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*(?:['’][^\W\d_]+)*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai to Chinese
_PAIR = re.compile(r"..?")
_TELLING_CHARS = 5  # a shorter word says little of what a text is about
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HIRAGANA = re.compile(r"[\u3040-\u309f]")
_DENSE = re.compile(rf"{UNSPACED.pattern}|{_HANGUL.pattern}")


def is_unspaced(text: str) -> bool:
    """Whether a line has characters of a script that writes no words apart."""
    return not text.isascii() and UNSPACED.search(text) is not None


def line_words(text: str) -> list[str]:
    """The words of a text; of scripts that write none apart, pieces of two characters."""
    words: list[str] = _WORD.findall(text)
    if not is_unspaced(text):
        return words
    pieces: list[str] = []
    for word in words:
        pieces.extend(_PAIR.findall(word) if UNSPACED.match(word) else (word,))
    return pieces


def telling_words(text: str) -> frozenset[str]:
    """The longer words of a line, Korean ones without endings; of scripts that write none apart, each two neighbours.

    Pairs with hiragana, which are endings and particles, are left out.
    """
    words: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word.isascii() or not _DENSE.match(word):
            if len(word) >= _TELLING_CHARS:
                words.add(word)
        elif _HANGUL.match(word):
            words.add(word[:2])
        else:
            pairs = (word[index : index + 2] for index in range(len(word) - 1))
            words.update(pair for pair in pairs if not _HIRAGANA.search(pair))
    return frozenset(words)
