"""One segment as the evaluator sees it, and the statistics of the whole index that scores go by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.fields import FieldType, Schema

from searchapp.engine.execution.plan import DaysPlan
from searchapp.engine.format.layout import K1, B
from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.reader.day_values import DayColumn, day_column
from searchapp.engine.reader.doc_sets import DocIds, DocSets, Indices
from searchapp.engine.reader.postings_cache import PostingsCache
from searchapp.engine.reader.value_sets import ValueSets, value_sets

Floats = npt.NDArray[np.float32]

CACHE_BYTES: Final = 112 << 20  # of postings; with them full a process has 178 MB of its own on 430,000 articles
POSTING_BYTES: Final = 12  # an int64 and a float32
TERM_BYTES: Final = 1_000  # all else that is kept with a term


def cached_bytes(count: int) -> int:
    """What it takes to keep so many postings of a term or a word."""
    return count * POSTING_BYTES + TERM_BYTES


class Postings:
    """The postings of a term in a segment, read when first asked for; `doc_ids` include the deleted ones."""

    __slots__ = ("_doc_ids", "_scores", "begin", "end", "factor", "field", "norms", "ordinal")

    def __init__(self, field: IndexedField, ordinal: int, factor: float | None, norms: Floats | None) -> None:
        self.field = field
        self.ordinal = ordinal
        self.factor = factor  # idf · (K1 + 1)
        self.norms = norms  # of each document of the segment; None: not scored by length
        self.begin, self.end = field.span(ordinal)
        self._doc_ids: DocIds | None = None
        self._scores: Floats | None = None

    def __len__(self) -> int:
        return self.end - self.begin

    @property
    def doc_ids(self) -> DocIds:
        """The documents that have the term, not to be written to."""
        if self._doc_ids is None:
            self._doc_ids = self.field.documents(self.ordinal)
            self._doc_ids.setflags(write=False)
        return self._doc_ids

    def scores(self, indices: Indices | None = None) -> Floats:
        """The score of the term in the documents at these indices, or in all (not to be written to).

        By BM25F as whoosh.scoring has it, idf · w·(K1+1) / (w + K1·(1-B + B·length/average)), or the weight alone in a
        field whose lengths are not kept.
        """
        if indices is None:
            if self._scores is None:
                self._scores = self._scored(self.field.weights(self.ordinal), self.doc_ids)
                self._scores.setflags(write=False)
            return self._scores
        if self._scores is not None:
            return self._scores.take(indices)
        return self._scored(self.field.weights_at(self.ordinal, indices), self.doc_ids.take(indices))

    def _scored(self, weights: Floats, documents: DocIds) -> Floats:
        if self.norms is None or self.factor is None:
            return weights
        found: Floats = self.norms.take(documents)
        found += weights
        np.divide(weights, found, out=found)
        found *= np.float32(self.factor)
        return found


class SegmentSearcher:
    """A segment, the number of its first document in the index, and its arrays for scoring, made when first needed."""

    def __init__(self, arrays: SegmentArrays, base: int, snapshot: Snapshot) -> None:
        self.arrays = arrays
        self.base = base
        self.count = arrays.documents
        self.live = arrays.live
        self.sets = DocSets(self.count)
        self._snapshot = snapshot
        self._norms: dict[str, Floats] = {}
        self._value_sets: dict[str, ValueSets | None] = {}
        self._day_columns: dict[DaysPlan, DayColumn] = {}
        self._everything: DocIds | None = None

    @property
    def everything(self) -> DocIds:
        """All documents, deleted ones too."""
        if self._everything is None:
            self._everything = np.arange(self.count, dtype=np.intp)
        return self._everything

    def field(self, name: str) -> IndexedField | None:
        """The postings of a field, if any document of the segment has some."""
        return self.arrays.field(name) if name in self.arrays.indexed else None

    def postings(self, name: str, value: Any) -> Postings | None:
        """The postings of a value's term, if any document has it; those of terms used lately are kept."""
        key = (self.base, name, value)
        found: Postings | None = self._snapshot.cache.get(key)
        if found is None:
            found = self.read_postings(name, value)
            if found is not None:  # anyone can ask for any number of values that do not exist
                self._snapshot.cache.put(key, found, cached_bytes(len(found)))
        return found

    def read_postings(self, name: str, value: Any) -> Postings | None:
        """The same, read anew and not kept."""
        term, field = self._snapshot.term(name, value), self.field(name)
        ordinal = field.terms.find(term) if field and term is not None else -1
        return None if term is None or ordinal < 0 else self.postings_at(name, ordinal, term)

    def postings_at(self, name: str, ordinal: int, term: bytes) -> Postings:
        """The postings of the term with this ordinal."""
        field = self.arrays.field(name)
        if not self._snapshot.is_scored(name):
            return Postings(field, ordinal, None, None)
        factor = self._snapshot.factor(name, term, field.frequency(ordinal))
        return Postings(field, ordinal, factor, self.norms(name))

    def value_sets(self, name: str) -> ValueSets | None:
        """The documents by their sets of values in a keyword field; None where the sets are too many."""
        if name not in self._value_sets:
            self._value_sets[name] = value_sets(self.arrays.keywords(name), len(self.arrays.field(name).terms))
        return self._value_sets[name]

    def day_column(self, plan: DaysPlan) -> DayColumn:
        """The documents by day."""
        found = self._day_columns.get(plan)
        if found is None:
            found = self._day_columns[plan] = day_column(self.arrays, plan)
        return found

    def impact_scale(self, name: str) -> float:
        """How much longer documents are in the index than in this segment, if they are: its bounds grow as much."""
        own = self.arrays.field(name).total_length / self.count
        return max(1.0, self._snapshot.average_length(name) / own) if own else 1.0

    def norms(self, name: str) -> Floats:
        """K1·(1-B + B·length/average) of each document; float32."""
        found = self._norms.get(name)
        if found is None:
            lengths = self.arrays.field(name).lengths
            each = np.arange(int(lengths.max(initial=0)) + 1) if lengths.dtype == np.uint16 else lengths
            norms = (K1 * ((1 - B) + B * each / self._snapshot.average_length(name))).astype(np.float32)
            found = self._norms[name] = norms if each is lengths else norms.take(lengths)
        return found


