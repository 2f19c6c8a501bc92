"""Where a query occurs in the documents of a segment: phrases and zones are joins of positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.array_runs import changes, consecutive, repeated
from searchapp.engine.reader.doc_sets import DocIds, DocSets, Indices
from searchapp.engine.reader.segment_searcher import TERM_BYTES, Postings

if TYPE_CHECKING:
    from searchapp.engine.execution.query_context import QueryContext

Keys = npt.NDArray[np.int64]  # document << 32 | position, ascending

SHIFT: Final = 32
POSITION: Final = (1 << SHIFT) - 1
WHOLE: Final = 16_384  # occurrences, of which all are read in the time that it takes to find those of some documents
BISECT_FACTOR: Final = 32  # bisecting takes 30 to 60 ns a key of the shorter list, merging 1 to 2 ns one of the longer
SHORT: Final = 4_000  # keys of the longer list that are merged in the time that it takes to begin
NO_KEYS: Final[Keys] = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Positions from `start` to before `end`."""

    start: int
    end: int


def documents(keys: Keys) -> DocIds:
    """The documents of occurrences."""
    found = keys >> SHIFT
    return found.compress(changes(found))


class TermOccurrences:
    """Where a term occurs in all of its documents."""

    __slots__ = ("_starts", "keys")

    def __init__(self, postings: Postings) -> None:
        found = postings.field.positions(postings.ordinal)
        self.keys: Keys = repeated(postings.doc_ids << SHIFT, found.counts)
        self.keys += found.flat
        self.keys.setflags(write=False)
        self._starts = None if len(self.keys) == len(postings) else np.append(0, found.counts.cumsum())

    @property
    def size(self) -> int:
        """The bytes that it takes to keep this."""
        return self.keys.nbytes + (0 if self._starts is None else self._starts.nbytes) + TERM_BYTES

    def at(self, indices: Indices | None) -> Keys:
        """Where it occurs in the documents at these indices among its postings, or in all (not to be written to)."""
        if indices is None:
            return self.keys
        if self._starts is None:
            return self.keys.take(indices)
        starts = self._starts.take(indices)
        return self.keys.take(consecutive(starts, self._starts.take(indices + 1) - starts))


def of_term(postings: Postings, indices: Indices | None, stretch: Stretch | None, context: QueryContext) -> Keys:
    """Where a term occurs in a stretch of all its documents, or of those at these indices among them."""
    name = ("occurrences", context.segment.base, postings.field.name, postings.ordinal)
    whole: TermOccurrences | None = context.snapshot.cache.get(name)
    if whole is None:
        if postings.field.occurrence_count(postings.ordinal) > WHOLE:
            return within(read(postings, indices), stretch)
        whole = TermOccurrences(postings)
        context.snapshot.cache.put(name, whole, whole.size)
    return within(whole.at(indices), stretch)


def read(postings: Postings, indices: Indices | None) -> Keys:
    """Where a term occurs in the documents at these indices, or in all, read anew."""
    doc_ids = postings.doc_ids if indices is None else postings.doc_ids.take(indices)
    found = postings.field.positions(postings.ordinal, indices)
    keys = repeated(doc_ids << SHIFT, found.counts)
    keys += found.flat
    return keys


def within(keys: Keys, stretch: Stretch | None) -> Keys:
    """Those of the occurrences that are in the stretch, or all."""
    if stretch is None:
        return keys
    positions = keys & POSITION
    return keys.compress((positions >= stretch.start) & (positions < stretch.end))


def of_phrase(query: Any, stretch: Stretch | None, context: QueryContext) -> Keys:
    """Where the last word of a phrase stands, each word 1 to `slop` positions behind the one before (SpanNear2)."""
    words = [context.postings(query.fieldname, word) for word in query.words]
    found = [word for word in words if word is not None]
    if len(found) < len(words) or not found:
        return NO_KEYS
    keys = NO_KEYS
    known: dict[int, Keys] = {}  # a phrase may have a word many times
    for at, indices in enumerate(_together(found, context.segment.sets)):
        ordinal = found[at].ordinal
        nexts = known[ordinal] if ordinal in known else of_term(found[at], indices, stretch, context)
        known[ordinal] = nexts
        keys = _followed(keys, nexts, query.slop) if at else nexts
        if not len(keys):
            break
    return keys


def _together(words: Sequence[Postings], sets: DocSets) -> list[Indices]:
    """Where in the postings of each word the documents stand that have all of the words."""
    first, *others = sorted(range(len(words)), key=lambda at: len(words[at]))
    doc_ids = words[first].doc_ids
    indices = {first: np.arange(len(doc_ids))}
    for other in others:
        here, there = sets.common(doc_ids, words[other].doc_ids)
        doc_ids = doc_ids.take(here)
        indices = {at: known.take(here) for at, known in indices.items()} | {other: there}
    return [indices[at] for at in range(len(words))]


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
