"""Several processes that answer on one socket, so that all cores of a machine search one index.

Each has a reader of its own; the pages of the index's files are the system's and shared. They take connections from one
queue: of a worker that dies only the answers under way are lost, and another takes its place.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread

_START_SECONDS = 1.0  # a worker that lives no longer cannot start; the next one waits as long
_LOOK_SECONDS = 0.05  # between two looks whether the workers have stopped
_OF_TERMINAL = frozenset((signal.SIGINT, signal.SIGHUP))
_STOPPING = _OF_TERMINAL | {signal.SIGTERM}
_HEARD = _STOPPING | {signal.SIGCHLD}


def run_workers(count: int, work: Callable[[], None], let_go: Callable[[], None], stop_seconds: float) -> None:
    """Keep `count` processes at `work`, which ends on SIGTERM, until this one is told to end, and has let go of all.

    Those that have not ended `stop_seconds` after that are killed; so are all at a second signal.
    """
    with _signals() as heard:
        lifeline = os.pipe()
        workers = _Workers(work, lifeline)
        while True:
            workers.fill_up(count)
            if _STOPPING & _next(heard, workers.pause()):
                break
            for pid, status in workers.ended():
                _tell(pid, status)
        let_go()
        workers.signal(signal.SIGTERM)
        kill_at = time.monotonic() + stop_seconds
        while workers.pids and time.monotonic() < kill_at and not _STOPPING & _next(heard, _LOOK_SECONDS):
            list(workers.ended())
        workers.signal(signal.SIGKILL)


def _heeded(numbers: Iterable[signal.Signals]) -> list[signal.Signals]:
    """The signals among these but for those of a terminal that whoever started this process had ignored: `nohup` the
    end of the session, a shell Ctrl-C for what runs beside a script."""
    return [each for each in numbers if each not in _OF_TERMINAL or signal.getsignal(each) is not signal.SIG_IGN]


class _Workers:
    """The processes at work."""

    def __init__(self, work: Callable[[], None], lifeline: tuple[int, int]) -> None:
        self._work = work
        self._lifeline = lifeline
        self._next_start = 0.0
        self.pids: dict[int, float] = {}  # with the time at which each began

    def fill_up(self, count: int) -> None:
        """Start as many as are missing, unless the last one could not start just now."""
        if time.monotonic() >= self._next_start:
            while len(self.pids) < count:
                self.pids[_forked(self._work, self._lifeline)] = time.monotonic()

    def pause(self) -> float | None:
        """The seconds until others may be started; None where none has to wait."""
        left = self._next_start - time.monotonic()
        return left if left > 0 else None

    def ended(self) -> Iterator[tuple[int, int]]:
        """Those that have ended since, each with its exit status, negative where a signal ended it."""
        for pid, started in list(self.pids.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self.pids[pid]
                now = time.monotonic()
                if now - started < _START_SECONDS:
                    self._next_start = now + _START_SECONDS
                yield pid, os.waitstatus_to_exitcode(status)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to all."""
        for pid in self.pids:
            os.kill(pid, number)


def _forked(work: Callable[[], None], lifeline: tuple[int, int]) -> int:
    """The pid of a new process at work, which no signal reaches before it is set up."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    try:
        pid = os.fork()
        if not pid:
            _work_and_exit(work, lifeline)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
    return pid


def _work_and_exit(work: Callable[[], None], lifeline: tuple[int, int]) -> None:
    """What a worker does, from the fork to its end."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for number in _heeded(_HEARD):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process passes on what it means
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
        reading, writing = lifeline
        os.close(writing)
        Thread(target=_end_with_the_first, args=(reading,), daemon=True).start()
        work()
        status = 0
    finally:  # nothing may run on in the fork as if it was the first process
        if status:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)


def _end_with_the_first(reading: int) -> None:
    """Stop when the process is gone that alone could write to the pipe."""
    os.read(reading, 1)
    os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def _signals() -> Iterator[int]:
    """Where the numbers of the signals can be read that arrive, a byte each."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = {number: signal.signal(number, _heard) for number in _heeded(_HEARD)}
    wakeup = signal.set_wakeup_fd(writing)
    try:
        yield reading
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)


def _heard(number: int, _: object) -> None:
    """Its number is in the pipe already."""


def _next(heard: int, seconds: float | None) -> set[int]:
    """The signals that have arrived, once there are any or the time is over."""
    ready, _, _ = select.select([heard], [], [], seconds)
    return set(os.read(heard, 256)) if ready else set()


def _tell(pid: int, status: int) -> None:
    how = f"signal {-status}" if status < 0 else f"status {status}"
    print(f"The worker {pid} has ended with {how}; another one takes its place.", file=sys.stderr, flush=True)
