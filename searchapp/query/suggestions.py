"""Another spelling of a query that finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from searchapp.backends.base import Backend
from searchapp.model import query_tree
from searchapp.query.fields import FIELDS
from searchapp.query.syntax.tree import AllOf, AnyOf, Listed, Node, Quoted, Required, Word
from searchapp.query.text_parts import LONG_WORD, SHORT_WORD
from searchapp.query.totals import totals_of
from searchapp.text.analyzer import tokens


class _TypedTerm(NamedTuple):
    """A term of a query, and the characters that it was typed as."""

    term: str
    start: int
    end: int


def respelled(text: str, tree: Node, backend: Backend) -> str | None:
    """The query with the words that no article has replaced by the nearest that one has; None if none is."""
    replaced = 0
    for term, start, end in sorted(_unmatched(_typed_terms(tree), backend), key=lambda typed: -typed.start):
        if spelling := _nearest(term, backend):
            text = text[:start] + spelling + text[end:]
            replaced += 1
    return text if replaced else None


def _typed_terms(tree: Node) -> Iterator[_TypedTerm]:
    """The terms of a query that may be misspelled; short words and numbers are too near to too many others."""
    for node in _words(tree):
        begin = node.position + isinstance(node, Quoted)
        for term, start, end in tokens(node.text):
            if len(term) >= SHORT_WORD and not term.isdecimal():
                yield _TypedTerm(term, begin + start, begin + end)


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


def _unmatched(typed_terms: Iterable[_TypedTerm], backend: Backend) -> list[_TypedTerm]:
    """Those that no article has, nor an inflection of them."""
    typed = list(typed_terms)
    totals = totals_of(backend, [query_tree.Word(term) for term, _, _ in typed])
    return [each for each, total in zip(typed, totals, strict=True) if not total]


def _nearest(term: str, backend: Backend) -> str | None:
    """The term that differs by the fewest letters, of those the commonest."""
    for distance in (1, 2) if len(term) >= LONG_WORD else (1,):
        for spelling in backend.spellings(term, distance, 1):
            return spelling
    return None
