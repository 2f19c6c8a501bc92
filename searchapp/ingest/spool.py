"""Articles with their facts, on disk until all of them have been learnt from."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType

from searchapp.ingest.workers import Found


class Spool:
    """Keeps what is put into it, in order, in a file of its own that is gone when it is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="searchapp-")  # noqa: SIM115 (open as long as the spool is)
        self._count = 0

    def put(self, found: Found) -> None:
        """Keep one more."""
        pickle.dump(found, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Found]:
        """Everything kept, in the order in which it came."""
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
