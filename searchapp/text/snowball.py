"""The stems of words in other languages than English, by NLTK's Snowball stemmers.

Terms have lost their accents, and the stemmers know the suffixes with them; and they leave suffixes to short words, as
in Spanish “obras”: the rules of `stem_rules.tsv` are applied before and afterwards. Names and short terms are their own
stem, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from searchapp.text.analyzer import fold
from searchapp.text.tab_separated import table_rows

STEM_RULES = Path(__file__).parent / "data" / "stem_rules.tsv"
_STEM_CHARS = 4  # shorter terms are their own stem
_STEM_MEMO = 1 << 17  # terms of each language; a large corpus has as many that come again

_Rules = list[tuple[re.Pattern[str], str]]

_LATIN = re.compile(r"[a-z]+\Z")
_CYRILLIC = re.compile("[\u0430-\u044f]+\\Z")
_ARABIC = re.compile("[\u0621-\u064a]+\\Z")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {"ar": _ARABIC, "ru": _CYRILLIC}

_UNMARKED = frozenset(("de", "da", "no"))  # a letter within a word may be written in two: Mueller, Aarhus

SNOWBALL: Mapping[str, str] = {  # NLTK's names by ISO 639-1 code
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}


_REPLACED = 3  # letters at the end of a stem that its terms may lack: French enc(e) becomes ent


def stem_beginnings(stem: str, term: str, language: str) -> tuple[str, ...]:
    """What each term begins with, one or another of these, that has a stem, which is this term's."""
    if language == "ar":  # whose words also inflect at their beginning
        return ("",)
    shared = 1 if language in _UNMARKED else max(1, len(stem) - _REPLACED)
    return tuple(dict.fromkeys((term, stem[:shared])))


class SnowballStemmer:
    """Gives the stems of a language's terms."""

    def __init__(self, language: str, names: frozenset[str]) -> None:
        self._language = language
        self._names = names
        self._is_word = _SCRIPTS.get(language, _LATIN).match
        self._stem = lru_cache(maxsize=_STEM_MEMO)(self._new_stem)

    def __call__(self, term: str) -> str:
        """The stem of a term, which has no accents."""
        if len(term) < _STEM_CHARS or not self._is_word(term) or term in self._names:
            return term
        return self._stem(term)

    @cached_property
    def _of_terms(self) -> _Rules:
        return _rules(self._language, "term")

    @cached_property
    def _of_stems(self) -> _Rules:
        return _rules(self._language, "stem")

    def _new_stem(self, term: str) -> str:
        for pattern, replaced in self._of_terms:
            term = pattern.sub(replaced, term)
        stem = fold(_nltk_stemmer(self._language)(term))
        for pattern, replaced in self._of_stems:
            stem = pattern.sub(replaced, f"{stem}|{term[len(stem) :]}").partition("|")[0]
        return stem


def _rules(language: str, of: str) -> _Rules:
    """The patterns that are applied to the terms or to the stems of a language, and what takes their place."""
    rows = (row for row in table_rows(STEM_RULES) if row[:2] == [language, of])
    return [(re.compile(pattern), replaced) for _, _, pattern, replaced in rows]


@lru_cache(maxsize=len(SNOWBALL))
def _nltk_stemmer(language: str) -> Callable[[str], str]:
    # Not at the top: NLTK takes 0.2 s to import, and no index in English needs it.
    from nltk.stem.snowball import SnowballStemmer as NltkStemmer

    stem: Callable[[str], str] = NltkStemmer(SNOWBALL[language]).stem
    return stem
