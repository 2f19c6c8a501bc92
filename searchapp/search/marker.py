"""Marking what a query looks for in one text after another: exactly as the analyzer sees it, without reading it all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.analysis import chunk_terms, laid_out
from searchapp.search.wanted import Place, Sought, matches_in

_ODD = re.compile("[^a-z0-9 ]")  # a chunk that has such a character may be several terms, or none


class Marker:
    """Marks what is wanted in one text after another."""

    def __init__(self, wanted: Sequence[Sought]) -> None:
        slots = [slot for one in wanted for slot in one.slots]
        self._wanted = wanted
        self._is_simple = all(len(one.slots) == 1 and one.slots[0].test is None for one in wanted)
        self._terms = frozenset(term for slot in slots for term in slot.terms)
        self._prefixes = tuple(slot.prefix for slot in slots if slot.prefix is not None)
        self._words = [f" {term} " for term in self._terms if term.isalnum() and term.isascii()]

    def places(self, text: str) -> list[Place]:
        """First character, and the one after the last, of all that is wanted, in order, each once."""
        if not self._wanted:
            return []
        parted, origin = laid_out(text) if self._is_simple else ("", [])
        if origin is not None or not parted.isascii():
            return matches_in(text, self._wanted)
        spaced = f" {parted} "
        found = self._plain(spaced) + self._odd(spaced)
        return sorted(set(found))

    def _plain(self, spaced: str) -> list[Place]:
        """The places of what is wanted among runs of letters that stand between spaces."""
        found = []
        for word in self._words:
            at, reach = spaced.find(word), len(word) - 2
            while at >= 0:
                found.append((at, at + reach))
                at = spaced.find(word, at + 1)
        for prefix in self._prefixes:
            at = spaced.find(f" {prefix}")
            while at >= 0:
                end = spaced.index(" ", at + 1)
                if spaced[at + 1 : end].isalnum():
                    found.append((at, end - 1))
                at = spaced.find(f" {prefix}", end)
        return found

    def _odd(self, spaced: str) -> list[Place]:
        """The places of what is wanted in pieces that are more than a run of letters."""
        found = []
        odd = _ODD.search(spaced)
        while odd:
            start, end = spaced.rindex(" ", 0, odd.start()) + 1, spaced.index(" ", odd.end())
            for term, first, last in chunk_terms(spaced[start:end]):
                if term in self._terms or term.startswith(self._prefixes):
                    found.append((start - 1 + first, start - 1 + last))
            odd = _ODD.search(spaced, end)
        return found
