"""The chunks of a batch of texts as arrays: one row a chunk, or one a token of a chunk."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunks import chunks
from searchapp.extraction.name_words.word_table import EDGE, Numbers
from searchapp.extraction.tokens import Tokens

Integers = npt.NDArray[np.intp]
_PADDING = ("", "")  # words before the first text and behind each, as many as a token's context reaches


class Layout(Struct, frozen=True):
    """Where the chunks of a batch of texts lie among the words of all of them, which "" parts from one another."""

    texts: Sequence[Tokens]
    chunks: Integers  # (chunks, 2) begin and end of each among the tokens of its text
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


def layout(texts: Sequence[Tokens]) -> Layout:
    """The layout of a batch of texts."""
    words = [*_PADDING]
    padding = np.full(len(_PADDING), EDGE, np.int32)
    numbers: list[Numbers] = [padding]
    offsets: list[int] = []
    spans: list[tuple[int, int]] = []
    counts: list[int] = []  # of chunks by text
    leads: list[bool] = []
    for tokens in texts:
        offsets.append(len(words))
        words += tokens.words
        words += _PADDING
        numbers += (tokens.numbers, padding)
        of_text = list(chunks(tokens))
        counts.append(len(of_text))
        spans += of_text
        leads += [begin in tokens.sentence_begins for begin, _ in of_text]
    text_of_chunk = np.repeat(np.arange(len(texts)), counts)
    by_text = np.array(spans, np.intp).reshape(-1, 2)
    first_words = np.array(offsets, np.intp)
    begins, sizes = by_text[:, 0] + first_words[text_of_chunk], by_text[:, 1] - by_text[:, 0]
    first_rows = np.cumsum(sizes) - sizes
    chunk_of_token = np.repeat(np.arange(len(sizes)), sizes)
    return Layout(
        texts, by_text, words, np.concatenate(numbers),
        np.searchsorted(first_words, np.arange(len(words)), side="right") - 1,
        text_of_chunk, begins, sizes, np.array(leads, np.bool_), first_rows, chunk_of_token,
        np.arange(len(chunk_of_token)) - (first_rows - begins)[chunk_of_token],
    )  # fmt: skip
