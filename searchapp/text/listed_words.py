"""Whether a text has any of the words that a table lists: all are looked for at once (Aho and Corasick 1975)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ahocorasick

from searchapp.text.tab_separated import word_lists


def has_listed_word(text: str, path: Path, name: str) -> bool:
    """Whether a text has one of the words, or parts of words, that a table lists under a name in small letters."""
    return next(_automaton(path, name).iter(text.lower()), None) is not None


@cache
def _automaton(path: Path, name: str) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in word_lists(path)[name]:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton
