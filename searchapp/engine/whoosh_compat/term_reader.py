"""The terms of a segment, as stock Whoosh reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.reading import TermInfo, TermNotFound

from searchapp.engine.format.postings import IndexedField
from searchapp.engine.format.segment_arrays import SegmentArrays
from searchapp.engine.whoosh_compat.postings_matcher import ArrayMatcher

Term = tuple[str, bytes]


class ArrayTermInfo(TermInfo):  # type: ignore[misc]
    """The statistics of a term that Whoosh scores by, made from its postings."""

    def __init__(self, field: IndexedField, ordinal: int) -> None:
        doc_ids = field.doc_ids(ordinal)
        weights = field.weights(ordinal)
        lengths = field.lengths[doc_ids]
        super().__init__(
            weight=float(weights.sum(dtype=np.float64)),
            df=len(doc_ids),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(doc_ids[0]),
            maxid=int(doc_ids[-1]),
        )


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment, field after field."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self.arrays = arrays

    def __contains__(self, term: Term) -> bool:
        name, text = term
        return name in self.arrays.indexed_fields and text in self.arrays.field(name).terms

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return sorted(self.arrays.indexed_fields)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        """Walks the terms of a field."""
        if fieldname not in self.arrays.indexed_fields:
            return base.EmptyCursor()
        return ArrayCursor(self.arrays.field(fieldname), fieldobj)

    def terms(self) -> Iterator[Term]:
        """All terms."""
        return (term for name in self.indexed_field_names() for term in self._terms_of(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """All terms from this one on."""
        for name in self.indexed_field_names():
            if name == fieldname:
                yield from self._terms_of(name, self.arrays.field(name).terms.at_least(prefix))
            elif name > fieldname:
                yield from self._terms_of(name)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """All terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """All terms from this one on, with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """The statistics of a term; TermNotFound when no document has it."""
        return ArrayTermInfo(*self._located(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """The sum of a term's weights; 0 when no document has it."""
        if (fieldname, text) not in self:
            return 0
        field, ordinal = self._located(fieldname, text)
        return float(field.weights(ordinal).sum(dtype=np.float64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a term."""
        if (fieldname, text) not in self:
            return 0
        field, ordinal = self._located(fieldname, text)
        return field.frequency(ordinal)

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ArrayMatcher:
        """The postings of a term; TermNotFound when no document has it."""
        return ArrayMatcher(*self._located(fieldname, text), format_, scorer)

    def _located(self, fieldname: str, text: bytes) -> tuple[IndexedField, int]:
        if fieldname in self.arrays.indexed_fields:
            field = self.arrays.field(fieldname)
            ordinal = field.terms.find(text)
            if ordinal >= 0:
                return field, ordinal
        raise TermNotFound(f"No term {fieldname}:{text!r}")

    def _terms_of(self, name: str, first: int = 0) -> Iterator[Term]:
        terms = self.arrays.field(name).terms
        return ((name, terms.term(ordinal)) for ordinal in range(first, len(terms)))


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks the terms of a field in byte order."""

    def __init__(self, field: IndexedField, fieldobj: FieldType) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._ordinal = 0

    def first(self) -> Any:
        """Go to the first term."""
        self._ordinal = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Go to the first term that is not before this one."""
        term = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._ordinal = self._field.terms.at_least(term)
        return self.text()

    def next(self) -> Any:
        """Go to the next term."""
        self._ordinal += 1
        return self.text()

    def text(self) -> Any:
        """The term, None after the last."""
        return self._fieldobj.from_bytes(self._field.terms.term(self._ordinal)) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """The statistics of the term."""
        return ArrayTermInfo(self._field, self._ordinal) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is a term."""
        return self._ordinal < len(self._field.terms)
