"""Articles with their facts, on disk until all of them have been learnt from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path
from types import TracebackType

from searchapp.ingest.extracted_articles import ExtractedArticle, ExtractedBatch, unpacked


class Spool:
    """Keeps the batches that are put into it, in order, in a file of a folder that has no name and goes when closed."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (open as long as the spool is)
        self._batches: list[tuple[int, bytes]] = []  # how long each is, and which of its articles are accepted

    def put(self, batch: ExtractedBatch, accepted: Sequence[bool]) -> None:
        """Keep the articles of one more batch that are accepted."""
        self._file.write(batch.packed)
        self._batches.append((len(batch.packed), bytes(accepted)))

    def __iter__(self) -> Iterator[ExtractedArticle]:
        """The accepted articles, in the order in which they came."""
        self._file.seek(0)
        for size, accepted in self._batches:
            yield from compress(unpacked(self._file.read(size)), accepted)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
