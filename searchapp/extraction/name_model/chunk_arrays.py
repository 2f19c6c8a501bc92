"""The chunks of a batch of texts as arrays: one row a chunk, or one a token of a chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunks import chunks
from searchapp.extraction.name_model.word_table import Numbers, Vocabulary
from searchapp.extraction.tokens import Tokens

Integers = npt.NDArray[np.intp]
_PADDING = ("", "")  # words before the first text and behind each, as many as a token's context reaches


class Chunk(NamedTuple):  # made in half the time of a dataclass
    """The chunk tokens[begin:end] of a text."""

    begin: int
    end: int


class Layout(Struct, frozen=True):
    """Where the chunks of a batch of texts lie among the words of all of them, which "" parts from one another."""

    texts: Sequence[Tokens]
    chunks: Sequence[Sequence[Chunk]]  # by text
    words: list[str]
    numbers: Numbers  # (words,) in the vocabulary
    text_of_word: Integers  # (words,)
    text_of_chunk: Integers  # (chunks,)
    begins: Integers  # (chunks,) of each chunk, in words
    sizes: Integers  # (chunks,) in tokens
    leads: npt.NDArray[np.bool_]  # (chunks,) whether a chunk begins a sentence
    first_rows: Integers  # (chunks,) the row of each chunk's first token among the tokens of chunks
    chunk_of_token: Integers  # (tokens,)
    positions: Integers  # (tokens,) of each token of a chunk, in words

    @property
    def steps(self) -> Integers:
        """(tokens,) how many tokens of its chunk stand before each."""
        return np.arange(len(self.positions)) - self.first_rows[self.chunk_of_token]


def layout(texts: Sequence[Tokens], vocabulary: Vocabulary) -> Layout:
    """The layout of a batch of texts."""
    words = [*_PADDING]
    offsets: list[int] = []
    by_text: list[list[Chunk]] = []
    leads: list[bool] = []
    for tokens in texts:
        offsets.append(len(words))
        words += tokens.words
        words += _PADDING
        of_text = [Chunk(*span) for span in chunks(tokens)]
        by_text.append(of_text)
        leads += [tokens.begins_sentence(chunk.begin) for chunk in of_text]
    text_of_chunk = np.repeat(np.arange(len(texts)), [len(of_text) for of_text in by_text])
    spans = np.array([chunk for of_text in by_text for chunk in of_text], np.intp).reshape(-1, 2)
    begins, sizes = spans[:, 0] + np.array(offsets, np.intp)[text_of_chunk], spans[:, 1] - spans[:, 0]
    first_rows = np.cumsum(sizes) - sizes
    chunk_of_token = np.repeat(np.arange(len(sizes)), sizes)
    return Layout(
        texts, by_text, words, vocabulary.numbers(words),
        np.searchsorted(offsets, np.arange(len(words)), side="right") - 1,
        text_of_chunk, begins, sizes, np.array(leads, np.bool_), first_rows, chunk_of_token,
        np.arange(len(chunk_of_token)) - (first_rows - begins)[chunk_of_token],
    )  # fmt: skip
