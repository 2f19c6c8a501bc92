"""Terms that are spelled nearly like a word, found by array work over all terms at once."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.term_dictionary import TermDictionary

LETTERS: Final = 64  # bits of a signature; letters that share a bit only let more terms through to the exact test


class Spellings:
    """The lengths and letters of a vocabulary's terms, made when first asked for: a term takes nine bytes."""

    def __init__(self, terms: TermDictionary) -> None:
        self._terms = terms

    def within(self, word: str, distance: int) -> list[tuple[int, int]]:
        """The ordinals of the terms within so many edits (see `distances`), and how many each needs."""
        lengths, signatures = self._arrays
        close = np.abs(lengths.astype(np.int16) - min(len(word), 255)) <= distance
        candidates = np.flatnonzero(close)
        differing = signatures.take(candidates) ^ np.uint64(_signature(word))
        candidates = candidates.compress(_bit_counts(differing) <= 2 * distance)
        texts = [self._terms.term(at).decode("utf-8", "replace") for at in candidates.tolist()]
        found = distances(word, texts)
        within = np.flatnonzero(found <= distance)
        return list(zip(candidates.take(within).tolist(), found.take(within).tolist(), strict=True))

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
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % LETTERS
    return found


def _bit_counts(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """How many bits of each number are set."""
    halves = numbers.view(np.uint16).reshape(-1, 4)
    found: npt.NDArray[np.int64] = _bits_of_halves().take(halves).sum(axis=1, dtype=np.int64)
    return found


@cache
def _bits_of_halves() -> npt.NDArray[np.uint8]:
    """How many bits of each number below 65,536 are set."""
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    found: npt.NDArray[np.uint8] = np.unpackbits(halves, axis=1).sum(axis=1, dtype=np.uint8)
    return found


def distances(word: str, texts: list[str]) -> npt.NDArray[np.int64]:
    """How many insertions, deletions, substitutions and swaps of neighbours lead from a word to each text.

    Optimal string alignment (each place is touched once), row by row of Wagner and Fischer's table, all texts at once.
    """
    width = max(map(len, texts), default=0)
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
    letters = np.zeros((width, len(texts)), dtype=np.uint32)
    for column, text in enumerate(texts):
        letters[: len(text), column] = [ord(letter) for letter in text]
    before: Any = None
    row = np.repeat(np.arange(width + 1, dtype=np.int64)[:, None], len(texts), axis=1)
    for at, letter in enumerate(word):
        previous = ord(word[at - 1]) if at else -1
        before, row = row, _next_row(row, before, letters, (ord(letter), previous), at + 1)
    found: npt.NDArray[np.int64] = row[lengths, np.arange(len(texts))]
    return found


def _next_row(row: Any, before: Any, letters: Any, pair: tuple[int, int], number: int) -> Any:
    """The table's next row: `row[j]` is the distance of the word so far to the first j letters of each text."""
    letter, previous = pair
    following = np.empty_like(row)
    following[0] = number
    same = letters == letter
    for column in range(1, len(row)):
        best = np.minimum(row[column] + 1, following[column - 1] + 1)
        best = np.minimum(best, row[column - 1] + ~same[column - 1])
        if before is not None and column > 1:
            swapped = same[column - 2] & (letters[column - 1] == previous)
            best = np.where(swapped, np.minimum(best, before[column - 2] + 1), best)
        following[column] = best
    return following
