"""The terms of a field through all segments of a snapshot, for those who build queries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import cached_property
from typing import Final

import numpy as np
from msgspec import Struct

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.term_dictionary import TermDictionary
from searchapp.engine.reader.segment_searcher import SegmentSearcher
from searchapp.engine.reader.snapshot import Snapshot
from searchapp.engine.reader.spellings import Spellings

_GLOB_SIGNS: Final = re.compile(r"[*?\[]")


class VocabularyTerm(Struct, frozen=True):
    """A term, how many documents (deleted ones included) have it, and its edit distance from what was asked for."""

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
        return self._snapshot.fields.document_frequency(self._field, term.encode())

    def rarity(self, term: str) -> float:
        """The inverse document frequency of a term."""
        return self._snapshot.fields.idf_of(self.document_frequency(term))

    def __contains__(self, term: str) -> bool:
        return self.document_frequency(term) > 0

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which terms have stems; the empty one is the default."""
        fields = (segment.field(self._field) for segment in self._snapshot.segments)
        return tuple(sorted({language for field in fields if field for language in field.languages}))

    def inflections(self, stem: str, language: str = "") -> list[VocabularyTerm]:
        """The terms that the writer put under this stem for documents of a language, commonest first."""
        return self._terms(lambda field: field.inflections(stem.encode(), language))

    def with_prefix(self, prefix: str, limit: int) -> list[VocabularyTerm]:
        """The commonest terms that begin with the prefix."""
        return self._commonest(lambda field: field.terms.prefixed(prefix.encode()), limit)

    def completions(self, prefix: str, limit: int) -> list[VocabularyTerm]:
        """Common terms that begin with the prefix: the commonest of each segment, in the order of all of them.

        One that is nowhere among a segment's commonest may be missing; counting all of them takes too long.
        """
        encoded = prefix.encode("utf-8", "replace")
        terms: set[str] = set()
        for segment in self._snapshot.segments:
            field = segment.field(self._field)
            if field is not None:
                ordinals = _commonest_of(field, field.terms.prefixed(encoded), limit)
                terms.update(field.terms.term(ordinal).decode("utf-8", "replace") for ordinal in ordinals)
        counted = [VocabularyTerm(term, self.document_frequency(term)) for term in terms]
        return sorted(counted, key=lambda term: (-term.frequency, term.text))[:limit]

    def matching(self, pattern: str, limit: int) -> list[VocabularyTerm]:
        """The commonest terms that match a pattern of letters, `*`, `?` and `[…]`, as fnmatch has them."""
        sign = _GLOB_SIGNS.search(pattern)
        prefix = (pattern[: sign.start()] if sign else pattern).encode()
        compiled = re.compile(translate(pattern))
        return self._commonest(lambda field: list(matching_ordinals(field.terms, prefix, compiled)), limit)

    def spellings(self, word: str, distance: int, limit: int) -> list[VocabularyTerm]:
        """The terms within so many insertions, deletions, substitutions and swaps: nearest, then commonest first."""
        terms: dict[str, VocabularyTerm] = {}
        for segment in self._snapshot.segments:
            field = segment.field(self._field)
            if field is None:
                continue
            for ordinal, edits in self._segment_spellings(segment, field).within(word, distance):
                text = field.terms.term(ordinal).decode("utf-8", "replace")
                elsewhere = terms[text].frequency if text in terms else 0
                terms[text] = VocabularyTerm(text, elsewhere + field.frequency(ordinal), edits)
        return sorted(terms.values(), key=lambda term: (term.distance, -term.frequency, term.text))[:limit]

    def _segment_spellings(self, segment: SegmentSearcher, field: IndexedField) -> Spellings:
        spellings = self._spellings.get(segment.base)
        if spellings is None:
            spellings = self._spellings[segment.base] = Spellings(field.terms)
        return spellings

    def _terms(self, ordinals: Callable[[IndexedField], Iterable[int]]) -> list[VocabularyTerm]:
        """The terms with these ordinals in each segment, commonest first."""
        if len(self._snapshot.segments) == 1:
            only = self._snapshot.segments[0].field(self._field)
            if only is None:
                return []
            frequency, term_at = only.frequency, only.terms.term
            ranked = sorted([(-frequency(ordinal), term_at(ordinal)) for ordinal in ordinals(only)])
            return [VocabularyTerm(term.decode("utf-8", "replace"), -count) for count, term in ranked]
        counts: dict[bytes, int] = {}
        for segment in self._snapshot.segments:
            field = segment.field(self._field)
            if field is not None:
                for ordinal in ordinals(field):
                    term = field.terms.term(ordinal)
                    counts[term] = counts.get(term, 0) + field.frequency(ordinal)
        commonest = sorted(counts, key=lambda term: (-counts[term], term))
        return [VocabularyTerm(term.decode("utf-8", "replace"), counts[term]) for term in commonest]

    def _commonest(self, ordinals: Callable[[IndexedField], range | list[int]], limit: int) -> list[VocabularyTerm]:
        if len(self._snapshot.segments) > 1:
            return self._terms(ordinals)[:limit]
        return self._terms(lambda field: _commonest_of(field, ordinals(field), limit))


def matching_ordinals(terms: TermDictionary, prefix: bytes, pattern: re.Pattern[str]) -> Iterable[int]:
    """The terms that begin with the prefix and match the pattern from their start."""
    candidates = terms.prefixed(prefix)
    texts = terms.terms(candidates.start, candidates.stop)
    match = pattern.match
    return (
        ordinal
        for ordinal, text in enumerate(texts, candidates.start)
        if match(text.decode("utf-8", "surrogateescape"))
    )


def _commonest_of(field: IndexedField, ordinals: range | list[int], limit: int) -> list[int]:
    """Those ordinals whose terms the most documents have."""
    if len(ordinals) <= limit:
        return list(ordinals)
    candidates = np.asarray(ordinals)
    counts = field.frequencies(int(candidates[0]), int(candidates[-1]) + 1).take(candidates - candidates[0])
    chosen: list[int] = candidates.take(np.argsort(-counts, kind="stable")[:limit]).tolist()
    return chosen
