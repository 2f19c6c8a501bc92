"""Which articles are copies of one another but for a few words: MinHash over shingles.

A text's shingles are its runs of four words. Of each of many hash functions the signature keeps the least value of all
shingles; two signatures agree in about as many places as the texts share shingles (Broder, "On the resemblance and
containment of documents", 1997). Articles whose signatures agree in all places of some band are compared (Indyk and
Motwani's locality-sensitive hashing), so that nothing is compared with everything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

SHINGLE_WORDS: Final = 4
LEAST_WORDS: Final = 12  # of a text that can be told from others by its shingles
MOST_WORDS: Final = 3_000  # of a longer text the rest is not looked at
HASHES: Final = 256  # an estimate of 0.8 is then off by 0.025 on average
INDEXED_BANDS: Final = 10  # of four places: texts that share 0.8 have one of these in common but for one in 200
ALIKE: Final = 0.8  # the share of all shingles of two texts that both have, from which on they are copies

TERM_BYTES: Final = 6  # of a band's number are kept; longer ones would make the index a tenth larger

Signature = npt.NDArray[np.uint16]

_WORD = re.compile(r"\w+")
_RANDOM = np.random.default_rng(20261129)
_FACTORS = _RANDOM.integers(1, 1 << 32, HASHES, dtype=np.uint32) | np.uint32(1)
_SUMMANDS = _RANDOM.integers(0, 1 << 32, HASHES, dtype=np.uint32)
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIERS = _RANDOM.integers(1, 1 << 32, SHINGLE_WORDS, dtype=np.uint32) | np.uint32(1)


def signature_of(text: str) -> bytes:
    """The signature of a text; empty where it is too short to be told from others."""
    words = _WORD.findall(text.lower())[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return b""
    hashes = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint32, len(words))
    count = len(words) - SHINGLE_WORDS + 1
    shingles = np.zeros(count, np.uint32)
    for number, multiplier in enumerate(_MULTIPLIERS):
        shingles += hashes[number : number + count] * multiplier
        shingles ^= shingles >> np.uint32(15)
    shingles *= np.uint32(0x2C1B3C6D)
    shingles ^= shingles >> np.uint32(13)
    least = (shingles[:, None] * _FACTORS + _SUMMANDS).min(axis=0)
    lower: bytes = least.astype(np.uint16).tobytes()  # the upper half of a least value says little: they are all small
    return lower


def signatures(packed: Sequence[bytes]) -> npt.NDArray[np.uint16]:
    """Signatures as rows, one below the other."""
    return np.frombuffer(b"".join(packed), np.uint16).reshape(len(packed), HASHES)


def alike(left: npt.NDArray[np.uint16], right: npt.NDArray[np.uint16]) -> npt.NDArray[np.float64]:
    """About the share of shingles that each left text has in common with the right one in its row."""
    share: npt.NDArray[np.float64] = (left == right).mean(axis=-1)
    return share


def are_alike(first: bytes, second: bytes) -> bool:
    """Whether two texts with these signatures are copies."""
    return bool(first and second) and bool(alike(*signatures((first, second))) >= ALIKE)


def band_terms(signature: bytes) -> list[str]:
    """Keywords for an index, of which the copies of a text have at least one: all but one in 200 of them."""
    bands = np.frombuffer(signature, np.uint64)[:INDEXED_BANDS]
    mixed = (bands + np.arange(len(bands), dtype=np.uint64)) * _MIXER  # one band's number tells nothing of another's
    return [b64encode(band.to_bytes(8, "big")[:TERM_BYTES]).decode() for band in mixed.tolist()]


def bands_of(rows: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint64]:
    """For each signature one number a band."""
    return np.ascontiguousarray(rows).view(np.uint64)


def pairs_alike(rows: npt.NDArray[np.uint16]) -> npt.NDArray[np.intp]:
    """Pairs of rows, the lower first, whose texts are copies: enough of them to join all copies of a text."""
    same_band = []
    for band in bands_of(rows).T:
        order = np.argsort(band, kind="stable")
        is_same = band[order[1:]] == band[order[:-1]]
        members = np.flatnonzero(is_same) + 1
        starts = np.maximum.accumulate(np.where(np.r_[True, ~is_same], np.arange(len(order)), 0))
        same_band += [
            np.stack((order[members - 1], order[members])),
            np.stack((order[starts[members]], order[members])),
        ]
    pairs = np.unique(np.concatenate(same_band, axis=1).T, axis=0)
    return pairs[alike(rows[pairs[:, 0]], rows[pairs[:, 1]]) >= ALIKE]
