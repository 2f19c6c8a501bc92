"""Where a query occurs in the documents of a segment: phrases and zones are joins of positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.leaf import Postings
from searchapp.engine.runs import repeated
from searchapp.engine.sets import Docs, DocSets, Places

if TYPE_CHECKING:
    from searchapp.engine.matching import Matching

Keys = npt.NDArray[np.int64]  # document << 32 | position, ascending

SHIFT: Final = 32
BISECT_FACTOR: Final = 32  # bisecting takes 30 to 60 ns a key of the shorter list, merging 1 to 2 ns one of the longer
SHORT: Final = 4_000  # keys of the longer list that are merged in the time that it takes to begin
NO_KEYS: Final[Keys] = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Positions from `start` to before `end`."""

    start: int
    end: int


def documents(keys: Keys) -> Docs:
    """The documents of occurrences."""
    found = keys >> SHIFT
    fresh = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=fresh[1:])
    return found.compress(fresh)


def of_term(postings: Postings, places: Places | None, stretch: Stretch | None) -> Keys:
    """Where a term occurs in a stretch of all its documents, or of those at these places among them."""
    docs = postings.documents if places is None else postings.documents.take(places)
    found = postings.field.positions(postings.ordinal, places)
    keys = repeated(docs << SHIFT, found.counts)
    keys += found.flat
    if stretch is None:
        return keys
    return keys.compress((found.flat >= stretch.start) & (found.flat < stretch.end))


def of_phrase(query: Any, stretch: Stretch | None, matching: Matching) -> Keys:
    """Where the last word of a phrase stands, each word 1 to `slop` positions behind the one before (SpanNear2)."""
    words = [matching.postings(query.fieldname, word) for word in query.words]
    found = [word for word in words if word is not None]
    if len(found) < len(words) or not found:
        return NO_KEYS
    keys = NO_KEYS
    for at, places in enumerate(_together(found, matching.leaf.sets)):
        nexts = of_term(found[at], places, stretch)
        keys = _followed(keys, nexts, query.slop) if at else nexts
        if not len(keys):
            break
    return keys


def _together(words: Sequence[Postings], sets: DocSets) -> list[Places]:
    """Where in the postings of each word the documents stand that have all of the words."""
    first, *others = sorted(range(len(words)), key=lambda at: len(words[at]))
    docs = words[first].documents
    places = {first: np.arange(len(docs))}
    for other in others:
        here, there = sets.common(docs, words[other].documents)
        docs = docs.take(here)
        places = {at: known.take(here) for at, known in places.items()} | {other: there}
    return [places[at] for at in range(len(words))]


def _followed(keys: Keys, nexts: Keys, slop: int) -> Keys:
    """Those of `nexts` that stand 1 to `slop` positions behind one of `keys`."""
    if slop == 1:
        return _common(keys + 1, nexts)
    before = keys.searchsorted(nexts)  # how many stand before
    distance = nexts - keys.take(before - 1, mode="clip")
    return nexts.compress((before > 0) & (distance <= slop))


def _common(one: Keys, other: Keys) -> Keys:
    """The keys that are in both: by bisection if one is short, else by merging."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) * BISECT_FACTOR < len(other) + SHORT:
        return one.compress(other.take(other.searchsorted(one), mode="clip") == one)
    merged = np.concatenate([one, other])
    merged.sort(kind="stable")
    rest = merged[1:]
    return rest.compress(rest == merged[:-1])


def of_any(parts: list[Keys]) -> Keys:
    """The occurrences of several queries together, sorted; the same one may be there more than once."""
    keys = np.concatenate([NO_KEYS, *parts])
    keys.sort(kind="stable")
    return keys
