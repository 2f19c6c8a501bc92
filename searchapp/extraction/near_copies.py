"""Which articles are copies of one another but for a few words: MinHash over shingles.

A text's shingles are its runs of four words. Of each of many hash functions the signature keeps the least value of all
shingles; two signatures agree in about as many places as the texts share shingles (Broder, "On the resemblance and
containment of documents", 1997). Articles whose signatures agree in all places of some band are compared (Indyk and
Motwani's locality-sensitive hashing), so that nothing is compared with everything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

_SHINGLE_WORDS: Final = 4
_LEAST_WORDS: Final = 12  # of a text that can be told from others by its shingles
MOST_WORDS: Final = 3_000  # of a longer text the rest is not looked at
_MOST_CHARS: Final = 1 << 15  # the same, for what has few spaces
HASHES: Final = 256  # an estimate of 0.8 is then off by 0.025 on average
_INDEXED_BANDS: Final = 10  # of four places: texts that share 0.8 have one of these in common but for one in 200
_TEXTS_AT_ONCE: Final = 64  # read as one text; their arrays fit the cache
ALIKE: Final = 0.8  # the share of all shingles of two texts that both have, from which on they are copies

TERM_BYTES: Final = 6  # of a band's number are kept; longer ones would make the index a tenth larger
TERM_CHARS: Final = TERM_BYTES * 4 // 3  # in base64

SIGNATURE_BYTES: Final = HASHES * 2
BANDS: Final = HASHES // 4
INDEXED_BYTES: Final = _INDEXED_BANDS * 8  # of a signature, which its terms for an index are made of

Rows = npt.NDArray[np.uint16]  # a signature each

_OTHER_SIGNS = re.compile(r"[^\w\x00-\x7f]+")  # which part words, as “ and – do
_WORD_BYTES: Final = 8  # read at once, as one number
_MASKS: Final = np.array([(1 << 8 * count) - 1 for count in range(_WORD_BYTES + 1)], dtype=np.uint64)
_IS_WORD: Final = bytes(code >= 128 or chr(code).isalnum() or chr(code) == "_" for code in range(256))
_RANDOM = np.random.default_rng(20261129)
# Of 16 bits, of which twice as many are worked on at once as of 32: estimates are as good, from 20 words to 3,000.
_FACTORS = _RANDOM.integers(1, 1 << 16, HASHES, dtype=np.uint16) | np.uint16(1)
_SUMMANDS = _RANDOM.integers(0, 1 << 16, HASHES, dtype=np.uint16)
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIERS = _RANDOM.integers(1, 1 << 32, _SHINGLE_WORDS, dtype=np.uint32) | np.uint32(1)


def signature_of(text: str) -> bytes:
    """The signature of a text; empty where it is too short to be told from others."""
    return next(signatures_of([text]))


def signatures_of(texts: Iterable[str]) -> Iterator[bytes]:
    """The signature of each text; for many texts at once it takes a quarter of the time."""
    remaining = iter(texts)
    while group := list(islice(remaining, _TEXTS_AT_ONCE)):
        hashes, starts = _word_hashes([_words_in_bytes(text[:_MOST_CHARS]) for text in group])
        shingles = _shingle_hashes(hashes)
        ends = np.minimum(starts[1:], starts[:-1] + MOST_WORDS)
        for start, end in zip(starts[:-1].tolist(), ends.tolist(), strict=True):
            is_long_enough = end - start >= _LEAST_WORDS
            yield _signature(shingles[start : end - _SHINGLE_WORDS + 1]) if is_long_enough else b""


def _words_in_bytes(text: str) -> bytes:
    """A text in small letters in which no sign of more than a byte parts words."""
    if text.isascii():
        return text.encode().lower()
    return _OTHER_SIGNS.sub(" ", text.lower()).encode()


def _word_hashes(texts: Sequence[bytes]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.intp]]:
    """A hash of each word of texts in a row, and the number of the first word of each text, with that of all words.

    It is one of the first eight bytes of the word, its last eight, and its length.
    """
    joined = b" ".join([b"", *texts, bytes(_WORD_BYTES)])
    is_word = np.frombuffer(joined.translate(_IS_WORD), dtype=bool)
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    begins, ends = edges[::2], edges[1::2]
    lengths = ends - begins
    words = np.ndarray((len(joined) - _WORD_BYTES + 1,), "<u8", joined, strides=(1,))
    heads = words[begins] & _MASKS.take(lengths, mode="clip")
    tails = np.where(lengths > _WORD_BYTES, words[np.maximum(ends - _WORD_BYTES, 0)], heads)
    mixed = (heads * _MIXER ^ tails) * _MIXER + lengths.astype(np.uint64)
    starts = np.cumsum([1, *(len(text) + 1 for text in texts)])  # of the texts in `joined`
    return (mixed * _MIXER >> np.uint64(32)).astype(np.uint32), np.searchsorted(begins, starts)


def _shingle_hashes(words: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """A hash of each run of _SHINGLE_WORDS words."""
    count = max(0, len(words) - _SHINGLE_WORDS + 1)
    shingles = np.zeros(count, np.uint32)
    for number, multiplier in enumerate(_MULTIPLIERS):
        shingles += words[number : number + count] * multiplier
        shingles ^= shingles >> np.uint32(15)
    shingles *= np.uint32(0x2C1B3C6D)
    shingles ^= shingles >> np.uint32(13)
    return shingles.astype(np.uint16)


def _signature(shingles: npt.NDArray[np.uint16]) -> bytes:
    """The least value of all shingles by each hash function."""
    values = shingles[:, None] * _FACTORS
    values += _SUMMANDS
    least: bytes = np.minimum.reduce(values).tobytes()
    return least


def signatures(joined: bytes) -> Rows:
    """Signatures as rows, one below the other."""
    return np.frombuffer(joined, np.uint16).reshape(-1, HASHES)


def alike(left: Rows, right: Rows) -> npt.NDArray[np.float64]:
    """About the share of shingles that each left text has in common with the right one in its row."""
    share: npt.NDArray[np.float64] = (left == right).mean(axis=-1)
    return share


def are_alike(first: bytes, second: bytes) -> bool:
    """Whether two texts with these signatures are copies."""
    return bool(first and second) and bool(alike(*signatures(first + second)) >= ALIKE)


def band_terms(signature: bytes) -> list[str]:
    """Keywords for an index, of which the copies of a text have at least one: all but one in 200 of them."""
    return next(band_terms_of([signature]))


def band_terms_of(signatures: Sequence[bytes]) -> Iterator[list[str]]:
    """The keywords of each signature; of many at once they take a third of the time."""
    joined = b"".join([signature[:INDEXED_BYTES] for signature in signatures])
    bands = np.frombuffer(joined, np.uint64).reshape(-1, _INDEXED_BANDS)
    mixed = (bands + np.arange(_INDEXED_BANDS, dtype=np.uint64)) * _MIXER  # one's number tells nothing of another's
    terms = b64encode(mixed.astype(">u8").view(np.uint8).reshape(-1, 8)[:, :TERM_BYTES].tobytes()).decode()
    each = iter([terms[begin : begin + TERM_CHARS] for begin in range(0, len(terms), TERM_CHARS)])
    return (list(islice(each, _INDEXED_BANDS if signature else 0)) for signature in signatures)


def bands_of(rows: Rows) -> npt.NDArray[np.uint64]:
    """For each signature one number a band."""
    return np.ascontiguousarray(rows).view(np.uint64)
