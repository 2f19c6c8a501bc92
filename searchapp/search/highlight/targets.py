"""What a query looks for in a text: words that stand for each other, alone or one behind another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache, partial
from itertools import chain
from typing import Any

from searchapp.model.query_tree import And, Maybe, Near, Or, Pattern, Phrase, Prefix, QueryTree, Spelled, Word, Zone
from searchapp.search.highlight.term_offsets import Layout
from searchapp.text.stemming import stem

WORD_MEMO = 1 << 10  # words of queries that are kept as they are looked for, at about a kilobyte each
END = 1 << 32  # behind the last position that there can be
BODY_POSITION = 1000
ZONES = {"title": (0, BODY_POSITION), "body": (BODY_POSITION, END)}

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


def sought_in(query: QueryTree) -> tuple[Sought, ...]:
    """All that the query looks for in the text; what it excludes is not among it."""
    return tuple(dict.fromkeys(_sought(query, 0, END)))


def _sought(query: Any, start: int, end: int) -> Iterator[Sought]:
    kind = type(query)
    if kind in _SLOTS and not getattr(query, "field", ""):
        yield Sought((_SLOTS[kind](query),), 1, start, end)
    elif kind in (Phrase, Near):
        slots = tuple([Slot(frozenset((term,))) for term in query.terms])
        yield Sought(slots, query.slop if kind is Near else 1, start, end)
    elif kind is Zone:
        yield from _sought(query.part, *ZONES[query.zone])
    elif kind is Maybe:
        yield from _sought(query.required, start, end)
        yield from _sought(query.optional, start, end)
    elif kind in (And, Or):
        for part in query.parts:
            yield from _sought(part, start, end)


@lru_cache(maxsize=WORD_MEMO)
def _word(node: Word) -> Slot:
    node_stem = stem(node.term)
    return Slot(frozenset((node.term,)), test=lambda term: term == node.term or stem(term) == node_stem)


@lru_cache(maxsize=WORD_MEMO)
def _spelled(node: Spelled) -> Slot:
    return Slot(frozenset((node.term,)), test=partial(_within, node.term, node.distance))


def _within(term: str, distance: int, other: str) -> bool:
    if term[:1] == other[:1] and term:
        return _within(term[1:], distance, other[1:])
    if not distance or not term or not other:
        return max(len(term), len(other)) <= distance
    swapped = term[:2] == other[1::-1] and _within(term[2:], distance - 1, other[2:])
    edits = ((term[1:], other), (term, other[1:]), (term[1:], other[1:]))
    return swapped or any(_within(left, distance - 1, right) for left, right in edits)


_SLOTS: dict[type, Callable[[Any], Slot]] = {
    Word: _word,
    Spelled: _spelled,
    Prefix: lambda query: Slot(frozenset(), query.prefix),
    Pattern: lambda query: Slot(frozenset(), test=re.compile(translate(query.glob)).match),
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
