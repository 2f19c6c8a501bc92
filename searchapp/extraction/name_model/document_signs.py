"""What a whole document says of a word: it follows a title, ends a person's name, begins a company's and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_model.chunk_arrays import Layout
from searchapp.extraction.name_model.chunks import Integers
from searchapp.extraction.name_words.word_table import (
    ENDS_BODIES,
    GIVEN_OR_TITLE,
    IN_CAPITALS,
    IN_SMALL,
    TITLE,
    Vocabulary,
)

_MEMO_CHUNKS = 1 << 14  # at some 400 bytes each
SIGNS = ("acronym", "begins", "ends", "firm", "small", "surname", "titled")  # in the order of their bits
ACRONYM, _BEGINS, ENDS, FIRM, SMALL, _SURNAME, _TITLED = (1 << bit for bit in range(len(SIGNS)))


class DocumentSigns(Struct, frozen=True):
    """The signs of each token of a chunk, a bit each, and whether it spells out an acronym of its document."""

    signs: npt.NDArray[np.uint8]  # (tokens,)
    expands: npt.NDArray[np.bool_]  # (tokens,)


def document_signs(layout: Layout, vocabulary: Vocabulary) -> DocumentSigns:
    """The signs that the documents of a batch give of the words in their chunks, without regard to case."""
    lower = vocabulary.lower(layout.numbers)
    distinct, columns = np.unique(lower[layout.positions], return_inverse=True)
    table = np.zeros((len(layout.texts), len(distinct)), np.uint8)  # signs by document and word
    _mark_small(table, layout, vocabulary, lower, distinct)
    _mark_by_chunk(table, layout, vocabulary, columns)
    expands = _mark_acronyms(table, layout, vocabulary, columns)
    return DocumentSigns(table[layout.text_of_word[layout.positions], columns], expands[layout.positions])


def _mark_small(
    table: npt.NDArray[np.uint8],
    layout: Layout,
    vocabulary: Vocabulary,
    lower: npt.NDArray[np.int32],
    distinct: npt.NDArray[np.int32],
) -> None:
    """Mark the words that their document has in small letters too."""
    column_of = np.full(len(vocabulary), -1)
    column_of[distinct] = np.arange(len(distinct))
    columns = column_of[lower]
    small = np.flatnonzero((columns >= 0) & (vocabulary.flags(layout.numbers) & IN_SMALL > 0))
    table[layout.text_of_word[small], columns[small]] |= SMALL


def _mark_by_chunk(table: npt.NDArray[np.uint8], layout: Layout, vocabulary: Vocabulary, columns: Integers) -> None:
    """Mark the words by the chunks that they begin and end, and by the word before."""
    numbers, texts = layout.numbers, layout.text_of_chunk
    ends = layout.begins + layout.sizes - 1
    first, last = columns[layout.first_rows], columns[layout.first_rows + layout.sizes - 1]
    is_long = layout.sizes > 1
    by_person = is_long & (vocabulary.flags(numbers[layout.begins]) & GIVEN_OR_TITLE > 0)
    by_body = is_long & (vocabulary.flags(numbers[ends]) & ENDS_BODIES > 0)
    by_title = ~is_long & (vocabulary.flags(numbers[layout.begins - 1]) & TITLE > 0)
    for chosen, marked, sign in (
        (is_long, first, _BEGINS),
        (is_long, last, ENDS),
        (by_person, last, _SURNAME),
        (by_body, first, FIRM),
        (by_title, first, _TITLED),
    ):
        table[texts[chosen], marked[chosen]] |= sign


def _mark_acronyms(
    table: npt.NDArray[np.uint8], layout: Layout, vocabulary: Vocabulary, columns: Integers
) -> npt.NDArray[np.bool_]:
    """Mark the acronyms that a chunk of their document spells out; yielded is which words spell one out: (words,)."""
    expands = np.zeros(len(layout.words), np.bool_)
    acronyms = _acronyms(layout, vocabulary, columns)
    is_long = layout.sizes > 1
    of_chunks = (layout.text_of_chunk, layout.begins, layout.begins + layout.sizes)
    for text, begin, end in zip(*[each[is_long].tolist() for each in of_chunks], strict=True):
        for letters, offset in _abbreviations(" ".join(layout.words[begin:end])) if text in acronyms else ():
            if letters in acronyms[text]:
                table[text, acronyms[text][letters]] |= ACRONYM
                expands[begin + offset : end] = True
    return expands


def _acronyms(layout: Layout, vocabulary: Vocabulary, columns: Integers) -> Mapping[int, Mapping[str, int]]:
    """By text the columns of words in capitals that are chunks by themselves, by their letters."""
    acronyms: dict[int, dict[str, int]] = defaultdict(dict)
    is_acronym = (vocabulary.flags(layout.numbers[layout.begins]) & IN_CAPITALS > 0) & (layout.sizes == 1)
    of_chunks = (layout.text_of_chunk, layout.begins, columns[layout.first_rows])
    for text, begin, column in zip(*[each[is_acronym].tolist() for each in of_chunks], strict=True):
        acronyms[text][layout.words[begin].lower().replace(".", "")] = column
    return acronyms


@lru_cache(maxsize=_MEMO_CHUNKS)
def _abbreviations(chunk: str) -> tuple[tuple[str, int], ...]:
    """The letters that the words of a chunk may be abbreviated to, each with the index of the first of these words."""
    words = chunk.lower().split(" ")
    content = [index for index, word in enumerate(words) if word not in ENGLISH["link words"]]
    initials = "".join([words[index][0] for index in content])
    return tuple((initials[skip:], content[skip]) for skip in range(len(content) - 1))
