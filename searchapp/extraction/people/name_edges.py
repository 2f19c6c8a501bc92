"""Where the persons' names that the model proposes begin and end, and which of them name no person.

“Deputy Trade Minister Ana Reyes”, “Like Reyes” and “Reyes-led” all name Reyes; “Orr Tea Festival” names nobody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.organizations.headwords import headword_kind
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.people.person_names import without_titles
from searchapp.extraction.word_kinds import NON_NAMES
from searchapp.text.calendar.dates import MONTH_NAMES

_PARTICIPLE = r"(?:led|run|based|era|style|like|born|bound|only|owned|listed|[a-z]{3,}(?:ed|ing|ish))\b"
_HYPHENATED = re.compile(rf"(?:-(?!{_PARTICIPLE})[a-z]{{1,8}}\b)+(?!-)")  # “Moon Jae-in”
_SECOND_GIVEN_NAME = re.compile(rf" [A-Z][a-z]+-(?!{_PARTICIPLE})[a-z]{{1,8}}\b(?!-)")  # “Mei Chan Wing-yi”
_PARTICIPLE_BEHIND = re.compile(rf"-{_PARTICIPLE}$")
_MORE_SURNAMES = re.compile(
    r"(?: (?:(?:dos|das|do|da|de|del|della|di|van|von|der|bin|ibn|bint)(?: (?:der|den|la|los))? (?=[A-Z])|[ae]l-)"
    r"[A-Z][^\W\d_]+)+"
)
_BEFORE_NAMES = frozenset("like unlike had has did does said says told ask meet versus amid besides via per".split())  # noqa: SIM905
_MIN_WORDS = 2  # a single word says too little of what it names
_SURNAMES_TOO = frozenset(("park", "day", "law", "street", "bridge", "school", "church"))
_SAINTS = frozenset(("st", "st.", "san", "santa"))  # towns are called after them
_MAX_ASIAN_NAME_CHARS = 3  # “An”, “He” and “Yet” are names too
_FIRST_WORD = re.compile(r"([^\W\d_]+)\s+(?=\w)")


def person_span(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """The offsets of a person's name without what stands before and behind it, and with all its parts."""
    end = _end(text, end)
    if participle := _PARTICIPLE_BEHIND.search(text[start:end]):
        end = start + participle.start()
    first = _FIRST_WORD.match(text, start, end)
    while first and _is_before_names(first[1], lexicon):
        start = first.end()
        first = _FIRST_WORD.match(text, start, end)
    return start + without_titles(text[start:end]), end


def _end(text: str, end: int) -> int:
    """Where a name ends that may go on behind the model's end: “Jae” of “Moon Jae-in”, “Said” of “Said bin Omar”."""
    if hyphenated := _HYPHENATED.match(text, end) or _SECOND_GIVEN_NAME.match(text, end):
        return hyphenated.end()
    more = _MORE_SURNAMES.match(text, end)
    return more.end() if more else end


def _is_before_names(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word begins a sentence before a name, and is no name itself."""
    if "given" in lexicon.classes.get(word.lower(), ()) or word.lower() in MONTH_NAMES:
        return False
    return word.lower() in _BEFORE_NAMES or (word in NON_NAMES and len(word) > _MAX_ASIAN_NAME_CHARS)


def names_no_person(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a thing, a body or a place, or of ordinary words alone; never of one word."""
    words = name.lower().split()
    if "/" in name or len(words) < _MIN_WORDS:
        return "/" in name
    classes = [lexicon.classes.get(word, ()) for word in words]
    if headword_kind(words, lexicon) in ("thing", "body") and not _ends_in_surname(words, lexicon):
        return True
    if all("common" in each and not {"given", "surname"}.intersection(each) for each in classes):
        return True
    return "given" not in classes[0] and words[0] not in _SAINTS and _is_place(name)


def _ends_in_surname(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the last word of a name may be a surname there: “Una Day”, “Sun-hee Park”, not “Una Holt Day”."""
    if "surname" in lexicon.classes.get(words[-1], ()):
        return True
    return words[-1] in _SURNAMES_TOO and len(words) == _MIN_WORDS and words[0] not in lexicon.ordinary


@lru_cache(maxsize=4096)
def _is_place(name: str) -> bool:
    """Whether a name of several words is that of a town or a region and nothing else."""
    entry = gazetteer().get(name)
    return entry is not None and entry.ambiguity != "person" and entry.senses[0].kind in ("city", "region", "county")
