"""The vocabulary of a field through all segments, for those who build queries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import translate
from typing import Final

import numpy as np

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.reader.segment_searcher import SegmentSearcher, Snapshot
from searchapp.engine.reader.spellings import Spellings
from searchapp.engine.reader.term_expansion import matching

GLOB_SIGNS: Final = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A term, how many documents (deleted ones included) have it, and how far it is from what was asked for."""

    text: str
    frequency: int
    distance: int = 0


class Vocabulary:
    """The terms of a field."""

    def __init__(self, snapshot: Snapshot, field: str) -> None:
        self._snapshot = snapshot
        self._field = field
        self._spellings: dict[int, Spellings] = {}

    def document_frequency(self, term: str) -> int:
        """How many documents have the term."""
        return self._snapshot.document_frequency(self._field, term.encode())

    def __contains__(self, term: str) -> bool:
        return self.document_frequency(term) > 0

    def inflections(self, stem: str) -> list[VocabularyTerm]:
        """The terms that the writer put under this stem, commonest first."""
        return self._found(lambda field: field.family(stem.encode()))

    def with_prefix(self, prefix: str, limit: int) -> list[VocabularyTerm]:
        """The commonest terms that begin with the prefix."""
        return self._commonest(lambda field: field.terms.prefixed(prefix.encode()), limit)

    def matching(self, pattern: str, limit: int) -> list[VocabularyTerm]:
        """The commonest terms that match a pattern of letters, `*`, `?` and `[…]`, as fnmatch has them."""
        sign = GLOB_SIGNS.search(pattern)
        prefix = (pattern[: sign.start()] if sign else pattern).encode()
        compiled = re.compile(translate(pattern))
        return self._commonest(lambda field: list(matching(field.terms, prefix, compiled)), limit)

    def spellings(self, word: str, distance: int, limit: int) -> list[VocabularyTerm]:
        """The terms within so many insertions, deletions, substitutions and swaps: nearest, then commonest first."""
        found: dict[str, VocabularyTerm] = {}
        for segment in self._snapshot.segments:
            field = segment.field(self._field)
            if field is None:
                continue
            for ordinal, far in self._spelling(segment, field).near(word, distance):
                text = field.terms.term(ordinal).decode("utf-8", "replace")
                known = found[text].frequency if text in found else 0
                found[text] = VocabularyTerm(text, known + field.frequency(ordinal), far)
        return sorted(found.values(), key=lambda near: (near.distance, -near.frequency, near.text))[:limit]

    def _spelling(self, segment: SegmentSearcher, field: IndexedField) -> Spellings:
        found = self._spellings.get(segment.base)
        if found is None:
            found = self._spellings[segment.base] = Spellings(field.terms)
        return found

    def _found(self, ordinals: Callable[[IndexedField], Iterable[int]]) -> list[VocabularyTerm]:
        """The terms with these ordinals in each segment, commonest first."""
        if len(self._snapshot.segments) == 1:
            field = self._snapshot.segments[0].field(self._field)
            found = [(-field.frequency(at), field.terms.term(at)) for at in ordinals(field)] if field else []
            return [VocabularyTerm(term.decode("utf-8", "replace"), -count) for count, term in sorted(found)]
        counts: dict[bytes, int] = {}
        for segment in self._snapshot.segments:
            field = segment.field(self._field)
            if field is not None:
                for ordinal in ordinals(field):
                    term = field.terms.term(ordinal)
                    counts[term] = counts.get(term, 0) + field.frequency(ordinal)
        ranked = sorted(counts, key=lambda term: (-counts[term], term))
        return [VocabularyTerm(term.decode("utf-8", "replace"), counts[term]) for term in ranked]

    def _commonest(self, ordinals: Callable[[IndexedField], range | list[int]], limit: int) -> list[VocabularyTerm]:
        if len(self._snapshot.segments) > 1:
            return self._found(ordinals)[:limit]
        return self._found(lambda field: _commonest_of(field, ordinals(field), limit))


def _commonest_of(field: IndexedField, ordinals: range | list[int], limit: int) -> list[int]:
    """Those ordinals whose terms the most documents have."""
    if len(ordinals) <= limit:
        return list(ordinals)
    found = np.asarray(ordinals)
    counts = field.frequencies(int(found[0]), int(found[-1]) + 1).take(found - found[0])
    chosen: list[int] = found.take(np.argsort(-counts, kind="stable")[:limit]).tolist()
    return chosen
