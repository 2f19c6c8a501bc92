"""Marking what a query looks for in one text after another: as the analyzer sees it, mostly without its reading it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from searchapp.search.highlight.targets import WORD_MEMO, Place, Slot, Sought, matches_in
from searchapp.text.analyzer import JOINERS, TERM_CHARS, fold_and_separate

_JOINERS = JOINERS.encode()
_APART = frozenset(["", *[chr(code) for code in range(128) if not chr(code).isalnum() and chr(code) not in JOINERS]])
_POINT = re.compile(f"[.,](?![A-Za-z0-9{re.escape(JOINERS)}])")  # the mark of a sentence is no part of a word
_LEFT_OUT = re.compile(f"'[sS][{re.escape(JOINERS)}]")  # it is left out even within a term: o's'neill is oneill


class Marker:
    """Marks what is wanted in one text after another."""

    def __init__(self, wanted: Sequence[Sought]) -> None:
        slots = [slot for one in wanted for slot in one.slots]
        self._wanted = wanted
        self._terms = frozenset(chain.from_iterable([slot.terms for slot in slots]))
        self._prefixes = tuple([slot.prefix for slot in slots if slot.prefix is not None])
        self._is_phrase = len(slots) > len(wanted)
        self._cores = _cores_of_any(wanted, slots)

    def places(self, text: str, seen: Sequence[Place] = ()) -> list[Place]:
        """First character, and the one after the last, of all that is wanted, in order, each once.

        Mostly it is just where it was `seen` when it was looked for roughly, and the analyzer need not read the text.
        """
        if not self._wanted:
            return []
        found = list(dict.fromkeys(seen)) if len(seen) > 1 else [*seen]
        plain, origin = (text, None) if text.isascii() else fold_and_separate(text)
        if origin is None and plain.isascii() and self._has_no_more(plain, len(found)):
            if self._is_phrase:
                found = _words_of(plain, found)
            if self._are_words(plain, found):
                return found
        return matches_in(text, self._wanted)

    def _has_no_more(self, text: str, number: int) -> bool:
        """Whether a text in which so much was seen has nothing else that might be wanted, even where letters join."""
        letters = text.lower().encode().translate(None, _JOINERS)
        for cores in self._cores:
            count = 0
            for core in cores:
                count += letters.count(core)
            if count == number:
                return "'" not in text or not _LEFT_OUT.search(text)
        return False

    def _are_words(self, text: str, places: Sequence[Place]) -> bool:
        """Whether in all the places there is a word wanted, and nothing that joins it to what is beside it."""
        for start, end in places:
            word = text[start:end].lower()
            if word not in self._terms and not (word.startswith(self._prefixes) and len(word) <= TERM_CHARS):
                return False
            if not word.isalnum() or text[start - 1 : start] not in _APART:
                return False
            if text[end : end + 1] not in _APART and not _POINT.match(text, end):
                return False
        return True


def _words_of(text: str, places: Sequence[Place]) -> list[Place]:
    """The place of each of the words that stand in the places, in order."""
    found = []
    for start, end in places:
        for word in text[start:end].split(" "):
            found.append((start, start + len(word)))
            start += len(word) + 1
    return found


# ---- what a text must have that has what is wanted -----------------------------------------------


def _cores_of_any(wanted: Sequence[Sought], slots: Sequence[Slot]) -> Sequence[Sequence[bytes]]:
    """Letters of which a text has one for all that is wanted in it, once or oftener; none where nothing tells."""
    if any(slot.test for slot in slots):
        return ()
    if len(slots) == len(wanted):
        return (tuple(chain.from_iterable(map(_cores, slots))),)
    is_phrase = len(wanted) == 1 and wanted[0].slop == 1 and not any(slot.prefix for slot in slots)
    return tuple(map(_cores, slots)) if is_phrase else ()


@lru_cache(maxsize=WORD_MEMO)
def _cores(slot: Slot) -> Sequence[bytes]:
    """The letters of the slot's words, but for words that have another's within them."""
    kept: list[bytes] = []
    words = slot.terms if slot.prefix is None else (slot.prefix,)
    for core in sorted([word.encode().translate(None, _JOINERS) for word in words], key=len):
        if not any(short in core for short in kept):
            kept.append(core)
    return kept
