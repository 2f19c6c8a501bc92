"""Operators between words: how each is written, here and in other engines, and what it asks for.

A new one is a class here and a row of `WORD_OPERATORS`; parsing, the echo of the query and the help page go by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

from msgspec import Struct

from searchapp.errors import QueryError
from searchapp.model.query_tree import Near, Phrase, QueryTree

USUAL_SLOP = 10  # of a NEAR without a number, as in Lucene's and Google's kin
SENTENCE_SLOP, PARAGRAPH_SLOP = 15, 50  # the usual lengths, in words, of what `w/s` and `w/p` ask for
NEAR_SLOP = 100  # as many words lie between the end of a title and the body
NEAR_REACH = 100  # positions; as many lie between a title of full length and the body

_DISTANCE = r"/ (?: [0-9]{1,4} | (?i: s(?:ent)? | p(?:ara)? ) )"
_NUMBER = re.compile(r"[0-9]+")


class WordOperator(Struct, frozen=True, gc=False):
    """Words near each other, `slop` positions apart at most."""

    slop: int

    name: ClassVar[str]  # which stands before a slash and the slop, where the query is told again
    pattern: ClassVar[str]  # how it is written, anywhere
    between: ClassVar[str] = ""  # what is an operator between two words alone, elsewhere a word
    bare: ClassVar[str] = ""  # what looks like a word, having letters and digits alone
    example: ClassVar[tuple[str, str] | None] = None  # for the help page: a query, and which articles it finds
    is_ordered: ClassVar[bool] = False

    @property
    def sign(self) -> str:
        """How it is written between its operands."""
        return f" {self.name}/{self.slop} "

    def joined(self, other: WordOperator) -> WordOperator:
        """The one operator that two in a row are: the looser distance, and in order if one is."""
        kind = type(self) if self.is_ordered else type(other)
        return kind(max(self.slop, other.slop))

    def trees(self, phrases: Sequence[Sequence[str]]) -> list[QueryTree]:
        """What an article has to match all of, for phrases of which most are one word."""
        terms = tuple(chain.from_iterable(phrases))
        reach = reach_of(len(phrases), self.slop) + len(terms) - len(phrases)
        several: list[QueryTree] = [Phrase(tuple(phrase)) for phrase in phrases if len(phrase) > 1]
        return [Near(terms, reach, is_ordered=self.is_ordered), *several]


class AnyOrder(WordOperator, frozen=True, gc=False):
    """Words in any order, within a stretch that grows with their number."""

    name = "NEAR"
    # Of Nexis, ProQuest, Factiva, Ovid and Google; letters alone have to be capitals, or they are words.
    pattern = rf"""
        (?i: near | n | w | adj ) {_DISTANCE}
      | (?: NEAR | ADJ ) [0-9]{{0,3}}
      | AROUND \s? \( [0-9]{{1,4}} \)
    """
    between = r"/ (?: [0-9]{1,3} | (?i: [sp] ) ) | (?i: near | adj ) [0-9]{1,3}"  # of Westlaw, Lexis and Factiva
    bare = r"(?: NEAR | ADJ | (?i: near | adj ) (?=[0-9]) ) [0-9]{0,3}"
    example = (
        "({first} OR boat) NEAR/8 {second}",
        "the same for words of which one will do (also: w/8; PRE/8: in this order)",
    )


class InOrder(WordOperator, frozen=True, gc=False):
    """Words each of which stands at most so many positions behind the one before it."""

    name = "PRE"
    pattern = rf"(?i: pre | onear | p ) {_DISTANCE}"
    is_ordered = True


WORD_OPERATORS: Sequence[type[WordOperator]] = (AnyOrder, InOrder)


def _either(patterns: Sequence[str]) -> str:
    return rf"(?: {' | '.join(filter(None, patterns))} )"


PATTERN = rf"{_either([kind.pattern for kind in WORD_OPERATORS])} (?= [\s(\"'] | \Z )"
BETWEEN = rf"{_either([kind.between for kind in WORD_OPERATORS])} (?= \s+ [^\s)|&] )"
_BARE = re.compile(rf"\b{_either([kind.bare for kind in WORD_OPERATORS])}\b", re.VERBOSE)
_WRITTEN = [(re.compile(_either([kind.pattern, kind.between]), re.VERBOSE), kind) for kind in WORD_OPERATORS]


def has_bare_operator(text: str) -> bool:
    """Whether a text has an operator of letters and digits alone, which looks like a word: `tea NEAR coffee`."""
    return _BARE.search(text) is not None


def operator_of(written: str, position: int) -> WordOperator:
    """The operator that is written so at a position of the query. Raises QueryError for too great a distance."""
    kind = next(kind for pattern, kind in _WRITTEN if pattern.fullmatch(written))
    slop = _slop_of(written)
    if slop > NEAR_SLOP:
        raise QueryError(f"The number behind {kind.name}/ is {NEAR_SLOP} at most.", position, "suffix")
    return kind(max(slop, 1))


def _slop_of(written: str) -> int:
    """How many positions apart the words may be."""
    if number := _NUMBER.search(written):
        return int(number.group())
    unit = written.lower().rpartition("/")[2][:1]
    return {"s": SENTENCE_SLOP, "p": PARAGRAPH_SLOP}.get(unit, USUAL_SLOP)


def reach_of(count: int, slop: int) -> int:
    """How long a stretch may be that has so many words, each at most `slop` positions from another."""
    return min(slop * (count - 1), max(NEAR_REACH, slop))
