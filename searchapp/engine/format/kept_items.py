"""Items of a section that is written behind others: kept until then, on disk where they are many.

A field has a few numbers for each of its terms, and an index of a million articles tens of millions of terms.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_MEMORY_BYTES: Final = 1 << 20  # of the items of one section; more are put on disk


class Scratch:
    """A file in a folder, made when it is first needed, that nobody else sees and that is gone once it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._size = 0

    def append(self, content: memoryview) -> int:
        """Put bytes at the end; the offset at which they are. Raises OSError where the disk is full."""
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 -- closed by `close`
        offset = self._size
        while content:
            content = content[self._file.write(content) :]
        self._size = self._file.tell()
        return offset

    def read(self, offset: int, count: int) -> bytes:
        """So many of the bytes."""
        return os.pread(self._file.fileno(), count, offset) if self._file else b""

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()


class KeptItems:
    """An array of one type that grows at its end and is read piece by piece."""

    def __init__(self, scratch: Scratch, dtype: npt.DTypeLike, memory_bytes: int = _MEMORY_BYTES) -> None:
        self.dtype = np.dtype(dtype)
        self._scratch = scratch
        self._memory_bytes = memory_bytes
        self._stretches: list[tuple[int, int]] = []  # offset and bytes of what is on disk
        self._recent: list[Array] = []  # what is not
        self._recent_bytes = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, items: Array) -> None:
        """Keep some more items, flattened; they have to fit the type."""
        kept = np.array(items, dtype=self.dtype).reshape(-1)
        self._recent.append(kept)
        self._recent_bytes += kept.nbytes
        self._count += len(kept)
        if self._recent_bytes > self._memory_bytes:
            content = np.concatenate(self._recent).view(np.uint8).data
            self._stretches.append((self._scratch.append(content), len(content)))
            self._recent.clear()
            self._recent_bytes = 0

    def __iter__(self) -> Iterator[Array]:
        """The items in their order, about a megabyte at a time."""
        for offset, count in self._stretches:
            yield np.frombuffer(self._scratch.read(offset, count), dtype=self.dtype)
        yield from self._recent


def running_sums(pieces: Iterable[Array], dtype: npt.DTypeLike) -> Iterator[Array]:
    """Where each run of so many items begins, and at the end where the last one ends, piece by piece."""
    total = 0
    yield np.zeros(1, dtype=dtype)
    for piece in pieces:
        sums = np.cumsum(piece, dtype=np.int64) + total
        total = int(sums[-1]) if len(sums) else total
        yield sums.astype(dtype)
