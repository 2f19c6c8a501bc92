"""Terms that are spelled nearly like a word: those of like length and letters, measured by RapidFuzz."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.term_dictionary import TermDictionary

LETTERS: Final = 64  # bits of a signature; letters that share a bit only let more terms through to the exact test


class Spellings:
    """The lengths and letters of a vocabulary's terms, made when first asked for: a term takes nine bytes."""

    def __init__(self, terms: TermDictionary) -> None:
        self._terms = terms

    def within(self, word: str, distance: int) -> list[tuple[int, int]]:
        """The ordinals of the terms within so many edits, and how many each needs.

        Edits are insertions, deletions, substitutions and swaps of neighbours, none of which touches another.
        """
        lengths, signatures = self._arrays
        is_near = np.abs(lengths.astype(np.int16) - min(len(word), 255)) <= distance
        candidates = np.flatnonzero(is_near)
        differing = signatures.take(candidates) ^ np.uint64(_signature(word))
        candidates = candidates.compress(_bit_counts(differing) <= 2 * distance)
        texts = [self._terms.term(ordinal).decode("utf-8", "replace") for ordinal in candidates.tolist()]
        distances = _edit_distances(word, texts, distance)
        within = np.flatnonzero(distances <= distance)
        return list(zip(candidates.take(within).tolist(), distances.take(within).tolist(), strict=True))

    @cached_property
    def _arrays(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint64]]:
        """Length in letters (255: that or more) and signature of each term."""
        texts = [term.decode("utf-8", "replace") for term in self._terms.terms(0, len(self._terms))]
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        bits = np.uint64(1) << (letters % LETTERS).astype(np.uint64)
        signatures = np.zeros(len(texts), dtype=np.uint64)
        filled = np.flatnonzero(lengths)
        if len(filled):
            starts = (np.cumsum(lengths) - lengths).take(filled)
            signatures[filled] = np.bitwise_or.reduceat(bits, starts)
        return np.minimum(lengths, 255).astype(np.uint8), signatures


def _signature(word: str) -> int:
    """A bit for each letter that the word has."""
    signature = 0
    for letter in word:
        signature |= 1 << ord(letter) % LETTERS
    return signature


def _bit_counts(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """How many bits of each number are set."""
    halves = numbers.view(np.uint16).reshape(-1, 4)
    counts: npt.NDArray[np.int64] = _bits_of_halves().take(halves).sum(axis=1, dtype=np.int64)
    return counts


@cache
def _bits_of_halves() -> npt.NDArray[np.uint8]:
    """How many bits of each number below 65,536 are set."""
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    counts: npt.NDArray[np.uint8] = np.unpackbits(halves, axis=1).sum(axis=1, dtype=np.uint8)
    return counts


def _edit_distances(word: str, texts: list[str], limit: int) -> npt.NDArray[np.uint8]:
    """Optimal string alignment distances of a word to each text, or limit + 1 where that is more."""
    from rapidfuzz.distance import OSA  # takes 50 ms to import, and few searches need it
    from rapidfuzz.process import cdist

    distances: npt.NDArray[np.uint8]
    distances = cdist([word], texts, scorer=OSA.distance, score_cutoff=limit, dtype=np.uint8)[0]
    return distances
