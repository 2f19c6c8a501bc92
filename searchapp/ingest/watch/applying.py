"""The corrections file applied to an index without reading any article again, by a process beside a server.

How far it is stands in a file in the index's folder, so that any process can tell; locks tell whether one is at work
and whether another waits for its end. One that waits is enough, however many corrections are made meanwhile.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path
from threading import Thread
from typing import IO, Literal

import msgspec

from searchapp.backends.locations import Location, folder_of
from searchapp.errors import SearchappError
from searchapp.whole_files import write_whole

STATE_NAME = "applying.json"
LOCK_NAME = "applying.lock"  # held by the process at work
NEXT_NAME = "applying-next.lock"  # held by the one that has not read the corrections yet

_CHILD = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
where = pickle.load(sys.stdin.buffer)
from searchapp.ingest.watch.applying_process import apply_alone
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

    @property
    def is_under_way(self) -> bool:
        """Whether the index will go by them soon."""
        return self.stage in {"waiting", "renewing"}


def start_applying(index: Location, corrections: Path) -> None:
    """Apply the corrections in a process of its own, after another that does so; `applying_in` tells how far it is.

    Raises SearchappError where no process can be started.
    """
    try:
        with open(folder_of(index) / NEXT_NAME, "wb") as turn:
            if _has_locked(turn, LOCK_EX):  # else one is about to read the corrections
                tell(folder_of(index), Applying("waiting"))
                _start_process(index, corrections, turn.fileno())
    except OSError as error:
        remedy = "`searchapp index` applies the corrections as well"
        raise SearchappError(f"{corrections} is written, but not applied: {error.strerror}; {remedy}.") from error


def applying_in(folder: Path) -> Applying | None:
    """How far the corrections are applied to the index in a folder; None where none have been in this way."""
    is_awaited = _is_locked(folder / NEXT_NAME)  # asked first, for the one that waits lets go once it is at work
    is_at_work = _is_locked(folder / LOCK_NAME)
    applying = last_state(folder)
    if is_at_work and applying is not None and applying.stage == "renewing":
        return applying
    if is_awaited or is_at_work:
        return Applying("waiting")
    if applying is not None and applying.is_under_way:
        return Applying("failed", message="It was interrupted; `searchapp index` applies the corrections as well.")
    return applying


def _start_process(index: Location, corrections: Path, turn: int) -> None:
    """Start the process, which holds the lock `turn` from now on."""
    # A session of its own: Ctrl-C is meant for the server. Not multiprocessing, which would run the main module again.
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _CHILD], stdin=subprocess.PIPE, pass_fds=[turn], start_new_session=True
    )
    where = pickle.dumps(sys.path) + pickle.dumps((index, corrections, turn))  # no argument: others see those
    Thread(target=process.communicate, args=(where,), daemon=True).start()


def tell(folder: Path, applying: Applying) -> None:
    """Write down how far the corrections are applied to the index in a folder."""
    write_whole(folder / STATE_NAME, msgspec.json.encode(applying), is_lasting=False)  # nobody asks after a power cut


def last_state(folder: Path) -> Applying | None:
    """How far they were by what was written last; None where nothing was."""
    try:
        return msgspec.json.decode((folder / STATE_NAME).read_bytes(), type=Applying)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def _is_locked(path: Path) -> bool:
    try:
        with open(path, "rb") as lock:
            return not _has_locked(lock, LOCK_SH)
    except FileNotFoundError:
        return False


def _has_locked(lock: IO[bytes], operation: int) -> bool:
    """Lock a file as long as it is open, unless another process has."""
    try:
        flock(lock, operation | LOCK_NB)
    except BlockingIOError:
        return False
    return True
