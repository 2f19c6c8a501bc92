"""Tokens → CRF features: for each token of a chunk the words around it, and attributes from the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunk_arrays import Layout, layout
from searchapp.extraction.name_model.chunks import Integers
from searchapp.extraction.name_model.document_signs import SIGNS, DocumentSigns, document_signs
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.word_table import BEGINS_KNOWN, Numbers, Vocabulary
from searchapp.extraction.tokens import Tokens

CONTEXT = ("is", "-1", "+1", "-2", "+2", "last", "begin", "before", "after")
_MAX_TOKEN_ATTRIBUTES = 8  # beside those of the words in its context
_MAX_SIZE = 5  # of a chunk; longer ones are told as this
_KNOWN = [
    f"known{part}{kind}{more}{extent}"
    for part, kind, more, extent in product("BI", ("ORG", "FIRM", "LOC"), ("", "+"), ("whole", "part"))
]
_POSITIONS = [f"{begin}{end}{size}" for begin, end, size in product("IB", "ME", range(1, _MAX_SIZE + 1))]
ATTRIBUTES = (  # of a token beside those of words; the first stands for none
    "", *_POSITIONS, "first", "first1", *_KNOWN,
    *(sign + ending for sign, ending in product(SIGNS, (".run", ".one"))), "expands",
)  # fmt: skip
_NUMBERS = {name: number for number, name in enumerate(ATTRIBUTES)}
_POSITION_NUMBERS = np.array([_NUMBERS[name] for name in _POSITIONS]).reshape(2, 2, _MAX_SIZE)
_SIGN_NUMBERS = [[_NUMBERS[sign + ".run"], _NUMBERS[sign + ".one"]] for sign in SIGNS]


class ChunkFeatures(Struct, frozen=True):
    """The chunks of a batch of texts, with the features of their tokens, one row a token."""

    chunks: Integers  # (chunks, 2) begin and end of each among the tokens of its text
    text_of_chunk: Integers  # (chunks,)
    first_words: Integers  # (chunks,) the index of each one's first token among the words of all texts
    sizes: Integers  # (chunks,) in tokens
    leads: npt.NDArray[np.bool_]  # (chunks,) whether a chunk begins a sentence
    words: list[str]  # of all texts
    numbers: Numbers  # (words,) in the vocabulary
    context: Integers  # (tokens, len(CONTEXT)) indices of words
    attributes: Integers  # (tokens, _MAX_TOKEN_ATTRIBUTES) indices of ATTRIBUTES

    def context_words(self, token: int) -> list[str]:
        """The words around a token of a chunk, in the order of CONTEXT; "" beyond the edge of its sentence."""
        return [self.words[index] for index in self.context[token].tolist()]

    def attribute_names(self, token: int) -> list[str]:
        """The attributes of a token of a chunk beside those of words."""
        return [ATTRIBUTES[number] for number in self.attributes[token].tolist() if number]


def chunk_features(texts: Sequence[Tokens], vocabulary: Vocabulary) -> ChunkFeatures:
    """The chunks of a batch of texts with the features of their tokens."""
    laid = layout(texts)
    attributes = _Attributes(laid)
    attributes.add_known_names(laid, vocabulary)
    attributes.add_signs(laid, document_signs(laid, vocabulary))
    return ChunkFeatures(
        laid.chunks, laid.text_of_chunk, laid.begins, laid.sizes, laid.leads,
        laid.words, laid.numbers, _context(laid), attributes.numbers,
    )  # fmt: skip


def _context(laid: Layout) -> Integers:
    """The indices of the words in each token's context: (tokens, len(CONTEXT)); that of a "" beyond its sentence."""
    begins, chunk_of, positions = laid.begins, laid.chunk_of_token, laid.positions
    ends = begins + laid.sizes
    before = np.where(laid.leads, 0, begins - 1)
    columns = (
        positions,
        positions - 1,
        positions + 1,
        positions - 2,
        positions + 2,
        (ends - 1)[chunk_of],
        begins[chunk_of],
        before[chunk_of],
        ends[chunk_of],
    )
    context = np.stack(columns, axis=1)
    leads = laid.leads[chunk_of]
    context[leads & (laid.steps == 0), 1] = 0
    context[leads & (laid.steps < 2), 3] = 0  # two tokens back
    return context


class _Attributes:
    """The attributes of the tokens of chunks, each with those that were added first before the others."""

    def __init__(self, laid: Layout) -> None:
        steps, sizes = laid.steps, laid.sizes[laid.chunk_of_token]
        is_first, is_last = (steps == 0).astype(np.intp), (steps == sizes - 1).astype(np.intp)
        self.numbers = np.zeros((len(steps), _MAX_TOKEN_ATTRIBUTES), np.intp)
        self.numbers[:, 0] = _POSITION_NUMBERS[is_first, is_last, np.minimum(sizes, _MAX_SIZE) - 1]
        self._counts = np.ones(len(steps), np.intp)
        one_word = np.array([_NUMBERS["first"], _NUMBERS["first1"]])[(laid.sizes == 1).astype(np.intp)]
        self._add(laid.first_rows[laid.leads], one_word[laid.leads])

    def _add(self, tokens: Integers, numbers: Integers | int) -> None:
        """Add one more attribute to each of these tokens, but for those that have too many."""
        self.numbers[tokens, self._counts[tokens]] = numbers
        self._counts[tokens] += 1

    def add_known_names(self, laid: Layout, vocabulary: Vocabulary) -> None:
        """Add what tells the tokens of names in the lexicon: B or I, their kind, and whether they are the chunk."""
        begins_known = vocabulary.flags(laid.numbers[laid.positions]) & BEGINS_KNOWN > 0
        tokens: list[int] = []
        numbers: list[int] = []
        chosen = np.unique(laid.chunk_of_token[begins_known])
        spans = zip(
            laid.first_rows[chosen].tolist(), laid.begins[chosen].tolist(), laid.sizes[chosen].tolist(), strict=True
        )
        for row, begin, size in spans:
            for step, number in _known_names(" ".join(laid.words[begin : begin + size]).lower(), vocabulary.lexicon):
                tokens.append(row + step)
                numbers.append(number)
        self._add(np.array(tokens, np.intp), np.array(numbers, np.intp))

    def add_signs(self, laid: Layout, signs: DocumentSigns) -> None:
        """Add what the documents say of words."""
        is_one = (laid.sizes == 1).astype(np.intp)[laid.chunk_of_token]
        for bit, numbers in enumerate(_SIGN_NUMBERS):
            tokens = np.flatnonzero(signs.signs & (1 << bit))
            tokens = tokens[self._counts[tokens] < _MAX_TOKEN_ATTRIBUTES]
            self._add(tokens, np.array(numbers)[is_one[tokens]])
        expands = signs.expands & (self._counts < _MAX_TOKEN_ATTRIBUTES)
        self._add(np.flatnonzero(expands), _NUMBERS["expands"])


@lru_cache(maxsize=1 << 14)  # 8 MB
def _known_names(chunk: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The tokens of a chunk, in small letters, that are in known names, each with the number of its attribute."""
    words = chunk.split(" ")
    numbers: list[tuple[int, int]] = []
    begin, end = 0, len(words)
    while begin < end:
        size, kind = lexicon.match(words, begin, end)
        suffix = f"{kind}{'' if size == 1 else '+'}{'whole' if size == end else 'part'}"
        numbers += [(begin + step, _NUMBERS[f"known{'I' if step else 'B'}{suffix}"]) for step in range(size)]
        begin += max(size, 1)
    return tuple(numbers)
