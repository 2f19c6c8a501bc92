"""The terms of a field by their stem: which inflections of a word the segment has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import ne
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from searchapp.engine.format import layout
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.term_dictionary import TermDictionary, write_term_dictionary

Array = npt.NDArray[Any]
Stemmer = Callable[[str], str]

DEFAULT_LANGUAGE: Final = ""


class Stemming(Struct, frozen=True):
    """How terms are stemmed: by the language that a keyword field gives their document, else by the default stemmer."""

    default: Stemmer
    language_field: str = ""  # empty: all documents are stemmed by the default
    by_language: Mapping[str, Stemmer] = field(default_factory=dict)


class DocumentLanguages(Struct, frozen=True):
    """The languages of a segment with their stemmers, and for each document the index (uint8) of its language.

    None in place of the indexes where all documents have the first, the default.
    """

    languages: Sequence[str]
    stemmers: Sequence[Stemmer]
    indexes: npt.NDArray[np.uint8] | None = None

    def of_terms(self, starts: Array, doc_ids: Array) -> npt.NDArray[np.bool_]:
        """For each of the terms with these postings and each language, whether a document of it has the term."""
        terms, count = len(starts) - 1, len(self.languages)
        if self.indexes is None:
            return np.ones((terms, 1), dtype=bool)
        has_language = np.zeros(terms * count, dtype=bool)
        rows = np.repeat(np.arange(0, terms * count, count, dtype=np.int32), np.diff(starts))
        rows += self.indexes[doc_ids]
        has_language[rows] = True
        return has_language.reshape(terms, count)


def document_languages(
    stemming: Stemming, doc_ids: Array, values: Sequence[str], value_of_pair: Array, documents: int
) -> DocumentLanguages:
    """The languages of documents, of which each pair of doc id and number among the values gives one."""
    known = [value for value in values if value in stemming.by_language]
    number_of = {value: number for number, value in enumerate(known, 1)}
    numbers = np.array([number_of.get(value, 0) for value in values], dtype=np.uint8)
    indexes = np.zeros(documents, dtype=np.uint8)
    indexes[doc_ids] = numbers[value_of_pair]
    if not indexes.any():
        return DocumentLanguages([DEFAULT_LANGUAGE], [stemming.default])
    stemmers = [stemming.default, *(stemming.by_language[value] for value in known)]
    return DocumentLanguages([DEFAULT_LANGUAGE, *known], stemmers, indexes)


class Stems:
    """The inflections of each stem of a field, which was written with stemmers or has none of them."""

    def __init__(self, file: SegmentFile, field: str, terms: TermDictionary) -> None:
        self._file = file
        self._field = field
        self._terms = terms
        self.languages: Sequence[str] = file.facts["fields"][field]["languages"]

    def inflections(self, stem: bytes, language: str = DEFAULT_LANGUAGE) -> list[int]:
        """The ordinals, ascending, of the terms with this stem in documents of a language."""
        if language not in self.languages:
            return []
        number = self._dictionary.find(_key(language, stem))
        if number >= 0:
            starts, members = self._members
            return members[starts[number] : starts[number + 1]].tolist()
        own = self._terms.find(stem)
        return [own] if own >= 0 and self._is_own(own, self.languages.index(language)) else []

    def _is_own(self, ordinal: int, row: int) -> bool:
        return bool(self._own[row, ordinal >> 3] >> (7 - (ordinal & 7)) & 1)

    @cached_property
    def _dictionary(self) -> TermDictionary:
        return TermDictionary(self._file, f"{self._field}.stems")

    @cached_property
    def _members(self) -> tuple[memoryview, memoryview]:
        section, field = self._file.section, self._field
        return section(layout.STEM_STARTS.of(field)).memory(), section(layout.STEM_MEMBERS.of(field)).memory()

    @cached_property
    def _own(self) -> Array:
        return self._file.section(layout.STEM_OWN.of(self._field)).whole()


class StemsWriter:
    """Writes the ordinals of a field's terms by stem, and which are their own stem and share it with none.

    The terms are added in byte order, so many at a time; of those that are their own stem only that is kept in memory.
    """

    def __init__(self, languages: DocumentLanguages) -> None:
        self._languages = languages
        self._is_present = np.zeros(len(languages.languages), dtype=bool)  # whether any term has the language
        self._is_own: list[Array] = []  # by term and language, in parts: whether it is its own stem there
        self._numbers: dict[bytes, int] = {}  # of the keys of the stems of all other terms, as they were met
        self._members = [np.empty((2, 0), dtype=np.uint32)]  # the number of the stem, and the ordinal, of each of these
        self._count = 0

    def add(self, terms: Sequence[bytes], starts: Array, doc_ids: Array) -> None:
        """Take in some more terms with their postings."""
        words = list(map(bytes.decode, terms))
        is_own = self._languages.of_terms(starts, doc_ids)
        self._is_present |= is_own.any(axis=0)
        for row, (language, stem) in enumerate(zip(self._languages.languages, self._languages.stemmers, strict=True)):
            ordinals = np.flatnonzero(is_own[:, row])
            own_words = words if len(ordinals) == len(words) else [words[ordinal] for ordinal in ordinals.tolist()]
            stems = list(map(stem, own_words))
            is_other = np.fromiter(map(ne, stems, own_words), bool, len(stems))
            keys = [_key(language, stems[index].encode()) for index in np.flatnonzero(is_other).tolist()]
            numbers = [self._numbers.setdefault(key, len(self._numbers)) for key in keys]
            self._members.append(np.array([numbers, ordinals[is_other] + self._count], dtype=np.uint32))
            is_own[ordinals[is_other], row] = False
        self._is_own.append(is_own)
        self._count += len(terms)

    def finish(self, writer: SegmentFileWriter, field: str, pieces: Iterable[Sequence[bytes]]) -> list[str]:
        """Write what was taken in; the languages that any term has. The `pieces` are all the terms again."""
        is_own = np.concatenate(self._is_own)
        numbers, ordinals = np.concatenate([*self._members, *self._shared(is_own, pieces)], axis=1)
        ordered = sorted(self._numbers)
        stem_ordinals = np.empty(len(ordered), dtype=np.uint32)
        stem_ordinals[list(map(self._numbers.__getitem__, ordered))] = np.arange(len(ordered))
        write_term_dictionary(writer, f"{field}.stems", ordered, hashed=True)
        ordinal_of_each = stem_ordinals[numbers]
        starts = offsets(np.bincount(ordinal_of_each, minlength=len(ordered)))
        writer.add(layout.STEM_STARTS.of(field), starts.astype(np.uint32))
        writer.add(layout.STEM_MEMBERS.of(field), ordinals[np.lexsort((ordinals, ordinal_of_each))])
        writer.add(layout.STEM_OWN.of(field), np.packbits(is_own[:, self._is_present].T, axis=1))
        return [self._languages.languages[row] for row in np.flatnonzero(self._is_present).tolist()]

    def _shared(self, is_own: Array, pieces: Iterable[Sequence[bytes]]) -> Iterator[npt.NDArray[np.uint32]]:
        """The members that are their own stem and that of others, which `is_own` then leaves."""
        begin = 0
        for terms in pieces:
            for row, language in enumerate(self._languages.languages):
                keys = [_key(language, term) for term in terms] if language else terms
                members: list[tuple[int, int]] = []
                for index in np.flatnonzero(is_own[begin : begin + len(terms), row]).tolist():
                    if (number := self._numbers.get(keys[index])) is not None:
                        members.append((number, begin + index))
                        is_own[begin + index, row] = False
                yield np.array(members, dtype=np.uint32).reshape(-1, 2).T
            begin += len(terms)


def _key(language: str, stem: bytes) -> bytes:
    return b"%b\0%b" % (language.encode(), stem) if language else stem
