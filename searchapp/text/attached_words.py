"""Words with those that are written in one with them: and, the, in of Hebrew and Arabic, particles of Korean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from searchapp.text.analyzer import fold
from searchapp.text.tab_separated import word_lists

_LEAST_LETTERS = 2  # of a word that others are joined to
_LEAST_SYLLABLES = 2  # of a Korean word that a particle is taken off: 고양이, a cat, has but one too many

_TABLE = Path(__file__).parent / "data" / "attached_words.tsv"
_ARTICLES = {"ה": re.compile("[\u05d0-\u05ea]"), "ال": re.compile("[\u0621-\u064a]")}
_SYLLABLE = re.compile("[\u1100-\u1112]")  # the consonant that begins each


def attached_words(language: str) -> Sequence[str]:
    """What is written in one with the words of a language, given by its English name."""
    return word_lists(_TABLE)[language]


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(map(fold, attached_words(language)))


def with_attached_words(term: str) -> tuple[str, ...]:
    """The term with each word that may be joined to it; none for a term of another script."""
    if term.isascii() or len(term) < _LEAST_LETTERS:
        return ()
    letter = term[0]
    if "\u05d0" <= letter <= "\u05ea":
        return tuple([prefix + term for prefix in _joined("Hebrew")])
    if "\u0621" <= letter <= "\u064a":
        return (*[prefix + term for prefix in _joined("Arabic")], *[term + suffix for suffix in _joined("Persian")])
    return _with_particles(term) if "\u1100" <= letter <= "\u1112" else ()


def with_article(beginning: str) -> tuple[str, ...]:
    """The beginning of a Hebrew or an Arabic word with its article; none for another script."""
    if beginning.isascii():
        return ()
    return tuple(article + beginning for article, letters in _ARTICLES.items() if letters.match(beginning))


def _with_particles(term: str) -> tuple[str, ...]:
    """A Korean word without its particle, and with each other one."""
    bare = _bare(term)
    forms = (term, bare, *[word + particle for word in dict.fromkeys((term, bare)) for particle in _joined("Korean")])
    return tuple(dict.fromkeys(form for form in forms if form != term))


def _bare(term: str) -> str:
    particle = max((each for each in _joined("Korean") if term.endswith(each)), key=len, default="")
    bare = term.removesuffix(particle)
    return bare if len(_SYLLABLE.findall(bare)) >= _LEAST_SYLLABLES else term
