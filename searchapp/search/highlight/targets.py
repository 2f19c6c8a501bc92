"""What a query looks for in a text: words that stand for each other, alone or one behind another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from itertools import chain
from typing import Any

from whoosh.query import AndNot, Not, Phrase, Prefix, Query, Regex, Term, Wildcard

from searchapp.backends.local.schema import BODY_POSITION
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.zone import Zone
from searchapp.search.highlight.term_offsets import Layout

TEXT = "text"
WORD_MEMO = 1 << 10  # words of queries that are kept as they are looked for, at about a kilobyte each
END = 1 << 32  # behind the last position that there can be

Place = tuple[int, int]  # first character and the one after the last
Test = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that stand for each other: any of `terms`, whatever has the `prefix`, or whatever passes the `test`."""

    terms: frozenset[str]
    prefix: str | None = None
    test: Test | None = None

    def __contains__(self, term: str) -> bool:
        if self.prefix is not None:
            return term.startswith(self.prefix)
        return bool(self.test(term)) if self.test else term in self.terms

    def among(self, terms: Sequence[str]) -> list[int]:
        """The numbers of the terms that it contains."""
        prefix, test = self.prefix, self.test
        if prefix is not None:
            return [at for at, term in enumerate(terms) if term.startswith(prefix)]
        if test:
            return [at for at, term in enumerate(terms) if test(term)]
        known = self.terms
        return [at for at, term in enumerate(terms) if term in known]


@dataclass(frozen=True, slots=True)
class Sought:
    """Slots one behind another, each at most `slop` places behind the one before, between two positions."""

    slots: tuple[Slot, ...]
    slop: int = 1
    start: int = 0
    end: int = END

    @property
    def in_title(self) -> bool:
        """Whether it may stand in the title."""
        return self.start < BODY_POSITION

    @property
    def in_body(self) -> bool:
        """Whether it may stand in the body."""
        return self.end > BODY_POSITION


def sought_in(query: Query) -> tuple[Sought, ...]:
    """All that the query looks for in the text; what it excludes is not among it."""
    found = tuple(_sought(query, 0, END))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else found


def _sought(query: Any, start: int, end: int) -> Iterator[Sought]:
    kind = type(query)
    if kind is Zone:
        yield from _sought(query.q, max(start, query.start), min(end, query.end))
    elif kind in _SLOTS or kind is Phrase:
        if query.field() == TEXT:
            is_phrase = kind is Phrase
            slots = tuple(_one_of((word,)) for word in query.words) if is_phrase else (_SLOTS[kind](query),)
            yield Sought(slots, query.slop if is_phrase else 1, start, end)
    elif kind is AndNot:
        yield from _sought(query.a, start, end)
    elif kind is not Not:
        for part in query.children():
            yield from _sought(part, start, end)


def _one_of(words: Iterable[str]) -> Slot:
    return Slot(frozenset(words))


def _passing(pattern: str) -> Slot:
    return Slot(frozenset(), test=re.compile(pattern).match)


_SLOTS: dict[type, Callable[[Any], Slot]] = {
    Term: lambda query: _one_of((query.text,)),
    Synonyms: lru_cache(maxsize=WORD_MEMO)(lambda query: _one_of([term.text for term in query.subqueries])),
    Prefix: lambda query: Slot(frozenset(), query.text),
    Wildcard: lambda query: _passing(translate(query.text)),
    Regex: lambda query: _passing(query.text),
}


def matches_in(text: str, sought: Iterable[Sought]) -> list[Place]:
    """The places in the text that are sought, in their order, each once."""
    return places_in(Layout(text), sought)


def places_in(layout: Layout, sought: Iterable[Sought]) -> list[Place]:
    """The places in a text that is laid out already."""
    found = {at for one in sought for at in _found(layout.terms, one)}
    return layout.places(sorted(found)) if found else []


def _found(terms: Sequence[str], sought: Sought) -> Iterator[int]:
    """The numbers of terms that are part of an occurrence."""
    yield from chain.from_iterable(chained([slot.among(terms) for slot in sought.slots], sought.slop))


def chained(places: Sequence[Sequence[int]], slop: int) -> list[Sequence[int]]:
    """Of the places of several things those in chains of all: each 1 to `slop` behind one of the thing before."""
    led: list[Sequence[int]] = [places[-1]]
    for those in reversed(places[:-1]):
        led.append([at for at in those if _first_behind(led[-1], at) - at <= slop])
    led.reverse()
    kept = [led[0]]
    for those in led[1:]:
        kept.append([at for at in those if at - _last_before(kept[-1], at) <= slop])
    return kept


def _first_behind(places: Sequence[int], at: int) -> int:
    number = bisect_right(places, at)
    return places[number] if number < len(places) else END


def _last_before(places: Sequence[int], at: int) -> int:
    number = bisect_left(places, at)
    return places[number - 1] if number else -END
