"""Signs that pasted sentences and headlines have, and that would be operators of a query."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.query.syntax.small_operators import SENTENCE_WORDS
from searchapp.query.syntax.tree import Node, Not, Quoted, Word
from searchapp.text.languages import function_words

_BAR = re.compile(r"(?<=\s)\|(?=\s)")
_OPERATOR = re.compile(r"[()]|\b(?:AND|OR|NOT)\b|(?<!\S)[-+]?[A-Za-z]+:[^\s/]|(?<!\S)[-+]\w")
_BOOLEAN = re.compile(r"\b(?:AND|OR)\b|(?<!\S)[-+]?[A-Za-z]+:[^\s/]")
_LINKS = frozenset(("and", "or", "nor", "but"))  # behind which NOT may exclude
_NEXT_SENTENCE = re.compile(r"\?[A-Z][a-z]")
_SENTENCE_ENDS = (".", "!", "?", "…")


def headline_bar(text: str) -> int:
    """The offset of the only bar in a text of many words, as before a site's name; -1 where it may mean OR."""
    bar = _BAR.search(text) if text.count("|") == 1 else None
    is_headline = bar is not None and len(text.split()) > SENTENCE_WORDS + 1 and not _OPERATOR.search(text)
    return bar.start() if bar and is_headline else -1


def is_stressed(text: str, begin: int, end: int) -> bool:
    """Whether NOT at these offsets is a word of a sentence: beside a function word, which nobody excludes."""
    before, behind = text[:begin].split()[-1:], text[end:].split()[:1]
    is_beside = not function_words()["en"].isdisjoint({*before, *behind} - _LINKS)
    return is_beside and len(text.split()) > SENTENCE_WORDS and not _BOOLEAN.search(text)


def ends_sentence_inside(word: str) -> bool:
    """Whether a question mark in a word ends a sentence, without the space behind it, and stands for no letter."""
    return _NEXT_SENTENCE.search(word) is not None


def attribution_as_word(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes of a long text with the name behind the sentence that it quotes as a word: `“Boats float.” -Noah`."""
    quoted, name = nodes[-2:]
    if not (isinstance(quoted, Quoted) and quoted.text.endswith(_SENTENCE_ENDS) and isinstance(name, Not)):
        return nodes
    words = sum(len(node.text.split()) for node in nodes if isinstance(node, (Quoted, Word)))
    return [*nodes[:-1], name.part] if isinstance(name.part, Word) and words > SENTENCE_WORDS else nodes
