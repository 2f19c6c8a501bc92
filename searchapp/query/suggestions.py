"""Another spelling of a query that finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import body_of, summary_rows
from searchapp.backends.value_types import id_called, kind_of
from searchapp.model import query_tree
from searchapp.model.facets import BY_PARAMETER, FACETS, FacetField
from searchapp.query.fields import FIELDS
from searchapp.query.syntax.lexer import QUOTES
from searchapp.query.syntax.tree import (
    Address,
    AllOf,
    AnyOf,
    Exact,
    Fuzzy,
    Listed,
    NearTo,
    Node,
    Not,
    Pattern,
    Quoted,
    Required,
    Span,
    Word,
)
from searchapp.query.text_parts import LONG_WORD, SHORT_WORD
from searchapp.query.totals import totals_of
from searchapp.query.typed_values import label_of, longer_names, values_like
from searchapp.text.analyzer import composed, tokens

_SHORT_HALF = 2  # letters: ofcourse, hanoi
_READ_CHARS = 100_000  # of an article, to see how it writes a word
_WORD = r"""[^\W_][^\s"“”„‟«»()|*?~^:+=<>\[\]{}&!/\\,;]*"""  # without what is a sign of the query
_WORDS = re.compile(f"{_WORD}(?: {_WORD})*\\Z")
_NAME = re.compile(r"""["“”]?([^\W_][^"“”:()*?~^+|\[\]{}<>=!]{1,60})["“”]?\Z""")  # without signs of the query
_BESIDE_THE_TEXT = tuple(facet for facet in FACETS.values() if facet.value_type == "name")  # as bylines are
_GROUP_DIGITS = (2, 4)  # the fewest and the most that numbers are parted into, but for the first group
_GROUPED = re.compile(r"[0-9]{7,13}\Z")  # phone numbers, licences, ISBN
LONGEST_IN_TWO = 24  # letters: of a longer word no two are typed in one by mistake


class _TypedTerm(NamedTuple):
    """A term of a query, and the characters that it was typed as."""

    term: str
    start: int
    end: int


def respelled(text: str, tree: Node, backend: Backend) -> str | None:
    """The query with the words that no article has replaced by the nearest that one has; None if none is.

    Two words may be one (`market place`), and one two (`wellknown`).
    """
    typed = list(_typed_terms(tree))
    spellings: dict[tuple[int, int], str] = dict(_named_otherwise(tree, backend))
    unmatched = _unmatched([each for each in typed if _is_misspellable(each.term)], backend)
    for number in _unmatched([each for each in typed if _GROUPED.match(each.term)], backend):
        if groups := _in_groups(number.term, backend):
            is_quoted = any(map(text[number.start - 1 : number.start].startswith, QUOTES)) if number.start else False
            spellings[number.start, number.end] = groups if is_quoted else f'"{groups}"'
    for each in [*_in_one(text, typed, unmatched, backend), *unmatched]:
        if all(each.end <= start or end <= each.start for start, end in spellings):
            spelling = each.term if each not in unmatched else _nearest(each.term, backend)
            if spelling:
                spellings[each.start, each.end] = _as_written(spelling, backend)
    for (start, end), spelling in sorted(spellings.items(), reverse=True):
        text = text[:start] + spelling + text[end:]
    return text if spellings else None


def as_value(text: str, backend: Backend) -> str | None:
    """The query for articles of the outlet, section or writer whose whole name a text is; None if it is none's."""
    match = _NAME.match(text.strip())
    if match is None:
        return None
    for facet in _BESIDE_THE_TEXT:
        value = id_called(facet, match[1])
        if value and backend.first(facet.name, (value,)):
            return f'{facet.parameter}:"{match[1]}"'
    return None


def unescaped(text: str) -> str:
    """A text that was copied out of a page's source or an address as people read it: `AT&amp;T`, `night%20ferry`."""
    return unescape(unquote(text, errors="replace")).replace("\N{REPLACEMENT CHARACTER}", "")


def _as_written(words: str, backend: Backend) -> str:
    """Words of the index as the best article that has them writes them, with its marks, in small letters."""
    terms = words.split(" ")
    (outcome,) = backend.run([Plan(query_tree.Phrase(tuple(terms)), limit=1, stored=("summary", "article"))])
    titles = [row[1] for row in summary_rows(outcome.stored["summary"])]
    for text in (*titles, *map(body_of, outcome.stored["article"])):
        read = tokens(text[:_READ_CHARS])
        for index in range(len(read) - len(terms) + 1):
            if [term for term, _, _ in read[index : index + len(terms)]] == terms:
                return small_letters(text, read[index][1], read[index + len(terms) - 1][2], words)
    return composed(words)


def small_letters(text: str, start: int, end: int, words: str) -> str:
    """What stands there in a text, in small letters; where a query would misread its signs, the words themselves."""
    written = text[start:end].lower().replace("i\u0307", "i")  # of İ
    return written if _WORDS.match(written) else composed(words)


def _in_one(
    text: str, typed: Sequence[_TypedTerm], unmatched: Sequence[_TypedTerm], backend: Backend
) -> list[_TypedTerm]:
    """Words side by side, one of which no article has, that some have in one."""
    pairs = [
        _TypedTerm(left.term + right.term, left.start, right.end)
        for left, right in pairwise(typed)
        if (left in unmatched or right in unmatched) and text[left.end : right.start].isspace()
    ]
    totals = totals_of(backend, [query_tree.Word(pair.term) for pair in pairs])
    return [pair for pair, total in zip(pairs, totals, strict=True) if total]


def _typed_terms(tree: Node) -> Iterator[_TypedTerm]:
    """The terms of a query."""
    for node in _words(tree):
        begin = node.position + isinstance(node, Quoted)
        for term, start, end in tokens(node.text):
            yield _TypedTerm(term, begin + start, begin + end)


def _named_otherwise(tree: Node, backend: Backend) -> Iterator[tuple[tuple[int, int], str]]:
    """Where values of facets stand that no article has, with the label of the one that is written nearly so."""
    for node in _leaves(tree):
        facet = BY_PARAMETER.get(node.field)
        if facet and (label := _label_like(facet, node.text, backend)):
            end = node.position + len(node.text) + 2 * isinstance(node, Quoted)
            yield (node.position, end), f'"{label}"'


def _label_like(facet: FacetField, text: str, backend: Backend) -> str:
    """The label of the value that is written nearly as a text which is none; empty where there is none."""
    value, codes = id_called(facet, text), kind_of(facet).codes
    if codes:
        return "" if value else codes.like(text)
    if backend.first(facet.name, (value,)) or longer_names(backend, facet, value):
        return ""
    return next((label_of(backend, facet.name, near) for near in values_like(backend, facet.name, text)), "")


def _in_groups(number: str, backend: Backend) -> str:
    """A long number as most articles part it, `555 010 7799`; empty where none does."""
    ways = list(_parted(number))
    totals = totals_of(backend, [query_tree.Phrase(groups) for groups in ways])
    total, groups = max(zip(totals, ways, strict=True), default=(0, ()))
    return " ".join(groups) if total else ""


def _parted(number: str, is_first: bool = True) -> Iterator[tuple[str, ...]]:
    """The groups of digits that a number may be parted into."""
    for size in range(1 if is_first else min(_GROUP_DIGITS), max(_GROUP_DIGITS) + 1):
        if size == len(number) and not is_first:
            yield (number,)
        elif size < len(number):
            yield from ((number[:size], *rest) for rest in _parted(number[size:], is_first=False))


def _is_misspellable(term: str) -> bool:
    """Whether a term may be another one misspelled; short words and numbers are too near to too many others."""
    return len(term) >= SHORT_WORD and not term.isdecimal()


def _words(node: Node) -> Iterator[Word | Quoted]:
    """The words and phrases that are looked for in the text."""
    return (leaf for leaf in _leaves(node) if not leaf.field or FIELDS[leaf.field].kind == "text")


def _leaves(node: Node) -> Iterator[Word | Quoted]:
    """The words, phrases and values of facets that are looked for."""
    match node:
        case Listed() | AllOf() | AnyOf():
            for part in node.parts:
                yield from _leaves(part)
        case Required():
            yield from _leaves(node.part)
        case Word() | Quoted():
            yield node
        case Not() | NearTo() | Exact() | Address() | Span():
            pass  # what is excluded finds nothing by its spelling, and the others are as they were pasted
        case Pattern() | Fuzzy():
            pass  # which allow for other spellings
        case _:
            query_tree.assert_never(node)


def _unmatched(typed_terms: Iterable[_TypedTerm], backend: Backend) -> list[_TypedTerm]:
    """Those that no article has, nor an inflection of them."""
    typed = list(typed_terms)
    totals = totals_of(backend, [query_tree.Word(term) for term, _, _ in typed])
    return [each for each, total in zip(typed, totals, strict=True) if not total]


def _nearest(term: str, backend: Backend) -> str | None:
    """The term that differs by the fewest letters, of those the commonest; or the term in two, which others have."""
    if spelling := next(iter(backend.spellings(term, 1, 1)), None):
        return spelling
    if in_two := _in_two(term, backend):
        return in_two
    return next(iter(backend.spellings(term, 2, 1)), None) if len(term) >= LONG_WORD else None


def _in_two(term: str, backend: Backend) -> str | None:
    """The two words that a term is in one, if articles have them one behind the other."""
    if not (_SHORT_HALF + SHORT_WORD <= len(term) <= LONGEST_IN_TWO and term.isalpha()):
        return None
    halves = [(term[:index], term[index:]) for index in range(_SHORT_HALF, len(term) - _SHORT_HALF + 1)]
    totals = totals_of(backend, [query_tree.Phrase(pair) for pair in halves])
    total, pair = max(zip(totals, halves, strict=True))
    return " ".join(pair) if total else None
