"""Names of several words → what their headword says: “Clean Air Act” is an act, “Board for Tea” a board."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon

Headword = Literal["body", "thing", "plain", ""]

_BEHIND_HEADWORD = frozenset(("of", "on", "for", "against"))


def headword_kind(words: Sequence[str], lexicon: Lexicon) -> Headword:
    """What the headword of a name, in lower case, is one for: a body, a thing; "plain" if all words are ordinary."""
    if len(words) == 1:
        return ""
    word = _headword(words)
    if word in ENGLISH["headwords of bodies"]:
        return "body"
    if word in ENGLISH["headwords of things"]:
        return "thing"
    if not all(each in lexicon.ordinary or each in ENGLISH["link words"] for each in words):
        return "body" if word in ENGLISH["headwords of firms"] else ""
    return "" if "head" in lexicon.classes.get(words[-1], ()) else "plain"


def _headword(words: Sequence[str]) -> str:
    """The last word, or the one before “of” and the like."""
    if _BEHIND_HEADWORD.isdisjoint(words[1:]):
        return words[-1]
    return next(before for before, word in pairwise(words) if word in _BEHIND_HEADWORD)
