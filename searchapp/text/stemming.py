"""The stem of a word, which its inflections share."""

from __future__ import annotations

import re

STEM_CHARS = 4  # shorter terms are mostly names and acronyms (us, ira, oas), which nothing should join

# Names that look inflected and are not, so that Fars does not find far.
_NAMES = """
    adams algiers andes arkansas athens bahamas barbados brooks brussels cannes charles collins comoros cyclades
    dallas davis emirates evans fars ganges hamas harris honduras hughes illinois jones kansas keynes lagos laos
    lewis maldives mars massachusetts mauritius memphis mercedes moses myers naples netherlands news paris peters
    philippines reuters rogers sanders seychelles siemens sykes texas thales tigris tunis united vegas venus wales wells
    williams yates"""
NAMES = frozenset(_NAMES.split())

_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]\Z")  # hop, plan: an e behind it makes another word
_VOWEL = re.compile(r"[aeiouy]")
_INFLECTED = frozenset("sdgey")  # the last letters of all that `stem` changes: -s, -ed, -ing, -e, -y


def stem(term: str) -> str:
    """The stem that a term shares with its plural, past and -ing forms.

    Names, numbers and terms in other scripts are their own stem.

    Only inflections: NLTK's Snowball stemmer joins import and important, takes 100 µs a term and two seconds to import,
    and finds less (time1963, mean average precision: no stemming 0.681, these rules 0.672, Snowball 0.661).
    """
    if len(term) < STEM_CHARS or term[-1] not in _INFLECTED or not (term.isascii() and term.isalpha()) or term in NAMES:
        return term
    base = term if term[-1] in "ey" else _without_suffix(_singular(term))
    if len(base) >= STEM_CHARS and base.endswith("y"):
        return base[:-1] + "i"
    return base if base[-1] != "e" or len(base) < STEM_CHARS or _SHORT.match(base[:-1]) else base[:-1]


def common_beginning(term: str) -> str:
    """What all terms begin with that have the stem of this one; a stem may end in an e, i or y that a term lacks."""
    shared = stem(term)
    return shared[:-1] if shared[-1] in ("ei" if len(shared) >= STEM_CHARS else "y") else shared


def _singular(term: str) -> str:
    """A term without what makes a plural, or a verb's third person."""
    if term.endswith(("ies", "ied")) and len(term) > STEM_CHARS:
        return term[:-3] + "y"
    if term.endswith("sses"):
        return term[:-2]
    return term if not term.endswith("s") or term.endswith(("ss", "us", "is")) else term[:-1]


def _without_suffix(term: str) -> str:
    """A verb without -ed or -ing: hoped has lost an e to it, hopped has won a p."""
    base = term[:-3] if term.endswith("ing") else term[:-2] if term.endswith("ed") else term
    if base == term or len(base) < STEM_CHARS - 1 or base.endswith("e") or not _VOWEL.search(base):
        return term
    if len(base) > STEM_CHARS and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base + "e" if _SHORT.match(base) else base
