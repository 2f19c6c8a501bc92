"""Words as numbers, with what is known of each before any text is read, so that whole batches of texts are looked up
at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
import numpy.typing as npt

from searchapp.extraction.name_words.lexicon import Lexicon

Numbers = npt.NDArray[np.int32]

EDGE = 0  # the number of "", which stands beyond the edges of a text
# What is known of a word, a bit each: that it is in small letters, or in capitals and may be an acronym; and by the
# word in small letters that it is a given name or a title, a title, ends the names of bodies, begins a known name, and
# that it does so as it is written, with a capital or a digit.
IN_SMALL, IN_CAPITALS, GIVEN_OR_TITLE, TITLE, ENDS_BODIES, BEGINS_KNOWN, WRITTEN_AS_KNOWN = (
    1 << bit for bit in range(7)
)


class Vocabulary:
    """The numbers of words, given out as texts bring them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._numbers = _Numbers(self)
        self._lower = np.zeros(1024, np.int32)
        self._flags = np.zeros(1024, np.uint8)
        self.clear()

    def __len__(self) -> int:
        return len(self._numbers)

    def clear(self) -> None:
        """Forget all words but "", the first."""
        self._numbers.clear()
        self.add("")

    def numbers(self, words: Collection[str]) -> Numbers:
        """The number of each word; a new word gets the next one."""
        return np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))

    def lower(self, numbers: Numbers) -> Numbers:
        """The numbers of the same words in small letters."""
        return self._lower[numbers]

    def flags(self, numbers: Numbers) -> npt.NDArray[np.uint8]:
        """What is known of words, by their numbers."""
        return self._flags[numbers]

    def add(self, word: str) -> int:
        """The number of a word that is new."""
        number = self._numbers[word] = len(self._numbers)
        if number >= len(self._lower):
            self._lower = np.concatenate([self._lower, np.zeros_like(self._lower)])
            self._flags = np.concatenate([self._flags, np.zeros_like(self._flags)])
        lower = word.lower()
        self._flags[number] = sum(self._known_of(word, lower))
        self._lower[number] = number if lower == word else self._numbers[lower]
        return number

    def _known_of(self, word: str, lower: str) -> Iterable[int]:
        """The flags of a word."""
        classes = self.lexicon.classes.get(lower, ())
        if word.islower():
            yield IN_SMALL
        if len(word) > 1 and word.isupper():
            yield IN_CAPITALS
        if "given" in classes or "title" in classes:
            yield GIVEN_OR_TITLE
        if "title" in classes:
            yield TITLE
        if "head" in classes or "legal" in classes:
            yield ENDS_BODIES
        if lower in self.lexicon.sizes:
            yield BEGINS_KNOWN
            if word[:1].isupper() or lower in self.lexicon.numbers:
                yield WRITTEN_AS_KNOWN


class _Numbers(dict[str, int]):
    """Word → its number, which a new word gets when it is looked up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> int:
        return self._vocabulary.add(word)
