"""The chunks of a batch of texts as arrays: one row a chunk, or one a token of a chunk."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunks import Integers, chunks
from searchapp.extraction.name_words.word_table import EDGE, Numbers
from searchapp.extraction.tokens import Tokens
from searchapp.extraction.word_kinds import SMALL

_PADDING = ("", "")  # words before the first text and behind each, as many as a token's context reaches
_KINDS_OF_PADDING = SMALL * len(_PADDING)


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
    words, kinds = [*_PADDING], [_KINDS_OF_PADDING]
    padding = np.full(len(_PADDING), EDGE, np.int32)
    numbers: list[Numbers] = [padding]
    offsets: list[int] = []
    leading: list[int] = []  # the first words of sentences
    for tokens in texts:
        offset = len(words)
        offsets.append(offset)
        words += tokens.words
        words += _PADDING
        kinds += (tokens.kinds, _KINDS_OF_PADDING)
        numbers += (tokens.numbers, padding)
        leading += [offset + begin for begin in tokens.sentence_begins]
    spans = chunks(words, "".join(kinds))
    begins, sizes = spans[:, 0], np.diff(spans)[:, 0]
    first_words = np.array(offsets, np.intp)
    text_of_word = np.searchsorted(first_words, np.arange(len(words)), side="right") - 1
    text_of_chunk = text_of_word[begins]
    leads = np.zeros(len(words), np.bool_)
    leads[leading] = True
    first_rows = np.cumsum(sizes) - sizes
    chunk_of_token = np.repeat(np.arange(len(sizes)), sizes)
    return Layout(
        texts, spans - first_words[text_of_chunk, np.newaxis], words, np.concatenate(numbers), text_of_word,
        text_of_chunk, begins, sizes, leads[begins], first_rows, chunk_of_token,
        np.arange(len(chunk_of_token)) - (first_rows - begins)[chunk_of_token],
    )  # fmt: skip
