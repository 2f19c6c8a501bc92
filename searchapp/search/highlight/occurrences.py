"""Where a body has what is sought, found fast: the analyzer reads all of it only where looking for words fails."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice

from searchapp.search.highlight.marker import Marker
from searchapp.search.highlight.targets import WORD_MEMO, Place, Slot, Sought, chained, places_in
from searchapp.search.highlight.term_offsets import Layout
from searchapp.text.analyzer import fold, terms

OCCURRENCES = 200  # of one thing sought: the best stretch of a long body is mostly among the first of them
FEW_WORDS = 40  # more are first narrowed to those that the body has
STEM_CHARS = 4  # what fewer letters begin with are too many other words
FIRST_UNSPACED = "\u0e00"  # the letters of Thai, Chinese and Japanese come behind those of other scripts
ACRONYM_CHARS = 5  # U.S. and I.A.E.A. stand in the text with their letters apart

# Every mark that is no letter and no digit parts words here; one character stands for one, so that places stay.
_MARKS = "".join(chr(code) for code in range(128) if not chr(code).isalnum())
_MARKS_TO_SPACE = str.maketrans(dict.fromkeys(_MARKS, " "))
_LOWER_OR_NO_MARK = bytes(range(256)).lower().translate(bytes.maketrans(_MARKS.encode(), b" " * len(_MARKS)))
_WORD = re.compile(" [^ ]")
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)")

Occurrence = tuple[int, int, int]  # roughly from which character to which a body has the thing sought of which number
Finder = Callable[[str], list[Place]]  # finds places in a text that has a space before and behind every word


class Lookout:
    """Finds in one body after another what is wanted."""

    def __init__(self, wanted: Sequence[Sought]) -> None:
        self.wanted = wanted
        self.marker = Marker(wanted)
        finders = map(_known_finder, wanted)
        self._known = {which: finder for which, finder in enumerate(finders) if finder}

    def occurrences(self, body: str) -> list[Occurrence]:
        """Where the body has what is wanted, in order; of what occurs often only the first."""
        folded = body if body.isascii() else fold(body)
        spaced = _spaced(folded)
        finders = self._known if len(self._known) == len(self.wanted) else self._known | self._narrowed(body)
        found = [(start, end, which) for which, find in finders.items() for start, end in find(spaced)]
        if not found:
            return _by_analyzer(body, self.wanted) if self.marker.places(body) else []
        if len(folded) != len(body):
            scale = len(body) / len(folded)  # characters that fold to none or several lie about evenly
            found = [(int(start * scale), int(end * scale), which) for start, end, which in found]
        found.sort()
        return found

    def _narrowed(self, body: str) -> dict[int, Finder]:
        """What finds those of many words, or of the words that pass a test, that the body has."""
        vocabulary = frozenset(terms(body))
        narrowed = {which: one for which, one in enumerate(self.wanted) if which not in self._known}
        return {which: _finder(_present(one, vocabulary)) for which, one in narrowed.items()}


def _spaced(folded: str) -> str:
    """The text with nothing but words in it, and a space before and behind each."""
    if folded.isascii():
        return f" {folded.encode().translate(_LOWER_OR_NO_MARK).decode()} "
    return f" {folded.translate(_MARKS_TO_SPACE)} "


def _is_known(sought: Sought) -> bool:
    """Whether it can be looked for without the words of the body: a few words, or how plain words begin."""
    return all(not slot.test and len(slot.terms) <= FEW_WORDS and _is_plain(slot.prefix) for slot in sought.slots)


def _is_plain(prefix: str | None) -> bool:
    return prefix is None or (prefix.isascii() and prefix.isalpha() and len(prefix) > 1)


def _present(sought: Sought, vocabulary: frozenset[str]) -> Sought:
    """What is sought, by no other words than those of the body."""
    slots = (Slot(frozenset([term for term in vocabulary if term in slot])) for slot in sought.slots)
    return replace(sought, slots=tuple(slots))


# ---- what finds it -------------------------------------------------------------------------------


@lru_cache(maxsize=WORD_MEMO)
def _known_finder(sought: Sought) -> Finder | None:
    """What finds it in any text; None where that depends on the words of the text."""
    return _finder(sought) if _is_known(sought) else None


def _finder(sought: Sought) -> Finder:
    """What finds the slots one behind another in a spaced text."""
    slots = sought.slots
    if all(_is_unspaced(slot) for slot in slots):
        return partial(_unspaced, re.compile("".join(f"[{''.join(slot.terms)}] *" for slot in slots)))
    if len(slots) == 1 and slots[0].prefix is None:
        return _word_finder(slots[0].terms)
    if not all(slot.terms or slot.prefix for slot in slots):
        return partial(_words, ())
    if sought.slop > 1:
        return partial(_near, [re.compile(f" {_pattern(slot)}(?= )") for slot in slots], sought.slop)
    return partial(_spaced_out, re.compile(f" {' +'.join(map(_pattern, slots))}(?= )"))


def _is_unspaced(slot: Slot) -> bool:
    """Whether its words are single letters of a script that puts no spaces between words."""
    return bool(slot.terms) and all(len(word) == 1 and word >= FIRST_UNSPACED for word in slot.terms)


def _word_finder(words: Collection[str]) -> Finder:
    """What finds any of the words; those that begin alike, as inflections do, in one go."""
    stem = _common_beginning(words) if len(words) > 1 and all(word.isalnum() for word in words) else ""
    if len(stem) < STEM_CHARS:
        return partial(_words, [f" {spelling} " for word in words for spelling in _spellings(word)])
    apart = [f" {spelling} " for word in words for spelling in _spellings(word) if spelling != word]
    whole = partial(_beginning_with, f" {stem}", words)
    return partial(_whole_or_apart, whole, apart, _common_beginning(apart)) if apart else whole


def _common_beginning(words: Collection[str]) -> str:
    first, last = min(words), max(words)  # what begins these begins all that are between
    return next(first[:size] for size in range(len(first), -1, -1) if last.startswith(first[:size]))


def _beginning_with(stem: str, words: Collection[str], spaced: str) -> list[Place]:
    """Where the words stand, all of which begin with the stem."""
    found: list[Place] = []
    at = spaced.find(stem)
    while at >= 0 and len(found) < OCCURRENCES:
        end = spaced.index(" ", at + 1)
        if spaced[at + 1 : end] in words:
            found.append((at, end - 1))
        at = spaced.find(stem, end)
    return found


def _whole_or_apart(whole: Finder, apart: Sequence[str], beginning: str, spaced: str) -> list[Place]:
    """Where there is what is found whole, or stands with its letters apart; that begins alike too, and is rare."""
    return whole(spaced) + _words(apart, spaced) if beginning in spaced else whole(spaced)


def _words(needles: Sequence[str], spaced: str) -> list[Place]:
    """Where the needles stand; the space before one makes up for the one that was put before the text."""
    found: list[Place] = []
    for needle in needles:
        at, reach, limit = spaced.find(needle), len(needle) - 2, len(found) + OCCURRENCES
        while at >= 0 and len(found) < limit:
            found.append((at, at + reach))
            at = spaced.find(needle, at + 1)
    return found


def _spaced_out(pattern: re.Pattern[str], spaced: str) -> list[Place]:
    """Where a pattern that begins with a space and ends before one matches."""
    return [(match.start(), match.end() - 1) for match in islice(pattern.finditer(spaced), OCCURRENCES)]


def _near(patterns: Sequence[re.Pattern[str]], slop: int, spaced: str) -> list[Place]:
    """Where words stand of which each is at most `slop` words behind the one before; one pattern for all of them would
    try every way to skip words."""
    begins = [match.start() for match in _WORD.finditer(spaced)]
    found = [{bisect(begins, start): (start, end) for start, end in _spaced_out(each, spaced)} for each in patterns]
    kept = chained([[*places] for places in found], slop)
    return [places[at] for places, those in zip(found, kept, strict=True) for at in those]


def _unspaced(pattern: re.Pattern[str], spaced: str) -> list[Place]:
    return [(max(match.start() - 1, 0), match.end() - 2) for match in islice(pattern.finditer(spaced), OCCURRENCES)]


def _pattern(slot: Slot) -> str:
    prefix = slot.prefix
    if prefix is not None:
        apart = f"|{' '.join(prefix)}(?: [^ ])*" if len(prefix) <= ACRONYM_CHARS else ""
        return f"(?:{prefix}[^ ]*{apart})"
    spellings = [spelling.replace(" ", " +") for word in sorted(slot.terms) for spelling in _spellings(word)]
    return f"(?:{'|'.join(spellings)})"


def _spellings(word: str) -> tuple[str, ...]:
    """How a term may stand in a text whose marks are spaces: `us` as `u s`, `1780` as `1 780`, `at&t` as `at t`."""
    if word.isalpha():
        return (word, " ".join(word)) if 1 < len(word) <= ACRONYM_CHARS else (word,)
    if word.isdecimal():
        return (word, _THOUSANDS.sub(" ", word)) if len(word) > 3 else (word,)
    return (word.translate(_MARKS_TO_SPACE),)


def _by_analyzer(body: str, wanted: Sequence[Sought]) -> list[Occurrence]:
    """The same as the analyzer sees it: O’Neill is one term, and so is each letter of a script without spaces."""
    layout = Layout(body)
    return sorted(
        (start, end, which)
        for which, one in enumerate(wanted)
        for start, end in places_in(layout, (one,))[:OCCURRENCES]
    )
