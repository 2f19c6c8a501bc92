"""Full names of persons as the lists of names show them: a given name before a surname or a word in no list."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import Lexicon

_OTHERS = frozenset(("head", "legal", "place", "people", "common", "month", "title"))
_SIZES = (2, 3)
_MIN_GIVEN_CHARS = 3  # shorter ones, as Al and Bo, are as often words of other names


def is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words in small letters are a given name and one or two that are surnames or in no list, nothing else."""
    if len(words) not in _SIZES:
        return False
    first, *rest = words
    if len(first) < _MIN_GIVEN_CHARS or first in ENGLISH["particles"]:
        return False
    classes_of_first = lexicon.classes.get(first, ())
    if "given" not in classes_of_first or not _OTHERS.isdisjoint(classes_of_first):
        return False
    are_surnames = all(len(word) > 1 and _OTHERS.isdisjoint(lexicon.classes.get(word, ())) for word in rest)
    return are_surnames and rest[-1] not in ENGLISH["behind persons"] and " ".join(words) not in lexicon.names
