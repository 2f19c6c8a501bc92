"""Phrases in which `*` stands for the end of a word or, by itself, for a word: `"tea har*"`, `"tea * harvest"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from searchapp.backends.base import WORDS, Backend
from searchapp.model.query_tree import Near, Or, Phrase, QueryTree
from searchapp.query.clauses import Part
from searchapp.query.patterns import PATTERN_LETTERS
from searchapp.query.syntax.tree import Pattern, Quoted
from searchapp.query.text_parts import boosted, in_zone, phrase_part
from searchapp.text import analyzer

ENDINGS = 50  # phrases that are looked for instead of one; those of the commonest words

_ANY_WORD = "*"
_BEGINNING = re.compile(r"[^\W_]\*\Z")


def has_pattern(text: str) -> bool:
    """Whether a phrase has a `*` that stands for something, and none that is a sign like any other."""
    words = text.split()
    return any(map(_beginnings, words)) or _ANY_WORD in words[1:-1]


def as_phrase(pattern: Pattern) -> Quoted | None:
    """The phrase that a beginning of several words joined by signs is, as `al-qa*`; None for any other pattern."""
    if len(_beginnings(pattern.text)) < 2:
        return None
    return Quoted(pattern.text, pattern.position, pattern.field, pattern.boost)


def _beginnings(word: str) -> list[str]:
    """The terms of a word with a `*` at its end, of which the last is a beginning; none of any other word."""
    if not _BEGINNING.search(word) or _ANY_WORD in word[:-1]:
        return []
    terms = analyzer.terms(word[:-1])
    return terms if len(terms[-1]) >= PATTERN_LETTERS else []


def patterned_phrase(node: Quoted, backend: Backend) -> tuple[Part, str]:
    """What a phrase with a pattern in it stands for; a warning where that is more than is looked for, or nothing."""
    pieces = list(_pieces(node.text))
    while pieces and pieces[-1] == _ANY_WORD:
        pieces.pop()
    phrases = list(islice(product(*(_choices(piece, backend) for piece in pieces if piece != _ANY_WORD)), ENDINGS + 1))
    gap = _longest_gap(pieces)
    loose = f"~{node.slop}" if node.slop > 1 else ""
    text = f'"{" ".join(pieces)}"{loose}'
    trees = [_tree(phrase, gap, node) for phrase in phrases[:ENDINGS]]
    warning = f"{text} stands for many phrases; {ENDINGS} of them, with the commonest words, were looked for."
    part = in_zone(Or(tuple(trees)) if len(trees) > 1 else trees[0], node.field, text + boosted(node.boost))
    return part, warning if len(phrases) > ENDINGS else ""


def _pieces(text: str) -> Iterator[str]:
    """Terms, beginnings of terms with a `*` behind them, and `*` for any word, from the first term on."""
    is_begun = False
    for word in text.split():
        beginnings = _beginnings(word)
        pieces = [*beginnings[:-1], f"{beginnings[-1]}*"] if beginnings else analyzer.terms(word)
        if word == _ANY_WORD and is_begun:
            pieces = [word]
        yield from pieces
        is_begun = is_begun or bool(pieces)


def _choices(piece: str, backend: Backend) -> Sequence[str]:
    if not piece.endswith("*"):
        return [piece]
    return [term for term, _ in backend.completions(WORDS, piece[:-1], ENDINGS + 1)] or [piece[:-1]]


def _longest_gap(pieces: Sequence[str]) -> int:
    """How many words may stand between two of the phrase."""
    return max(map(len, re.findall(r"\*+", "".join("*" if piece == _ANY_WORD else "-" for piece in pieces))), default=0)


def _tree(phrase: Sequence[str], gap: int, node: Quoted) -> QueryTree:
    if gap and len(phrase) > 1:
        return Near(tuple(phrase), max(node.slop, gap + 1), node.boost, is_ordered=True)
    if node.slop > 1:
        return phrase_part(phrase, node.slop, Quoted("", node.position, boost=node.boost)).tree
    return Phrase(tuple(phrase), node.boost)
