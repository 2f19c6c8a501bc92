"""Reads one segment: postings of terms, doc values by kind, norms of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.reader.day_values import DateFields, DayValues, day_values
from searchapp.engine.reader.doc_sets import DocIds, DocSets
from searchapp.engine.reader.index_fields import IndexFields
from searchapp.engine.reader.merged_weights import merged_weights
from searchapp.engine.reader.postings_cache import PostingsCache
from searchapp.engine.reader.scored_postings import (
    LengthNorms,
    SynonymPostings,
    TermPostings,
    cached_bytes,
)
from searchapp.engine.reader.value_sets import ValueSets, value_sets
from searchapp.engine.similarity import norms
from searchapp.engine.tuning import Tuning

Cache = PostingsCache[tuple[Any, ...], Any]


class SegmentSearcher:
    """A segment, the global doc id of its first document, and its arrays for scoring, made when first needed."""

    def __init__(self, arrays: SegmentArrays, base: int, fields: IndexFields, cache: Cache, tuning: Tuning) -> None:
        self.arrays = arrays
        self.base = base
        self.count = arrays.documents
        self.live = arrays.live
        self.sets = DocSets(self.count, tuning)
        self.tuning = tuning
        self.fields = fields
        self.cache = cache  # of terms and words, shared by all segments: keys begin with the base
        self._lengths: dict[str, LengthNorms] = {}
        self._value_sets: dict[str, ValueSets | None] = {}
        self._day_values: dict[DateFields, DayValues] = {}
        self._term_ordinals: dict[str, npt.NDArray[np.int32]] = {}
        self._tie_orders: dict[tuple[str, str], npt.NDArray[np.int64]] = {}
        self._everything: DocIds | None = None

    @property
    def everything(self) -> DocIds:
        """All documents, deleted ones too."""
        if self._everything is None:
            self._everything = np.arange(self.count, dtype=np.intp)
        return self._everything

    def field(self, name: str) -> IndexedField | None:
        """The postings of a field, if any document of the segment has some."""
        return self.arrays.field(name) if name in self.arrays.indexed_fields else None

    def postings(self, name: str, value: Any) -> TermPostings | None:
        """The postings of a value's term, if any document has it; those of terms used lately are cached."""
        key = (self.base, name, value)
        postings: TermPostings | None = self.cache.get(key)
        if postings is None:
            postings = self.read_postings(name, value)
            if postings is not None:  # anyone can ask for any number of values that do not exist
                self.cache.put(key, postings, cached_bytes(len(postings)))
        return postings

    def read_postings(self, name: str, value: Any) -> TermPostings | None:
        """The same, read anew and not cached."""
        term, field = self.fields.term(name, value), self.field(name)
        ordinal = field.terms.find(term) if field and term is not None else -1
        return None if term is None or ordinal < 0 else self.postings_at(name, ordinal, term)

    def postings_at(self, name: str, ordinal: int, term: bytes) -> TermPostings:
        """The postings of the term with this ordinal."""
        field = self.arrays.field(name)
        if not self.fields.is_scored(name):
            return TermPostings(field, ordinal)
        idf = self.fields.idf(name, [term], field.frequency(ordinal))
        return TermPostings(field, ordinal, idf, self._length_norms(name))

    def rarity(self, name: str, *values: Any) -> float:
        """The inverse document frequency of a value's term, or of several values' terms as those of one word."""
        terms = [self.fields.term(name, value) for value in values]
        return self.fields.idf_of(self.fields.frequency_of_any(name, [term for term in terms if term is not None]))

    def merged_postings(
        self, name: str, values: Sequence[Any], boosts: Sequence[float]
    ) -> TermPostings | SynonymPostings | None:
        """The postings of several values' terms as those of one term, each weight times the boost of its value.

        None if no document of the segment has any of them. The field is one of those that are scored.
        """
        terms = [self.fields.term(name, value) or b"" for value in values]
        field = self.field(name)
        ordinals = [field.terms.find(term) for term in terms] if field else []
        kept = [(ordinal, boost) for ordinal, boost in zip(ordinals, boosts, strict=False) if ordinal >= 0]
        if field is None or not kept:
            return None
        if len(kept) == 1 and kept[0][1] == 1.0:
            ordinal = kept[0][0]
            idf = self.fields.idf(name, terms, field.frequency(ordinal))
            return TermPostings(field, ordinal, idf, self._length_norms(name))
        doc_ids, weights = merged_weights(field, kept, self.sets, self.tuning.sorted_from)
        idf = self.fields.idf(name, terms, len(doc_ids))
        return SynonymPostings(doc_ids, weights, idf, self._length_norms(name))

    def value_sets(self, name: str) -> ValueSets | None:
        """The documents by their sets of values in a keyword field; None where the sets are too many."""
        if name not in self._value_sets:
            count = len(self.arrays.field(name).terms)
            self._value_sets[name] = value_sets(self.arrays.keywords(name), count, self.tuning.value_set_pairs)
        return self._value_sets[name]

    def day_values(self, fields: DateFields) -> DayValues:
        """The days of each document."""
        values = self._day_values.get(fields)
        if values is None:
            values = self._day_values[fields] = day_values(self.arrays, fields)
        return values

    def term_ordinals(self, name: str) -> npt.NDArray[np.int32]:
        """The ordinal of each document's term in a field of which it has one; 0 for none."""
        ordinals = self._term_ordinals.get(name)
        if ordinals is None:
            ordinals = self._term_ordinals[name] = self._read_term_ordinals(name)
        return ordinals

    def _read_term_ordinals(self, name: str) -> npt.NDArray[np.int32]:
        ordinals = np.zeros(self.count, dtype=np.int32)
        field = self.field(name)
        if field is not None:
            count = len(field.terms)
            each = np.arange(count, dtype=np.int32).repeat(field.frequencies())
            ordinals[field.doc_ids_between(0, count)] = each
        return ordinals

    def tie_order(self, number: str, term: str) -> npt.NDArray[np.int64]:
        """A number for each document, the greater the sooner it comes among documents that are else equal.

        The greatest come first in a number field, those without a number last; then the least terms, as `term_ordinals`
        has them. A field that no document has decides nothing.
        """
        order = self._tie_orders.get((number, term))
        if order is None:
            order = np.zeros(self.count, dtype=np.int64)
            if number in self.arrays.number_fields:
                order += self.arrays.numbers(number).ordinals  # which ascend as the numbers do
                order <<= 32
            order -= self._read_term_ordinals(term)  # one array tells a tie in half of the time of two
            self._tie_orders[number, term] = order
        return order

    def _length_norms(self, name: str) -> LengthNorms:
        lengths = self._lengths.get(name)
        if lengths is None:
            field, average = self.arrays.field(name), self.fields.average_length(name)
            own = field.total_length / self.count
            lengths = self._lengths[name] = LengthNorms(norms(field.lengths, average), average, own)
        return lengths
