"""Words with letters in brackets, one of which stands there: `gr[ae]y` is grey or gray."""

from __future__ import annotations

import re
from itertools import product
from math import prod

from searchapp.errors import QueryError

SPELLINGS = 24  # of one word

_CLASS = re.compile(r"\[([^\[\]\s]{1,12})\]")


def spellings_of_classes(word: str, position: int) -> list[str]:
    """The words that a word with classes of letters stands for, none for one without. Raises QueryError.

    Brackets around the whole word, as around [sic], are punctuation.
    """
    pieces = _CLASS.split(word)
    if len(pieces) == 1 or not any(map(str.strip, pieces[::2])):
        return []
    classes = pieces[1::2]
    if any(letters[0] in "!^" or not letters.isalnum() for letters in classes):
        message = "Letters in brackets are written one after another, as in gr[ae]y."
        raise QueryError(message, position, "wildcard")
    choices = list(map(_choices, pieces, [False, True] * len(pieces)))
    if prod(map(len, choices)) > SPELLINGS:  # not made before they are counted: ten classes may make 12^10
        raise QueryError(f"The letters in brackets make more than {SPELLINGS} words.", position, "wildcard")
    return ["".join(letters) for letters in product(*choices)]


def _choices(piece: str, is_class: bool) -> list[str]:
    return list(dict.fromkeys(piece)) if is_class else [piece]
