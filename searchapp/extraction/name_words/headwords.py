"""Names of several words → what their headword says: “Clean Air Act” is an act, “Board for Tea” a board."""

from __future__ import annotations

from collections.abc import Sequence
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
    is_head = "head" in lexicon.classes.get(words[-1], ())
    is_plain = all(each in lexicon.ordinary or each in ENGLISH["link words"] for each in words)
    if word in ENGLISH["headwords of firms"] and not is_plain:
        return "body"
    return "plain" if is_plain and not is_head else ""


def _headword(words: Sequence[str]) -> str:
    """The last word, or the one before “of” and the like."""
    behind = [index for index, word in enumerate(words) if index and word in _BEHIND_HEADWORD]
    return words[behind[0] - 1 if behind else -1]
