"""The process that applies the corrections file to an index: it waits for others, and tells how far it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path

from searchapp.backends.locations import Location, folder_of
from searchapp.errors import IndexLockedError, SearchappError
from searchapp.ingest.report import IngestReport, Progress, Watcher, unwatched
from searchapp.ingest.run import IngestOptions, update_index
from searchapp.ingest.watch.applying import LOCK_NAME, Applying, last_state, tell

RETRY_SECONDS = 0.5  # until another run may have ended
PATIENCE_SECONDS = 600  # that another run may take


def apply_alone(index: Location, corrections: Path, turn: int) -> None:
    """Apply the corrections once no other process does, and tell how far it is; `turn` is the descriptor of the lock
    of the one that waits."""
    folder = folder_of(index)
    with open(folder / LOCK_NAME, "wb") as lock:
        flock(lock, LOCK_EX)
        os.close(turn)  # what is corrected from now on needs another process
        try:
            report = _patiently(lambda: apply_corrections(index, corrections, lambda progress: _show(folder, progress)))
        except (SearchappError, OSError) as error:
            tell(folder, Applying("failed", message=str(error)))
            return
        before = last_state(folder)
        if report.renewed or before is None or before.stage != "done":  # else another process did this one's work
            tell(folder, Applying("done", report.documents, report.documents, report.renewed))


def apply_corrections(index: Location, corrections: Path, watch: Watcher = unwatched) -> IngestReport:
    """Renew the facts of all articles of an index by the corrections file. Raises UserError and BackendError."""
    return update_index(index, [], IngestOptions(corrections=corrections), watch)


def _patiently(run: Callable[[], IngestReport]) -> IngestReport:
    """The report of a run, which waits for others to end."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return run()
        except IndexLockedError:
            if time.monotonic() > give_up:
                raise
            time.sleep(RETRY_SECONDS)


def _show(folder: Path, progress: Progress) -> None:
    tell(folder, Applying("renewing", progress.renewed_articles, progress.documents))
