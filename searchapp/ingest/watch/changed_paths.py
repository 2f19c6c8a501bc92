"""Which paths change while a process looks on: each is told once nothing has been written to it for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Final

from watchfiles import watch

_TICK_SECONDS: Final = 0.1  # between two looks at what has come in
_QUIET_SECONDS: Final = 0.2  # programs write a file in pieces, and a rename follows soon upon a temporary file
_LONGEST_SECONDS: Final = 5.0  # a file that is written to without end is told as it is then

_Signature = tuple[int, ...]


class ChangedPaths:
    """The changes of folders with all that is within, and of single files, as the corrections, which may be missing."""

    def __init__(self, paths: Sequence[str], corrections: Path, stop: Event | None = None) -> None:
        absolute = [os.path.abspath(path) for path in (*paths, str(corrections))]
        self._folders = [path for path in absolute if os.path.isdir(path)]
        self._signatures = {path: _signature(path) for path in absolute if path not in self._folders}
        self._stop = stop or Event()
        self._changing: dict[str, tuple[float, float]] = {}  # path → when it changed first, and last

    def __iter__(self) -> Iterator[frozenset[str]]:
        """The absolute paths that have changed and are quiet now, again and again; often none.

        What changes after the first of them was asked for is told. Ends when it is stopped.
        """
        for changes in self._noticed():
            now = time.monotonic()
            for path in (*changes, *self._changed_files()):
                first, _ = self._changing.get(path, (now, now))
                self._changing[path] = (first, now)
            finished = [path for path, times in self._changing.items() if _is_settled(now, *times)]
            for path in finished:
                del self._changing[path]
            yield frozenset(finished)

    def _noticed(self) -> Iterator[list[str]]:
        """What the system tells of the folders, every moment."""
        if not self._folders:
            while not self._stop.wait(_TICK_SECONDS):
                yield []
            return
        milliseconds = int(_TICK_SECONDS * 1000)
        noticed = watch(
            *self._folders,
            watch_filter=None,
            debounce=milliseconds,
            step=milliseconds // 2,
            rust_timeout=milliseconds,
            yield_on_timeout=True,
            stop_event=self._stop,
            ignore_permission_denied=True,
        )
        yield from ([path for _, path in changes] for changes in noticed)

    def _changed_files(self) -> Iterator[str]:
        """The single files that are not as they were when they were last looked at."""
        for file, before in self._signatures.items():
            now = _signature(file)
            if now != before:
                self._signatures[file] = now
                yield file


def _is_settled(now: float, first: float, last: float) -> bool:
    return now - last >= _QUIET_SECONDS or now - first >= _LONGEST_SECONDS


def _signature(file: str) -> _Signature:
    """What changes with a file; empty where there is none."""
    try:
        status = os.stat(file)
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
