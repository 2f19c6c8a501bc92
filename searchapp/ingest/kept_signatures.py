"""The signatures of the texts of one run, on disk: in memory those of a million articles would take 700 MB."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.extraction.near_copies import ALIKE, BANDS, SIGNATURE_BYTES, Rows, alike, bands_of, signatures


class SignatureLimits(NamedTuple):
    """How much of the signatures is in memory at once."""

    rows: int = 1 << 14  # read together, 8 MB
    bands_bytes: int = 64 << 20  # of all articles, looked at together: of 100,000 all of them, of a million eight
    pairs: int = 1 << 12  # compared together


_MIXER: Final = np.uint64(0x9E3779B97F4A7C15)
LIMITS: Final = SignatureLimits()


class KeptSignatures:
    """Ids of articles, in the order in which they were added, with the signatures of their texts.

    They are in files of the folder that nobody else sees and that are gone when it is closed or the process is killed.
    """

    def __init__(self, folder: Path, limits: SignatureLimits = LIMITS) -> None:
        self._limits = limits
        self._signatures = TemporaryFile(dir=folder)  # noqa: SIM115 -- closed by `close`
        self._ids = TemporaryFile(dir=folder)  # noqa: SIM115
        self._id_ends = array("Q", [0])  # bytes

    def __len__(self) -> int:
        return len(self._id_ends) - 1

    def add(self, article_id: str, signature: bytes) -> None:
        """Keep the signature of one more article. Raises OSError where the disk is full."""
        encoded = article_id.encode("utf-8", "surrogatepass")
        self._signatures.write(signature)
        self._ids.write(encoded)
        self._id_ends.append(self._id_ends[-1] + len(encoded))

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for begin, rows in self._slices():
            for number, row in enumerate(rows, begin):
                yield self.id_of(number), row.tobytes()

    def id_of(self, number: int) -> str:
        """The id of the article that was added as this one, counting from 0."""
        self._ids.flush()
        begin, end = self._id_ends[number : number + 2]
        return os.pread(self._ids.fileno(), end - begin, begin).decode("utf-8", "surrogatepass")

    def pairs_alike(self) -> npt.NDArray[np.int64]:
        """Pairs of numbers, the lower first, of articles that are copies: enough to join all copies of a text."""
        pairs = np.empty(0, dtype=np.int64)
        step = max(1, self._limits.bands_bytes // (8 * max(1, len(self))))
        for first in range(0, BANDS, step) if len(self) else ():
            bands = np.concatenate([*self._bands(first, first + step)], axis=1)
            pairs = np.unique(np.concatenate([pairs, *map(_sharing, bands)]))
        numbers = np.stack((pairs >> 32, pairs & 0xFFFFFFFF), axis=1)
        most = self._limits.pairs
        slices = (numbers[begin : begin + most] for begin in range(0, len(numbers), most))
        return np.concatenate([numbers[:0], *map(self._alike, slices)])

    def close(self) -> None:
        """Let go of the files."""
        self._signatures.close()
        self._ids.close()

    def __enter__(self) -> KeptSignatures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _bands(self, first: int, end: int) -> Iterator[npt.NDArray[np.uint64]]:
        """The bands from one to before another of all signatures, a row each, some articles after others."""
        return (bands_of(rows)[:, first:end].T.copy() for _, rows in self._slices())

    def _slices(self) -> Iterator[tuple[int, Rows]]:
        """All signatures, so many at a time, with the number of the first of them."""
        self._signatures.flush()
        for begin in range(0, len(self), self._limits.rows):
            yield begin, self._read(begin, min(self._limits.rows, len(self) - begin))

    def _alike(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Those of the pairs that are copies."""
        firsts, seconds = (np.concatenate([self._read(number, 1) for number in column]) for column in pairs.T.tolist())
        return pairs[alike(firsts, seconds) >= ALIKE]

    def _read(self, begin: int, count: int) -> Rows:
        content = os.pread(self._signatures.fileno(), count * SIGNATURE_BYTES, begin * SIGNATURE_BYTES)
        return signatures(content)


def _sharing(band: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Of all articles with one number for the band: each with the one before it and with the first of them.

    A pair is one number: that of the first article in its upper half, that of the second in its lower. What is sorted
    has an article's number in its lower bits, and is so in a quarter of the time of a stable sort; that two numbers of
    the band may be one in the bits above it costs a comparison.
    """
    bits = np.uint64(len(band).bit_length())
    sorted_numbers = np.sort(band * _MIXER >> bits << bits | np.arange(len(band), dtype=np.uint64))
    members = np.flatnonzero(sorted_numbers[1:] >> bits == sorted_numbers[:-1] >> bits) + 1
    firsts = np.maximum.accumulate(np.where(np.diff(members, prepend=-1) > 1, members - 1, 0))
    each, before, first = (
        (sorted_numbers[indexes] & (np.uint64(1) << bits) - np.uint64(1)).astype(np.int64)
        for indexes in (members, members - 1, firsts)
    )
    return np.concatenate([before << 32 | each, first << 32 | each])
