"""Names of persons: without titles and genitive, the words that they are compared by, and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import DATA, gazetteer
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import fold
from searchapp.text.tab_separated import table_rows

_SMALL_BEGINNINGS = ("al-", "el-", "van ", "de ", "bin ")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?\.?")
_SLAVIC_ENDING = re.compile(r"(?<=\w{4})(?:yy|iy)$|(?<=sk)i[ij]$")  # Zelenskyy and Zelenskiy are Zelensky
_LEADING = re.compile(r"(?:[^\W\d_]+[.'’]?|[^\W\d_]+-[^\W\d_]+)\s+")
_IN_TITLES = frozenset(
    ("of", "and", "for", "&", "amir", "labour", "defence")
)  # “Minister of State for Trade”; Amir is a name too
_MAX_ABBREVIATION_CHARS = 3  # “Pol”, “Eng”, “H E” before a title
_MAX_TITLE_WORDS = 7
_MEMO_NAMES = 1 << 14  # at some 150 bytes each


@lru_cache(maxsize=_MEMO_NAMES)
def without_titles(name: str) -> int:
    """How many characters at the beginning of a name are titles: 22 of “Deputy Trade Minister Ann Lee”."""
    offset = end = 0
    for _ in range(_MAX_TITLE_WORDS):
        match = _LEADING.match(name, end)
        if match is None:
            break
        word, end = fold(match.group().strip()).rstrip(".'’"), match.end()
        rest = name[end:]
        if not offset and _is_place_of(name[: match.end()].strip(), rest):
            continue
        if word.rpartition("-")[2] in ENGLISH["titles"]:
            if rest[:1].isupper() or rest.startswith(_SMALL_BEGINNINGS):
                offset = end
        elif not _may_belong_to_title(word):
            break
    return offset


def _is_place_of(word: str, rest: str) -> bool:
    """Whether a word is the place of the office behind it, which is no surname: “Georgia Gov. Ann Lee”."""
    title = _LEADING.match(rest)
    if title is None or rest[title.end() : title.end() + 1].islower():
        return False
    office = fold(title.group().strip()).rstrip(".")
    is_office = office in ENGLISH["titles"] and not {"given", "surname"}.intersection(lexicon().classes.get(office, ()))
    if not is_office or " " not in rest[title.end() :]:
        return False
    entry = gazetteer().get(word)
    is_unknown = office in ENGLISH["offices of persons"] and fold(word) not in lexicon().classes
    return entry.senses[0].kind != "demonym" if entry else is_unknown


def _may_belong_to_title(word: str) -> bool:
    """Whether a word may stand before a title: the field of an office, an abbreviation, a link."""
    if word in _IN_TITLES or len(word) <= _MAX_ABBREVIATION_CHARS:
        return True
    words = lexicon()
    is_name = {"given", "surname"}.intersection(words.classes.get(word, ()))
    return not is_name and (word in words.ordinary or "people" in words.classes.get(word, ()))


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words that spellings of a person's name share: no case, accents, full stops, hyphens or suffixes."""
    words = [fold(word).rstrip(".").replace("'", "").replace("’", "") for word in _WORD.findall(name)]
    words = ["al" if word == "el" else _SLAVIC_ENDING.sub("y", word) for word in words if word]
    words[:-1] = map(given_name, words[:-1])  # a surname is what somebody writes it
    while len(words) > 2 and words[-1] in ENGLISH["behind persons"]:
        words.pop()
    if len(words) > 2:  # “Ann B. Lee” is “Ann Lee”
        words = [word for index, word in enumerate(words) if len(word) > 1 or index in (0, len(words) - 1)]
    return tuple(words)


def given_name(word: str) -> str:
    """A word of a name as it is compared where it is a given name."""
    return _same_names().get(word, word)


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a name with the particles before it: van der Meer, al-Hashimi, bin Said."""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in ENGLISH["particles"]:
        begin -= 1
    return words[begin:]


def person_id(name: str) -> str:
    """The id that all spellings of a person's name have; empty where a name has no letters."""
    return "-".join(name_words(name))


@lru_cache(maxsize=1)
def _same_names() -> Mapping[str, str]:
    """How a given name is compared by its other spellings."""
    rows = table_rows(DATA / "rewritten_names.tsv")
    return {spelling: name for name, others in rows for spelling in others.split()}
