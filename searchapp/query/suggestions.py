"""Another spelling of a query that finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.engine.reader.vocabulary import Vocabulary
from searchapp.query.fields import FIELDS
from searchapp.query.syntax.tree import AllOf, AnyOf, Listed, Node, Quoted, Required, Word
from searchapp.query.words import LONG_WORD, SHORT_WORD
from searchapp.text.analyzer import tokens
from searchapp.text.stemming import stem


def respelled(text: str, tree: Node, vocabulary: Vocabulary) -> str | None:
    """The query with the words that no article has replaced by the nearest that one has; None if none is."""
    replaced = 0
    for node in sorted(_words(tree), key=lambda word: -word.position):
        begin = node.position + isinstance(node, Quoted)
        for term, start, end in reversed(list(tokens(node.text))):
            if better := _nearest(term, vocabulary):
                text = text[: begin + start] + better + text[begin + end :]
                replaced += 1
    return text if replaced else None


def _words(node: Node) -> Iterator[Word | Quoted]:
    """The words and phrases that are looked for in the text."""
    if isinstance(node, (Listed, AllOf, AnyOf)):
        for part in node.parts:
            yield from _words(part)
    elif isinstance(node, Required):
        yield from _words(node.part)
    elif isinstance(node, (Word, Quoted)) and (not node.field or FIELDS[node.field].kind == "text"):
        yield node
    # What is excluded finds nothing by its spelling, and patterns and fuzzy words allow for it.


def _nearest(term: str, vocabulary: Vocabulary) -> str | None:
    """The term that differs by the fewest letters, of those the commonest; None for a term that the index has."""
    if len(term) < SHORT_WORD or term.isdecimal() or vocabulary.inflections(stem(term)) or term in vocabulary:
        return None
    for distance in (1, 2) if len(term) >= LONG_WORD else (1,):
        for word in vocabulary.spellings(term, distance, 1):
            return word.text
    return None
