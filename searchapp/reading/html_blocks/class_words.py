"""What the classes of an element say of its content: `story-body__text` names content, `most-read` other stories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from searchapp.text.tab_separated import alternatives, table_rows

_WORDS = Path(__file__).parent / "data" / "class_words.tsv"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = re.compile(r"[\W\d_]+")
_MAX_CHARS = 500  # of an element's names; longer ones are data
_BODY_NAME = re.compile(
    r"(?:article|story|entry|post|body|content)[-_]*(?:body|content|text)s?\b|\brich-?text\b|\barticle[-_]*full", re.I
)

NO_KINDS: frozenset[str] = frozenset()


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(rf"(?:^| ){words}(?= |$)") for kind, words in alternatives(_WORDS).items()}


@cache
def _first_words() -> frozenset[str]:
    """Of the terms of two words, the first: "read" of "read next"; none has three."""
    return frozenset(re.findall(r"(?:^|\|)(\w+) \??\w", "|".join(words for _, words in table_rows(_WORDS))))


@lru_cache(maxsize=1 << 14)
def class_kinds(names: str) -> frozenset[str]:
    """The kinds of content that an element's class names, id and role name."""
    words = _OTHER.sub(" ", _CAMEL.sub(" ", names[:_MAX_CHARS])).lower().split()
    pairs = [f"{first} {second}" for first, second in pairwise(words) if first in _first_words()]
    return NO_KINDS.union(*map(_kinds_of, words), *map(_kinds_of, pairs))


@lru_cache(maxsize=1 << 13)
def _kinds_of(words: str) -> frozenset[str]:
    """The kinds of content that a word of a name, or two of its words, name."""
    return frozenset(kind for kind, pattern in _patterns().items() if pattern.search(words))


@lru_cache(maxsize=1 << 14)
def names_body(names: str) -> bool:
    """Whether class names are those that sites give to the element that holds an article's body."""
    return bool(_BODY_NAME.search(names[:_MAX_CHARS]))
