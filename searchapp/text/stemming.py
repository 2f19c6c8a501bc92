"""The stem of a word, which its inflections share: by rules and tables in English, by Snowball in other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from searchapp.text.snowball import SNOWBALL, SnowballStemmer, stem_beginnings
from searchapp.text.tab_separated import WordSets
from searchapp.text_memo import TextMemo

_DATA = Path(__file__).parent / "data"
_STEM_CHARS = 4  # shorter terms are mostly names and acronyms (us, ira, oas), which nothing should join

_ENGLISH_WORDS = WordSets(_DATA / "english_stemming.tsv")

_MEMO_SIZE = 1 << 16  # terms, at some 150 bytes; 20,000 stories have 22,000 that a rule may change

_MODELS = re.compile(r"[a-z]{1,8}[0-9]{1,4}s\Z")  # f16s, mig29s: more than one of them
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]\Z")  # hop, plan: an e behind it makes another word
_VOWEL = re.compile(r"[aeiouy]")
_INFLECTED = frozenset("sdgey")  # the last letters of all that is inflected: -s, -ed, -ing, -e, -y


_BRITISH_ENDINGS = (("isation", "ization"), ("ys", "yz"), ("is", "iz"))  # of stems: organis, analys, privatisation
_CHANGING = _INFLECTED.union(british[-1] for british, _ in _BRITISH_ENDINGS)  # the last letters of what a rule changes
_LEAST_BRITISH = 6  # letters of such a stem: prise and rise are other words than prize


def stem(term: str) -> str:
    """The stem that a term shares with its plural, past and -ing forms, irregular ones too, and its other spelling.

    Names, numbers and terms in other scripts are their own stem.

    Only inflections: NLTK's Snowball stemmer joins import and important, takes 100 µs a term and two seconds to import,
    and finds less (time1963, mean average precision: no stemming 0.681, these rules 0.672, Snowball 0.661).
    """
    if term[-1:] not in _CHANGING and term not in _listed_forms():  # as half of a newspaper's terms
        return term
    return _KNOWN[term]


def _changed_stem(term: str) -> str:
    """The stem of a term that may have another one than itself."""
    irregular = _irregular_stems().get(term)
    if irregular is not None:
        return irregular
    regular = regular_stem(term)
    return _american(regular) if len(regular) >= _STEM_CHARS else regular


_KNOWN = TextMemo(_changed_stem, _MEMO_SIZE)  # flushes and merges ask for the same words again and again


def regular_stem(term: str) -> str:
    """The stem by the rules for regular words."""
    if len(term) < _STEM_CHARS or term[-1] not in _INFLECTED or not (term.isascii() and term.isalpha()):
        return term[:-1] if term[-1:] == "s" and _MODELS.match(term) else term
    if term in _ENGLISH_WORDS["names"]:
        return term
    base = term if term[-1] in "ey" else _without_suffix(_singular(term))
    if len(base) >= _STEM_CHARS and base.endswith("y"):
        return base[:-1] + "i"
    return base if base[-1] != "e" or len(base) < _STEM_CHARS or _SHORT.match(base[:-1]) else base[:-1]


def _american(stem: str) -> str:
    """The stem of the American spelling of a word."""
    american = _american_stems().get(stem)
    if american is not None:
        return american
    if stem.endswith(_BRITISH_STEM_ENDINGS) and len(stem) >= _LEAST_BRITISH and stem not in _ENGLISH_WORDS["names"]:
        for british, spelling in _BRITISH_ENDINGS:
            if stem.endswith(british):
                return stem[: -len(british)] + spelling
    return stem


_BRITISH_STEM_ENDINGS = tuple(ending for ending, _ in _BRITISH_ENDINGS)


def beginnings(term: str) -> tuple[str, ...]:
    """What each term begins with, one or another of these, that has the stem of this one."""
    shared = stem(term)
    spellings = [shared, *_spellings_by_stem().get(shared, ())]
    spellings += [shared[: -len(ending)] + british for british, ending in _BRITISH_ENDINGS if shared.endswith(ending)]
    return tuple(dict.fromkeys([term, *map(_common_beginning, spellings), *_irregular_by_stem().get(shared, ())]))


def _common_beginning(shared: str) -> str:
    """What all terms with a regular stem begin with; it may end in an e, i or y that a term lacks."""
    return shared[:-1] if shared[-1] in ("ei" if len(shared) >= _STEM_CHARS else "y") else shared


def _singular(term: str) -> str:
    """A term without what makes a plural, or a verb's third person."""
    if term.endswith(("ies", "ied")) and len(term) > _STEM_CHARS:
        return term[:-3] + "y"
    if term.endswith("sses"):
        return term[:-2]
    return term if not term.endswith("s") or term.endswith(("ss", "us", "is")) else term[:-1]


def _without_suffix(term: str) -> str:
    """A verb without -ed or -ing: hoped has lost an e to it, hopped has won a p."""
    base = term[:-3] if term.endswith("ing") else term[:-2] if term.endswith("ed") else term
    if base.endswith("ee") and term.endswith("ing"):  # fleeing
        return base
    if base == term or len(base) < _STEM_CHARS - 1 or base.endswith("e") or not _VOWEL.search(base):
        return term
    if len(base) > _STEM_CHARS and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base + "e" if _SHORT.match(base) else base


# ---- tables --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _irregular_stems() -> Mapping[str, str]:
    """The stem of each irregular form."""
    return {form: _american(regular_stem(base)) for base, *forms in _rows("irregular_words.tsv") for form in forms}


@lru_cache(maxsize=1)
def _american_stems() -> Mapping[str, str]:
    """The stem of each British spelling's American one."""
    pairs = [
        (british[:-1] + ending, american[:-1] + ending) if british.endswith("*") else (british, american)
        for british, american in _rows("spellings.tsv")
        for ending in (("", *_ENGLISH_WORDS["derived"]) if british.endswith("*") else ("",))
    ]
    return {regular_stem(british): regular_stem(american) for british, american in pairs}


@lru_cache(maxsize=1)
def _listed_forms() -> frozenset[str]:
    """What has a stem by the tables."""
    return frozenset((*_irregular_stems(), *_american_stems()))


@lru_cache(maxsize=1)
def _irregular_by_stem() -> Mapping[str, tuple[str, ...]]:
    return _inverted(_irregular_stems())


@lru_cache(maxsize=1)
def _spellings_by_stem() -> Mapping[str, tuple[str, ...]]:
    return _inverted(_american_stems())


def _inverted(stem_of: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    by_stem: dict[str, tuple[str, ...]] = {}
    for form, shared in stem_of.items():
        by_stem[shared] = (*by_stem.get(shared, ()), form)
    return by_stem


def _rows(file_name: str) -> Iterator[list[str]]:
    with (_DATA / file_name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.split()


# ---- languages -----------------------------------------------------------------------------------


@cache
def stemmer_of(language: str) -> Callable[[str], str]:
    """The stemmer of a language; the English one for those that have none."""
    return SnowballStemmer(language, _ENGLISH_WORDS["names"]) if language in SNOWBALL else stem


def beginnings_of(term: str, language: str) -> tuple[str, ...]:
    """What each term begins with, one or another of these, that has the stem of this one in a language."""
    return stem_beginnings(stemmer_of(language)(term), term, language) if language in SNOWBALL else beginnings(term)
