"""Words near each other that are beginnings, and phrases in which `*` is the end of a word or, by itself, a word:
`tea w/5 har*`, `"tea har*"`, `"tea * harvest"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice, product
from math import prod

from msgspec.structs import replace

from searchapp.backends.base import WORDS, Backend
from searchapp.model.query_tree import Near, Or, Phrase, QueryTree
from searchapp.query.clauses import Part
from searchapp.query.syntax.tree import AnyOf, Listed, NearTo, Node, Pattern, Quoted, Word
from searchapp.query.text_parts import boosted, in_zone, phrase_part
from searchapp.query.wildcards import PATTERN_LETTERS, glob_of, plain_prefix
from searchapp.text import analyzer
from searchapp.text.lazy_pattern import LazyPattern

ENDINGS = 50  # phrases that are looked for instead of one; those of the commonest words

NEAR_ENDINGS = 64  # pairs of words that are looked for instead of beginnings near others
FITTED = 500  # words with the same beginning, the commonest, among which those that fit a pattern are looked for

_ANY_WORD = "*"
_BEGINNING = re.compile(r"[^\W_]\*\Z")
_UNSPACED_BEGINNING = LazyPattern(lambda: rf"[^*?]*[{analyzer.UNSPACED}]\*\Z", 0)


def has_pattern(text: str) -> bool:
    """Whether a phrase has a `*` that stands for something, and none that is a sign like any other."""
    words = text.split()
    return any(map(_beginnings, words)) or _ANY_WORD in words[1:-1]


def near_words(node: NearTo, backend: Backend) -> tuple[NearTo, list[str]]:
    """Words near each other with one of several in place of each pattern; warnings where that is not all that fit."""
    patterns = [each for part in node.parts for each in _one_of_several(part) if _pattern_of(each)]
    if not patterns:
        return node, []
    most = _most_endings(node)
    spelled: dict[int, Node] = {}
    warnings = []
    for each in patterns:
        words, are_all = _fitting(each, backend, most)
        if not are_all:
            text, number = _pattern_of(each), len(words)
            warnings.append(f"{text} stands for many words; {number} of them, the commonest, were looked for.")
        spelled[id(each)] = AnyOf(tuple(words))
    return replace(node, parts=tuple(_with_words(part, spelled) for part in node.parts)), warnings


def _most_endings(node: NearTo) -> int:
    """How many words may stand for each pattern so that they make no more than NEAR_ENDINGS pairs; at least one."""
    parts = [[bool(_pattern_of(each)) for each in _one_of_several(part)] for part in node.parts]
    for most in range(NEAR_ENDINGS, 1, -1):
        if prod(sum(most if is_pattern else 1 for is_pattern in part) for part in parts) <= NEAR_ENDINGS:
            return most
    return 1


def near_text(node: NearTo) -> str:
    """Words near each other as a query has them."""
    text = node.operator.sign.join(map(_text_of, node.parts))
    field = "".join(fields_of(node))
    return f"{field}:({text})" if field else text


def fields_of(node: NearTo) -> set[str]:
    """The fields of words near each other, empty for the whole text."""
    parts = [each for part in node.parts for each in _one_of_several(part)]
    return {each.field for each in parts if isinstance(each, (Word, Quoted, Pattern))}


def _text_of(node: Node) -> str:
    if isinstance(node, (AnyOf, Listed)):
        return f"({' OR '.join(map(_text_of, node.parts))})"
    text = node.text if isinstance(node, (Word, Quoted, Pattern)) else ""
    return f'"{text}"' if isinstance(node, Quoted) else text


def _one_of_several(node: Node) -> Iterator[Node]:
    """What a part stands for: each of several in parentheses, or the part itself."""
    if isinstance(node, (AnyOf, Listed)):
        for part in node.parts:
            yield from _one_of_several(part)
    else:
        yield node


def _pattern_of(node: Node) -> str:
    """The beginning or the pattern that a word or a phrase is; empty for any other."""
    if isinstance(node, (Pattern, Quoted)):
        return node.text if isinstance(node, Pattern) or has_pattern(node.text) else ""
    word = node.text if isinstance(node, Word) else ""
    return f"{word[:-1]}*" if word.endswith("!") and len(word) > PATTERN_LETTERS else ""  # as Nexis has it


def _fitting(node: Node, backend: Backend, most: int) -> tuple[list[Node], bool]:
    """The commonest words or phrases that fit a pattern, and whether no others do."""
    text = _pattern_of(node)
    field, position = (node.field, node.position) if isinstance(node, (Word, Quoted, Pattern)) else ("", 0)
    if isinstance(node, Quoted) or (isinstance(node, Pattern) and as_phrase(node)):
        pieces = [piece for piece in _pieces(text) if piece != _ANY_WORD]
        phrases = list(islice(product(*(_choices(piece, backend) for piece in pieces)), most + 1))
        return [Quoted(" ".join(phrase), position, field) for phrase in phrases[:most]], len(phrases) <= most
    glob = glob_of(Pattern(text, position, field))
    prefix = plain_prefix(glob)
    limit = FITTED if prefix is None else most
    begun = backend.completions(WORDS, prefix or re.split(r"[*?]", glob)[0], limit + 1)
    terms = [term for term, _ in begun[:limit] if fnmatchcase(term, glob)] or [re.sub(r"[*?]", "", glob)]
    return [Word(term, position, field) for term in terms[:most]], len(begun) <= limit and len(terms) <= most


def _with_words(node: Node, spelled: dict[int, Node]) -> Node:
    if isinstance(node, (AnyOf, Listed)):
        return replace(node, parts=tuple(_with_words(part, spelled) for part in node.parts))
    return spelled.get(id(node), node)


def as_phrase(pattern: Pattern) -> Quoted | None:
    """The phrase that a beginning is of several words joined by signs, as `al-qa*`, or of words without spaces between
    them, as `東京*`; None for any other pattern.
    """
    if _UNSPACED_BEGINNING.match(pattern.text):
        return Quoted(pattern.text[:-1], pattern.position, pattern.field, pattern.boost)
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
