"""The stems of words in other languages than English, by NLTK's Snowball stemmers.

Terms have lost their accents, and the stemmers know the suffixes with them: where that matters, letters are put back
first. Names and short terms are their own stem, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from searchapp.text.analyzer import fold

STEM_CHARS = 4  # shorter terms are their own stem
STEM_MEMO = 1 << 17  # terms of each language; a large corpus has as many that come again

_LATIN = re.compile(r"[a-z]+\Z")
_CYRILLIC = re.compile("[\u0430-\u044f]+\\Z")
_ARABIC = re.compile("[\u0621-\u064a]+\\Z")
_SCRIPTS: Mapping[str, re.Pattern[str]] = {"ar": _ARABIC, "ru": _CYRILLIC}

# Letters that are written with a mark or in two, so that Mueller is Müller and Aarhus Århus.
_IN_TWO = {
    "de": (re.compile(r"(?<![aeiouq])([aou])e"), r"\1"),
    "da": (re.compile(r"(a)a|(o)e"), r"\1\2"),
    "no": (re.compile(r"(a)a|(o)e"), r"\1\2"),
}

# These, and the letters of suffixes that folding has changed, as the stemmers know them.
_UNFOLDED: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    **{language: (letters,) for language, letters in _IN_TWO.items()},
    "ru": ((re.compile("(?<=[аеиоуыэюя])и(?!\\B[аеоуыэюя])"), "й"),),
    "pt": (
        (re.compile(r"(?:ao|oes)\Z"), "ão"),
        (re.compile(r"encia(?=s?\Z)"), "ência"),
        (re.compile(r"avel\Z"), "ável"),
        (re.compile(r"ivel\Z"), "ível"),
    ),
    "es": ((re.compile(r"cion\Z"), "ción"), (re.compile(r"logia(?=s?\Z)"), "logía")),
    "fr": (
        (re.compile(r"(?<=[^aeiou])ite(?=s?\Z)"), "ité"),
        (re.compile(r"ee(?=s?\Z)"), "ée"),
        (re.compile(r"iere(?=s?\Z)"), "ière"),
    ),
    "it": ((re.compile(r"ita\Z"), "ità"),),
}

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
    shared = 1 if language in _IN_TWO else max(1, len(stem) - _REPLACED)
    return tuple(dict.fromkeys((term, stem[:shared])))


class SnowballStemmer:
    """Gives the stems of a language's terms."""

    def __init__(self, language: str, names: frozenset[str]) -> None:
        self._language = language
        self._names = names
        self._is_word = _SCRIPTS.get(language, _LATIN).match
        self._stem = lru_cache(maxsize=STEM_MEMO)(self._new_stem)

    def __call__(self, term: str) -> str:
        """The stem of a term, which has no accents."""
        if len(term) < STEM_CHARS or not self._is_word(term) or term in self._names:
            return term
        return self._stem(term)

    def _new_stem(self, term: str) -> str:
        for folded, letters in _UNFOLDED.get(self._language, ()):
            term = folded.sub(letters, term)
        return fold(_nltk_stemmer(self._language)(term))


@lru_cache(maxsize=len(SNOWBALL))
def _nltk_stemmer(language: str) -> Callable[[str], str]:
    # Not at the top: NLTK takes 0.7 s to import, and no index in English needs it.
    from nltk.stem.snowball import SnowballStemmer as NltkStemmer

    stem: Callable[[str], str] = NltkStemmer(SNOWBALL[language]).stem
    return stem
