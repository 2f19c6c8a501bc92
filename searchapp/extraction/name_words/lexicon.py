"""The lexicon: classes of words (given names, surnames, cue words …) and lists of known names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.name_keys import canonical_key, is_acronym, slug

DATA = Path(__file__).parent / "data"
COMMON_WORDS = "common_words.txt"
_CLASS_FILES = {
    "given": "given_names.txt",
    "surname": "surnames.txt",
    "people": "peoples.txt",
    "common": COMMON_WORDS,
}
PLACES, COMPANIES, ORGANIZATIONS = "place_names.txt", "companies.txt", "organizations.txt"
CUES = "cue_words.txt"
_AMBIGUOUS_LEGAL_FORMS = frozenset(["company", "as", "se", "sas", "sl"])  # which are also ordinary words
_COUNTRY_BEFORE = ("us", "united states")  # bodies that have acronyms are called with and without it
_HYPHEN_IN_NAME = re.compile(r"-([a-z])")  # “Lashkar-e-Taiba”
_MAX_NAME_WORDS = 7  # no known name is longer


class Lexicon(Struct, frozen=True, eq=False):  # compared by identity, so that what follows from a word can be cached
    """What is known of words and names, all in lower case, before any text is read."""

    classes: dict[str, tuple[str, ...]]  # by word
    names: dict[str, str]  # known name → kind: ORG, FIRM or LOC
    first_words: frozenset[str]  # that known names begin with
    sizes: dict[str, tuple[int, ...]]  # two first words → the numbers of words of known names, the largest first
    numbers: frozenset[str]  # the first words that begin with a digit: 20th, 3com
    full_names: dict[str, str]  # key of a well-known acronym or other spelling → full name
    labels: dict[str, str]  # id → full name
    ordinary: frozenset[str]  # words that are common in small letters, and no well-known name by themselves

    def match(self, lowered: list[str], begin: int, end: int) -> tuple[int, str]:
        """Size and kind of the longest known name that begins at a token; (0, "") for none."""
        first = lowered[begin]
        if begin + 1 < end:
            for size in self.sizes.get(f"{first} {lowered[begin + 1]}", ()):
                kind = self.names.get(" ".join(lowered[begin : begin + size])) if begin + size <= end else None
                if kind:
                    return size, kind
        kind = self.names.get(first)
        return (1, kind) if kind else (0, "")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package, read on first use."""
    classes: dict[str, list[str]] = {}
    for name, words in sections(read(CUES)):
        _add_class(classes, name, words.split())
    _add_class(classes, "legal", ENGLISH["legal forms"] - _AMBIGUOUS_LEGAL_FORMS)
    for name, file in _CLASS_FILES.items():
        _add_class(classes, name, read(file).lower().split("\n"))
    names: dict[str, str] = {}
    for location in read(PLACES).lower().split("\n"):
        names[location] = "LOC"
    _add_class(classes, "place", (name for name in names if " " not in name))
    for company in read(COMPANIES).strip().split("\n"):
        names.setdefault(" ".join(_name_tokens(company)), "FIRM")
    full_names: dict[str, str] = {}
    for line in read(ORGANIZATIONS).split("\n"):
        _add_organization(line, names, full_names)
    first_words = frozenset(name.partition(" ")[0] for name in names)
    labels = {slug(canonical_key(full)): full for full in full_names.values()}
    ordinary = frozenset(word for word in read(COMMON_WORDS).split("\n") if word and names.get(word) != "ORG")
    by_word = {word: tuple(its_classes) for word, its_classes in classes.items()}
    numbers = frozenset(first for first in first_words if first[:1].isdigit())
    return Lexicon(by_word, names, first_words, _sizes(names), numbers, full_names, labels, ordinary)


def _sizes(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By the two words that names begin with the numbers of words that these have, the largest first."""
    sizes: dict[str, set[int]] = {}
    for name in names:
        if 1 < (size := name.count(" ") + 1) <= _MAX_NAME_WORDS:
            sizes.setdefault(" ".join(name.split(" ", 2)[:2]), set()).add(size)
    return {words: tuple(sorted(its_sizes, reverse=True)) for words, its_sizes in sizes.items()}


@lru_cache(maxsize=1)
def other_forms() -> dict[str, set[str]]:
    """The raw ids of acronyms and other spellings by the id of the full name that the lexicon gives them."""
    forms: dict[str, set[str]] = {}
    for key, full in lexicon().full_names.items():
        forms.setdefault(slug(canonical_key(full)), set()).add(slug(key))
    return forms


def _add_class(classes: dict[str, list[str]], name: str, words: Iterable[str]) -> None:
    """Add a class to these words."""
    for word in words:
        if word:
            classes.setdefault(word, []).append(name)


def _add_organization(line: str, names: dict[str, str], full_names: dict[str, str]) -> None:
    """Add the names on a line `full name = other name == spelling`; acronyms and spellings map to the full name."""
    if not line or line.startswith("#"):
        return
    full, *others = (part.strip() for part in line.split("="))
    for name in filter(None, (full, *others)):
        names[" ".join(_name_tokens(name))] = "ORG"
    for before, other in zip([full, *others], others, strict=False):
        if other and (not before or is_acronym(other)):
            full_names.setdefault(canonical_key(other), full)
    if any(map(is_acronym, others)):
        for country in _COUNTRY_BEFORE:
            full_names.setdefault(f"{country} {canonical_key(full)}", full)


def _name_tokens(name: str) -> list[str]:
    """The tokens of a name as `tokenize` cuts them, in lower case."""
    name = _HYPHEN_IN_NAME.sub(r" - \1", name) if "-" in name else name
    return name.lower().replace("'s", " 's").split()


def sections(content: str) -> Iterator[tuple[str, str]]:
    """The name and value of each line `name: value` of a data file."""
    for line in content.strip().split("\n"):
        if not line.startswith("#"):
            name, _, value = line.partition(": ")
            yield name, value


def read(file: str) -> str:
    """The text of a data file."""
    return (DATA / file).read_text(encoding="utf-8")