@dataclass(frozen=True, slots=True)
class _Fields:
    """What is known of a schema's fields: how a value becomes a term, and which are scored by their length."""

    to_bytes: dict[str, Callable[[Any], bytes]]
    scorable: frozenset[str]


class Snapshot:
    """All segments of a snapshot; documents and terms are counted as in whoosh.searching, deleted ones included."""

    def __init__(self, segments: Sequence[SegmentArrays], schema: Schema) -> None:
        self.schema = schema
        self.segments: list[SegmentSearcher] = []
        base = 0
        for arrays in segments:
            self.segments.append(SegmentSearcher(arrays, base, self))
            base += arrays.documents
        self.count_all = base
        self.count = sum(arrays.live_count for arrays in segments)
        self._fields = _Fields(
            {name: field.to_bytes for name, field in schema.items()},
            frozenset(name for name, field in schema.items() if field.scorable),
        )
        self._averages: dict[str, float] = {}
        self.cache: PostingsCache[tuple[Any, ...], Any] = PostingsCache(CACHE_BYTES)  # of terms and words, by segment

    def term(self, field: str, value: Any) -> bytes | None:
        """The term of a value, None if the field is unknown or cannot have the value."""
        to_bytes = self._fields.to_bytes.get(field)
        if to_bytes is None:
            return None
        try:
            term: bytes = to_bytes(value)
        except ValueError:
            return None
        return term

    def document_frequency(self, field: str, term: bytes) -> int:
        """How many documents have the term."""
        total = 0
        for segment in self.segments:
            postings = segment.field(field)
            ordinal = postings.terms.find(term) if postings else -1
            if postings and ordinal >= 0:
                total += postings.frequency(ordinal)
        return total

    def kind(self, field: str) -> FieldType | None:
        """The type of a field, None if it is unknown."""
        return self.schema[field] if field in self._fields.to_bytes else None

    def is_scored(self, field: str) -> bool:
        """Whether scores in the field go by the lengths of documents."""
        return field in self._fields.scorable

    def factor(self, field: str, term: bytes, frequency: int) -> float:
        """idf · (K1 + 1) of a term, idf being ln(documents / (frequency + 1)) + 1; `frequency` is a segment's."""
        if len(self.segments) > 1:
            frequency = self.document_frequency(field, term)
        return (log(self.count_all / (frequency + 1)) + 1) * (K1 + 1)

    def average_length(self, field: str) -> float:
        """Occurrences of terms in the field, by document."""
        found = self._averages.get(field)
        if found is None:
            parts = (segment.field(field) for segment in self.segments)
            total = sum(part.total_length for part in parts if part)
            found = self._averages[field] = total / (self.count_all or 1) or 1.0
        return found
