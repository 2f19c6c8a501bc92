"""The terms of a field by their stem: which inflections of a word the segment has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from searchapp.engine.format import layout
from searchapp.engine.format.run_lengths import offsets
from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.term_dictionary import TermDictionary, write_term_dictionary

Stemmer = Callable[[str], str]


class Stems:
    """The inflections of each stem of a field, which was written with a stemmer or has none of them.

    A term that is its own stem, with no other inflection, has no entry.
    """

    def __init__(self, file: SegmentFile, field: str, terms: TermDictionary) -> None:
        self._file = file
        self._field = field
        self._terms = terms
        self._has_stems = layout.STEM_STARTS.of(field) in file

    def inflections(self, stem: bytes) -> list[int]:
        """The ordinals, ascending, of the terms with this stem."""
        if not self._has_stems:
            return []
        number = self._dictionary.find(stem)
        if number >= 0:
            starts, members = self._members
            return members[starts[number] : starts[number + 1]].tolist()
        own = self._terms.find(stem)
        return [own] if own >= 0 and not self._has_entry[own] else []

    @cached_property
    def _dictionary(self) -> TermDictionary:
        return TermDictionary(self._file, f"{self._field}.stems")

    @cached_property
    def _members(self) -> tuple[memoryview, memoryview]:
        section, field = self._file.section, self._field
        return section(layout.STEM_STARTS.of(field)).memory(), section(layout.STEM_MEMBERS.of(field)).memory()

    @cached_property
    def _has_entry(self) -> npt.NDArray[Any]:
        """By ordinal, whether a term has another stem than itself or shares its stem."""
        has_entry = np.zeros(len(self._terms), dtype=bool)
        has_entry[self._file.section(layout.STEM_MEMBERS.of(self._field)).whole()] = True
        return has_entry


def write_stems(writer: SegmentFileWriter, field: str, terms: Sequence[bytes], stem: Stemmer) -> None:
    """Write the ordinals of a field's terms by stem, but for terms that are their own stem and share it with none."""
    words = list(map(bytes.decode, terms))
    stems = list(map(stem, words))
    entries = {stem for stem, word in zip(stems, words, strict=True) if stem != word}
    members = np.flatnonzero(np.fromiter(map(entries.__contains__, stems), bool, len(stems)))
    ordered = sorted(map(str.encode, entries))
    number_of = {stem.decode(): number for number, stem in enumerate(ordered)}
    numbers = np.fromiter([number_of[stems[member]] for member in members.tolist()], np.int64, len(members))
    write_term_dictionary(writer, f"{field}.stems", ordered, hashed=True)
    counts = np.bincount(numbers, minlength=len(ordered))
    writer.add(layout.STEM_STARTS.of(field), offsets(counts).astype(np.uint32))
    writer.add(layout.STEM_MEMBERS.of(field), members[np.argsort(numbers, kind="stable")].astype(np.uint32))
