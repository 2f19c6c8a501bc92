"""The corrections file applied to an index without reading any article again, by a process beside a server.

How far it is stands in a file in the index's folder, so that any process can tell; a lock tells whether it is at work.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path
from threading import Thread
from typing import Literal

import msgspec

from searchapp.backends.locations import Location, folder_of
from searchapp.errors import IndexLockedError, SearchappError
from searchapp.ingest.report import IngestReport, Progress, Watcher, unwatched
from searchapp.ingest.run import IngestOptions, update_index

STATE_NAME = "applying.json"
LOCK_NAME = "applying.lock"
START_SECONDS = 30  # that a process may need to begin
RETRY_SECONDS = 0.5  # until another run may have ended
PATIENCE_SECONDS = 600  # that another run may take

_CHILD = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
where = pickle.load(sys.stdin.buffer)
from searchapp.ingest.corrections.applying import apply_alone
apply_alone(*where)
"""

Stage = Literal["waiting", "renewing", "done", "failed"]


class Applying(msgspec.Struct, frozen=True):
    """How far the corrections are applied: so many of so many articles looked at; at the end, so many changed."""

    stage: Stage
    looked_at: int = 0
    documents: int = 0
    changed: int = 0
    message: str = ""
    since: float = 0.0  # seconds since 1970

    @property
    def is_under_way(self) -> bool:
        """Whether the index will go by them soon."""
        return self.stage in {"waiting", "renewing"}


def apply_corrections(index: Location, corrections: Path, watch: Watcher = unwatched) -> IngestReport:
    """Renew the facts of all articles of an index by the corrections file. Raises UserError and BackendError."""
    return update_index(index, [], IngestOptions(corrections=corrections), watch)


def start_applying(index: Location, corrections: Path) -> None:
    """Apply the corrections in a process of its own, after others that do so; `applying_in` tells how far it is."""
    _tell(folder_of(index), Applying("waiting", since=time.time()))
    # A session of its own: Ctrl-C is meant for the server. Not multiprocessing, which would run the main module again.
    process = subprocess.Popen([sys.executable, "-I", "-c", _CHILD], stdin=subprocess.PIPE, start_new_session=True)
    where = pickle.dumps(sys.path) + pickle.dumps((index, corrections))  # no argument: others see those
    Thread(target=process.communicate, args=(where,), daemon=True).start()


def applying_in(folder: Path) -> Applying | None:
    """How far the corrections are applied to the index in a folder; None where none have been in this way."""
    try:
        applying = msgspec.json.decode((folder / STATE_NAME).read_bytes(), type=Applying)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None
    is_starting = applying.stage == "waiting" and time.time() - applying.since < START_SECONDS
    if applying.is_under_way and not is_starting and not _is_at_work(folder):
        return Applying("failed", message="It was interrupted; `searchapp index` applies the corrections as well.")
    return applying


def apply_alone(index: Location, corrections: Path) -> None:
    """Apply the corrections once no other process does, and tell how far it is."""
    folder = folder_of(index)
    with open(folder / LOCK_NAME, "wb") as lock:
        flock(lock, LOCK_EX)
        before = applying_in(folder)
        try:
            report = _patiently(lambda: apply_corrections(index, corrections, lambda progress: _show(folder, progress)))
        except (SearchappError, OSError) as error:
            _tell(folder, Applying("failed", message=str(error)))
            return
        if report.renewed or before is None or before.stage != "done":  # else another process did this one's work
            _tell(folder, Applying("done", report.documents, report.documents, report.renewed))


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
    _tell(folder, Applying("renewing", progress.renewed_articles, progress.documents))


def _tell(folder: Path, applying: Applying) -> None:
    unfinished = folder / f"{STATE_NAME}.{os.getpid()}"
    unfinished.write_bytes(msgspec.json.encode(applying))
    os.replace(unfinished, folder / STATE_NAME)


def _is_at_work(folder: Path) -> bool:
    try:
        with open(folder / LOCK_NAME, "rb") as lock:
            flock(lock, LOCK_SH | LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
