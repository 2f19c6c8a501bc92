"""Words around the names of a language: before them without being part of them, or left out of their short forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from searchapp.text.tab_separated import table_rows

WITHOUT_SPACES = frozenset(("zh", "ja"))  # languages that put none between words
INFLECTED = frozenset(("fi", "ru"))  # languages in which the stems of a name's words join its forms
_TABLE = Path(__file__).parent / "data" / "words.tsv"
_USES = ("adds", "roles", "heads", "titles", "state", "endings", "plural")  # the members of `NameWords`


class NameWords(Struct, frozen=True):
    """The words around the names of a language."""

    before: Mapping[str, tuple[str, ...]]  # by the kind of name, the longest first
    adds: tuple[str, ...]  # what full names have beside short ones, the longest first
    roles: tuple[str, ...]  # what begins no name: ministre de la Culture
    heads: tuple[str, ...]  # what begins an organization, or ends it where there are no spaces: 協会
    titles: tuple[str, ...]  # what ends no person's name: 大統領
    state: tuple[str, ...]  # patterns of bodies that each country has: министерство .+
    endings: tuple[str, ...]  # of cases, without accents, as names have them that no list of forms has
    plural: tuple[str, ...]  # names that are plurals, and may be genitives by their form


@cache
def name_words_of(language: str) -> NameWords:
    """The words around the names of a language; none where the table does not have it."""
    words: dict[str, tuple[str, ...]] = {}
    for row_language, use, listed in table_rows(_TABLE):
        if row_language == language:
            words[use] = tuple(sorted(filter(None, listed.split("|")), key=len, reverse=True))
    before = {kind: words.get(kind, ()) for kind in ("organization", "person")}
    return NameWords(before, *(words.get(use, ()) for use in _USES))
