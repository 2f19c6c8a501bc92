"""Marking what a query looks for in one text after another: exactly as the analyzer sees it, without reading it all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from searchapp.analysis import laid_out, tokens
from searchapp.search.wanted import Place, Sought, matches_in

ODD_MEMO = 1 << 12  # numbers, names with marks inside: settled chunks, at some 300 bytes each
_ODD = re.compile("[^a-z0-9 ]")  # a chunk that has such a character may be several terms, or none
_odd_terms = lru_cache(maxsize=ODD_MEMO)(tokens)


class Marker:
    """Marks what is wanted in one text after another."""

    def __init__(self, wanted: Sequence[Sought]) -> None:
        self._wanted = wanted
        self._is_simple = all(_is_words(one) for one in wanted)
        self._terms = frozenset(term for one in wanted for slot in one.slots for term in slot.terms)
        self._needles = [f" {term} " for term in self._terms if term.isalnum() and term.isascii()]

    def places(self, text: str) -> list[Place]:
        """First character, and the one after the last, of all that is wanted, in order."""
        if not self._wanted:
            return []
        if not self._is_simple:
            return matches_in(text, self._wanted)
        parted, origin = laid_out(text)
        if origin is not None or not parted.isascii():
            return matches_in(text, self._wanted)
        spaced = f" {parted} "
        return sorted([*self._plain(spaced), *self._odd(spaced)])

    def _plain(self, spaced: str) -> Iterator[Place]:
        """The wanted terms that stand between spaces."""
        for needle in self._needles:
            at = spaced.find(needle)
            while at >= 0:
                yield at, at + len(needle) - 2
                at = spaced.find(needle, at + 1)

    def _odd(self, spaced: str) -> Iterator[Place]:
        """The wanted terms in what is more than one run of letters."""
        found = _ODD.search(spaced)
        while found:
            start = spaced.rfind(" ", 0, found.start())
            end = spaced.find(" ", found.end())
            for term, first, last in _odd_terms(spaced[start + 1 : end]):
                if term in self._terms:
                    yield start + first, start + last
            found = _ODD.search(spaced, end)


def _is_words(sought: Sought) -> bool:
    """Whether it is any of some words."""
    slot = sought.slots[0]
    return len(sought.slots) == 1 and slot.prefix is None and slot.test is None
