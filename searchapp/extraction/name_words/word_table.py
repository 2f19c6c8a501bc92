"""Words as numbers, with what is known of each before any text is read: whole batches of texts are looked up at once,
and each word but once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from itertools import count, islice

import numpy as np
import numpy.typing as npt

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.person_words import begins_full_name, chars_of_prefix
from searchapp.extraction.word_kinds import SMALL, kind_of

Numbers = npt.NDArray[np.int32]

EDGE = 0  # the number of "", which stands beyond the edges of a text
# What is known of a word, a bit each: that it is in small letters, or in capitals and may be an acronym; and by the
# word in small letters that it is a given name or a title, a title, ends the names of bodies, begins a known name, and
# that it does so as it is written, with a capital or a digit; that it may be a legal form or an ampersand, begins the
# full name of a person, describes the name beside it, stands behind persons' names, as a comma too, or has a form that
# only these have.
(
    IN_SMALL, IN_CAPITALS, GIVEN_OR_TITLE, TITLE, ENDS_BODIES, BEGINS_KNOWN, WRITTEN_AS_KNOWN, LEGAL_FORM,
    BEGINS_PERSON, DESCRIBES, BEHIND_PERSONS, PERSON_FORM,
) = (1 << bit for bit in range(12))  # fmt: skip
# Initials, and what names of Scotland, Ireland and Iceland have.
_PERSON_FORM = re.compile(r"(?<![\w.])[A-Z](?:\.|$)|(?i:^ma?c\w|\b[mno]'\w)|ttir")
_RUN = re.compile(r"[^\W_]+")


class Vocabulary:
    """The numbers of words, given out as texts bring them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._small = np.zeros(1024, np.object_)
        self._lower = np.zeros(1024, np.int32)
        self._kinds = np.zeros(1024, np.uint8)
        self._flags = np.zeros(1024, np.uint16)
        self.clear()

    def __len__(self) -> int:
        return len(self._numbers)

    def clear(self) -> None:
        """Forget all words but "", the first."""
        self._numbers: dict[str, int] = defaultdict(count().__next__)  # a new word gets the next number
        self._described = 0  # words whose flags and small letters are known
        self.numbers([""])

    def numbers(self, words: Collection[str]) -> Numbers:
        """The number of each word; a new word gets the next one."""
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        while self._described < len(self._numbers):  # once more where their small letters are new
            self._describe_new()
        return numbers

    def in_small_letters(self, numbers: Numbers) -> list[str]:
        """The words themselves in small letters, by their numbers."""
        words: list[str] = self._small[numbers].tolist()
        return words

    def kinds(self, numbers: Numbers) -> str:
        """The kinds of words, a character each, by their numbers."""
        return self._kinds[numbers].tobytes().decode("ascii")

    def lower(self, numbers: Numbers) -> Numbers:
        """The numbers of the same words in small letters."""
        return self._lower[numbers]

    def flags(self, numbers: Numbers) -> npt.NDArray[np.uint16]:
        """What is known of words, by their numbers."""
        return self._flags[numbers]

    def _describe_new(self) -> None:
        """Note what is known of the words that have come since the last were described."""
        begin, end = self._described, len(self._numbers)
        words = list(islice(reversed(self._numbers), end - begin))[::-1]
        while end > len(self._lower):
            self._small, self._lower, self._kinds, self._flags = (
                np.concatenate([column, np.zeros_like(column)])
                for column in (self._small, self._lower, self._kinds, self._flags)
            )
        lower = [word.lower() for word in words]
        self._small[begin:end] = lower
        self._lower[begin:end] = [self._numbers[word] for word in lower]
        self._kinds[begin:end] = [ord(kind_of(word) if word else SMALL) for word in words]
        self._flags[begin:end] = list(map(self._flags_of, words, lower))
        self._described = end

    def _flags_of(self, word: str, lower: str) -> int:
        flags = _flags_of_classes(self.lexicon.classes.get(lower, ()))
        if word.islower():
            flags |= IN_SMALL
        elif len(word) > 1 and word.isupper():
            flags |= IN_CAPITALS
        if lower in self.lexicon.first_words:
            flags |= BEGINS_KNOWN
            if word[:1].isupper() or lower in self.lexicon.numbers:
                flags |= WRITTEN_AS_KNOWN
        if lower in legal_form_signs() or word in ENGLISH["legal forms in capitals"]:
            flags |= LEGAL_FORM
        if begins_full_name(lower[chars_of_prefix(word) :], self.lexicon):
            flags |= BEGINS_PERSON
        parts = (lower,) if lower.isalnum() else _RUN.findall(lower)
        if not _describing().isdisjoint(parts):
            flags |= DESCRIBES
        if word in (",", ";") or not ENGLISH["verbs of speakers"].isdisjoint(parts[:1]):
            flags |= BEHIND_PERSONS
        if _PERSON_FORM.search(word):
            flags |= PERSON_FORM
        return flags


@cache
def _flags_of_classes(classes: tuple[str, ...]) -> int:
    """What the classes of a word tell of it; they are few."""
    flags = 0
    if "given" in classes or "title" in classes:
        flags |= GIVEN_OR_TITLE
    if "title" in classes:
        flags |= TITLE
    if "head" in classes or "legal" in classes:
        flags |= ENDS_BODIES
    return flags


@cache
def legal_form_signs() -> frozenset[str]:
    """What stands in names of companies and hardly anywhere else."""
    return ENGLISH["sure legal forms"] | ENGLISH["dotted legal forms"] | {"&"}


@cache
def _describing() -> frozenset[str]:
    """The first words, in small letters, of what stands beside names that it describes, and their plurals."""
    beside = ENGLISH["heads"].union(
        ENGLISH["staff"],
        ENGLISH["businesses"],
        ENGLISH["trades of firms"],
        ENGLISH["belongings"],
        ENGLISH["leaders"],
        ENGLISH["kinds behind names"],
        ENGLISH["before names too"],
    )
    words = {_RUN.findall(words)[0].lower() for words in beside}
    return frozenset(words | {f"{word}s" for word in words})
