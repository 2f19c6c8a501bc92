"""Where a body has what is sought, found fast: the analyzer reads all of it only where looking for words fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from searchapp.analysis import fold, terms, tokens
from searchapp.search.wanted import Slot, Sought, matches_in

OCCURRENCES = 200  # of one thing sought: the best stretch of a long body is mostly among the first of them
FEW_WORDS = 40  # more are first narrowed to those that the body has
FIRST_UNSPACED = "\u0e00"  # the letters of Thai, Chinese and Japanese come behind those of other scripts
ACRONYM_CHARS = 5  # U.S. and I.A.E.A. stand in the text with their letters apart

# Every mark that is no letter and no digit parts words here; one character stands for one, so that places stay.
_TO_SPACE = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)")


class Occurrence(NamedTuple):
    """Characters `start` to `end` of a body, roughly, have the thing sought that has the number `which`."""

    start: int
    end: int
    which: int


def occurrences(body: str, wanted: Sequence[Sought]) -> list[Occurrence]:
    """Where the body has what is wanted, in order; of what occurs often only the first."""
    folded = fold(body)
    spaced = f" {folded.translate(_TO_SPACE)} "
    vocabulary = None if all(map(_is_plain, wanted)) else frozenset(terms(body))
    found = [
        Occurrence(start, end, which)
        for which, one in enumerate(wanted)
        for start, end in _places(spaced, _narrowed(one, vocabulary), one.slop)
    ]
    if not found:
        return _by_analyzer(body, wanted)
    if len(folded) != len(body):
        scale = len(body) / len(folded)  # characters that fold to none or several lie about evenly
        found = [Occurrence(int(one.start * scale), int(one.end * scale), one.which) for one in found]
    return sorted(found)


def _is_plain(sought: Sought) -> bool:
    """Whether it is sought by a few words that are known."""
    return all(not slot.tests and len(slot.terms) <= FEW_WORDS for slot in sought.slots)


def _narrowed(sought: Sought, vocabulary: frozenset[str] | None) -> list[frozenset[str]]:
    """The words of each slot, without those that the body has not where that is known."""
    if vocabulary is None:
        return [slot.terms for slot in sought.slots]
    return [_present(slot, vocabulary) for slot in sought.slots]


def _present(slot: Slot, vocabulary: frozenset[str]) -> frozenset[str]:
    known = slot.terms & vocabulary
    return known | {term for term in vocabulary if term in slot} if slot.tests else known


def _places(spaced: str, slots: Sequence[frozenset[str]], slop: int) -> Iterator[tuple[int, int]]:
    """Where the slots stand one behind another in a text that has a space before and behind every word."""
    if all(_is_unspaced(slot) for slot in slots):
        yield from _matching("".join(f"[{''.join(slot)}] *" for slot in slots), spaced)
        return
    if len(slots) == 1:
        for word in slots[0]:
            for spelling in _spellings(word):
                yield from _finds(spaced, f" {spelling} ")
        return
    if not all(slots):
        return
    between = rf"(?: +[^ ]+){{0,{slop - 1}}} +"
    pattern = between.join(f"(?:{'|'.join(map(_pattern, sorted(slot)))})" for slot in slots)
    yield from _matching(f" {pattern} ", spaced)


def _is_unspaced(slot: frozenset[str]) -> bool:
    """Whether its words are single letters of a script that puts no spaces between words."""
    return bool(slot) and all(len(word) == 1 and word >= FIRST_UNSPACED for word in slot)


def _matching(pattern: str, spaced: str) -> Iterator[tuple[int, int]]:
    for match in islice(re.finditer(pattern, spaced), OCCURRENCES):
        yield max(match.start() - 1, 0), match.end() - 2


def _pattern(word: str) -> str:
    return "|".join(spelling.replace(" ", " +") for spelling in _spellings(word))


def _finds(spaced: str, needle: str) -> Iterator[tuple[int, int]]:
    """Where the needle stands; the space before it makes up for the one that was put before the text."""
    at = spaced.find(needle)
    for _ in range(OCCURRENCES):
        if at < 0:
            return
        yield at, at + len(needle) - 2
        at = spaced.find(needle, at + 1)


def _spellings(word: str) -> tuple[str, ...]:
    """How a term may stand in a text whose marks are spaces: `us` as `u s`, `1780` as `1 780`, `at&t` as `at t`."""
    if word.isalpha():
        return (word, " ".join(word)) if 1 < len(word) <= ACRONYM_CHARS else (word,)
    if word.isdecimal():
        return (word, _THOUSANDS.sub(" ", word)) if len(word) > 3 else (word,)
    return (word.translate(_TO_SPACE),)


def _by_analyzer(body: str, wanted: Sequence[Sought]) -> list[Occurrence]:
    """The same as the analyzer sees it: O’Neill is one term, and so is each letter of a script without spaces."""
    vocabulary = frozenset(terms(body))
    present = [one for one in wanted if all(_present(slot, vocabulary) for slot in one.slots)]
    if not present:
        return []
    read = list(tokens(body))
    return sorted(
        Occurrence(start, end, which)
        for which, one in enumerate(present)
        for start, end in matches_in(read, (one,))[:OCCURRENCES]
    )
