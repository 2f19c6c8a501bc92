"""Full names of persons as the lists of names show them: a given name before a surname or a word in no list."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon

_OTHERS = frozenset(("head", "legal", "place", "people", "common", "month", "title"))
_SIZES = (2, 3)
_PREFIXES = ("anti-", "pro-", "pre-", "post-", "non-", "ex-")
_MIN_GIVEN_CHARS = 3  # shorter ones, as Al and Bo, are as often words of other names


def is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words in small letters are a given name and one or two that are surnames or in no list, nothing else."""
    if len(words) not in _SIZES:
        return False
    first, *rest = words
    if not begins_full_name(first, lexicon):
        return False
    are_surnames = all(len(word) > 1 and _OTHERS.isdisjoint(lexicon.classes.get(word, ())) for word in rest)
    return are_surnames and rest[-1] not in ENGLISH["behind persons"] and " ".join(words) not in lexicon.names


def begins_full_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in small letters is a given name and nothing else."""
    classes = lexicon.classes.get(word, ())
    is_given = "given" in classes and _OTHERS.isdisjoint(classes)
    return is_given and len(word) >= _MIN_GIVEN_CHARS and word not in ENGLISH["particles"]


def chars_of_prefix(word: str) -> int:
    """How many characters of a word stand before a name: 3 of “ex-Ana”."""
    return word.index("-") + 1 if word.startswith(_PREFIXES) else 0
