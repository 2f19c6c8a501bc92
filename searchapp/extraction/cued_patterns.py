"""Patterns that are searched only in texts that have one of their words: most texts have none, and where the words of
the text are known that costs next to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from searchapp.text.lazy_pattern import LazyPattern

Words = AbstractSet[str]  # the words of a text, in small letters where nothing else is said

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = bytes(code if code >= 1 << 7 or chr(code).isalpha() else ord(" ") for code in range(1 << 8))


def distinct_words(text: str) -> frozenset[str]:
    """The runs of letters in a text, each once, as they are written: “Sino-U.S.” has three."""
    runs = text.encode(errors="replace").translate(_ONLY_LETTERS).decode().split()  # in half of the time
    if text.isascii():
        return frozenset(runs)
    others = {run for run in runs if not run.isascii()}  # which may have signs in them, as “ and –
    return (frozenset(runs) - others).union(_LETTERS.findall(" ".join(others)))


def starts_of(word: str, text: str) -> list[int]:
    """Where a word begins in a text, in its order, longer words that hold it included."""
    starts: list[int] = []
    start = text.find(word)
    while start >= 0:
        starts.append(start)
        start = text.find(word, start + 1)
    return starts


class GuardedPattern:
    """A pattern whose matches all contain one of some words, so that texts without them need no search.

    What makes the pattern or the words of a table is called when they are first needed.
    """

    def __init__(self, pattern: str | Callable[[], str], words: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        self._pattern = LazyPattern(pattern if callable(pattern) else lambda: pattern, flags=0)
        self._given = words

    @cached_property
    def words(self) -> Words:
        """The words of which a text has to have one."""
        return frozenset(self._given() if callable(self._given) else self._given)

    def matches(self, text: str, words: Words) -> Iterator[re.Match[str]]:
        """All matches in a text that has these words, as they are written, in order."""
        return iter(()) if self.words.isdisjoint(words) else self._pattern.finditer(text)


class CuePatterns:
    """A pattern for each of some cues, that begins with it, and so is searched as quickly as a fixed string.

    `cues` are asked for when they are first needed, since importing a module reads no table; `behind` is the pattern of
    what follows a cue, or its plural; matches do not begin within words.
    """

    def __init__(self, cues: Iterable[str] | Callable[[], Iterable[str]], behind: str, plural: bool = False) -> None:
        self._given = cues
        self._is_plural = plural
        self._behind = f"s?{behind}" if plural else behind
        self._patterns: dict[str, re.Pattern[str]] = {}  # by cue, compiled when a text first has it

    @cached_property
    def _cues(self) -> Mapping[str, str]:
        """The cues by the words that a text with a cue has at least one of."""
        cues: dict[str, str] = {}
        for cue in self._given() if callable(self._given) else self._given:
            words = [_WORD.findall(cue)[0].lower(), *([f"{cue}s"] if self._is_plural else ())]
            cues.update(dict.fromkeys(words, cue))
        return cues

    @cached_property
    def _cue_words(self) -> Words:
        return frozenset(self._cues)

    def matches(self, text: str, words: Words) -> list[re.Match[str]]:
        """All matches in a text that has these words, in order."""
        if self._cue_words.isdisjoint(words):
            return []
        cues = {self._cues[word] for word in self._cue_words & words}
        return sorted([match for cue in cues for match in self._pattern(cue).finditer(text)], key=re.Match.start)

    def _pattern(self, cue: str) -> re.Pattern[str]:
        pattern = self._patterns.get(cue)
        if pattern is None:
            escaped = re.escape(cue)
            pattern = self._patterns[cue] = re.compile(rf"{escaped}(?<!\w{escaped}){self._behind}")
        return pattern
