"""The fields of an index through all its segments: how values become terms, and the statistics that scores go by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from whoosh.fields import Schema

from searchapp.engine import similarity
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_arrays import SegmentArrays

_FREQUENCY_MEMO: Final = 1 << 12  # words whose frequencies are kept, at 300 bytes each


class IndexFields:
    """Documents and terms are counted as in whoosh.searching, deleted documents included."""

    def __init__(self, segments: Sequence[SegmentArrays], schema: Schema) -> None:
        self._segments = segments
        self._to_bytes = {name: field.to_bytes for name, field in schema.items()}
        self._scored = frozenset(name for name, field in schema.items() if field.scorable)
        self._averages: dict[str, float] = {}
        self.document_count = sum(arrays.documents for arrays in segments)

    def term(self, field: str, value: Any) -> bytes | None:
        """The term of a value, None if the field is unknown or cannot have the value."""
        to_bytes = self._to_bytes.get(field)
        if to_bytes is None:
            return None
        try:
            term: bytes = to_bytes(value)
        except ValueError:
            return None
        return term

    def is_scored(self, field: str) -> bool:
        """Whether scores in the field go by the lengths of documents."""
        return field in self._scored

    def document_frequency(self, field: str, term: bytes) -> int:
        """How many documents have the term."""
        total = 0
        for arrays in self._segments:
            if field in arrays.indexed_fields:
                postings = arrays.field(field)
                ordinal = postings.terms.find(term)
                total += postings.frequency(ordinal) if ordinal >= 0 else 0
        return total

    def idf(self, field: str, terms: Sequence[bytes], segment_frequency: int) -> float:
        """How rare a word is of whose terms so many documents of a segment have any."""
        return self.idf_of(segment_frequency if len(self._segments) == 1 else self.frequency_of_any(field, terms))

    def frequency_of_any(self, field: str, terms: Sequence[bytes]) -> int:
        """How many documents have any of the terms; of several, it is remembered for those asked last."""
        if len(terms) == 1:
            return self.document_frequency(field, terms[0])
        return self._frequency_of_any(field, tuple(terms))

    @cached_property
    def _frequency_of_any(self) -> Callable[[str, tuple[bytes, ...]], int]:
        return lru_cache(maxsize=_FREQUENCY_MEMO)(self._counted)

    def _counted(self, field: str, terms: tuple[bytes, ...]) -> int:
        fields = [arrays.field(field) for arrays in self._segments if field in arrays.indexed_fields]
        return sum(_with_any(postings, [postings.terms.find(term) for term in terms]) for postings in fields)

    def idf_of(self, frequency: int) -> float:
        """How rare a word is that so many documents have."""
        return similarity.idf(self.document_count, frequency)

    def average_length(self, field: str) -> float:
        """Occurrences of terms in the field, by document."""
        average = self._averages.get(field)
        if average is None:
            total = sum(arrays.field(field).total_length for arrays in self._segments if field in arrays.indexed_fields)
            average = self._averages[field] = total / (self.document_count or 1) or 1.0
        return average


def _with_any(field: IndexedField, ordinals: Sequence[int]) -> int:
    """How many documents of a segment have any of the terms, of which it lacks those below 0."""
    known = [ordinal for ordinal in ordinals if ordinal >= 0]
    if len(known) < 2:
        return field.frequency(known[0]) if known else 0
    marks = np.zeros(field.document_count, dtype=bool)
    for ordinal in known:
        marks[field.doc_ids(ordinal)] = True
    return int(np.count_nonzero(marks))
